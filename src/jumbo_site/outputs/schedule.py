"""The timetable of an edition for conference apps and recording teams: ``schedule.xml`` and ``schedule.json``.

The XML is that of Pentabarf and frab, the JSON that of frab and pretalx, both as the c3voc describes and validates them
(https://c3voc.de/wiki/schedule). Giggity, EventFahrplan, infobeamer and others read them. There is a pair of files for
each language, with the same ids, and none for an edition without clock times.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from jumbo_site import __version__
from jumbo_site.model import addresses
from jumbo_site.model.content import Content
from jumbo_site.outputs.output import ExportJob, ExportSources, Output
from jumbo_site.outputs.schedule_events import Numbers, Timetable
from jumbo_site.outputs.uri import absolute_uri
from jumbo_site.outputs.xml_text import xml_text
from jumbo_site.plan.localizer import Localizer

GENERATOR = "jumbo-site"
SCHEMA = "https://c3voc.de/schedule/schema.json"
_EVENT_TEXTS = (
    *("date", "start", "duration", "room", "slug", "url", "title", "subtitle", "track", "type"),
    *("language", "abstract", "description"),
)


def _jobs(content: Content) -> Iterator[ExportJob]:
    for tag in content.language_tags:
        for edition_id, edition in content.editions.items():
            if addresses.timed_days(edition):
                yield ExportJob("schedule", edition_id, tag)


def _make(job: ExportJob, sources: ExportSources) -> dict[str, bytes]:
    to = Localizer(sources.content, job.language)
    timetable = Timetable(to, sources.content.editions[job.edition], sources.base_url)
    conference = timetable.conference()
    version, base_url = timetable.version(conference), absolute_uri(sources.base_url)
    files = {
        addresses.schedule_xml_path(job.edition): schedule_xml(conference, version, base_url),
        addresses.schedule_json_path(job.edition): schedule_json(conference, version, base_url),
    }
    return {to.path(path).removeprefix("/"): data for path, data in files.items()}


def schedule_json(conference: dict[str, Any], version: str, base_url: str) -> bytes:
    """Return the timetable as schedule JSON."""
    data = {
        "$schema": SCHEMA,
        "generator": {"name": GENERATOR, "version": __version__},
        "schedule": {"version": version, "base_url": base_url, "conference": conference},
    }
    return f"{json.dumps(data, ensure_ascii=False)}\n".encode()


def schedule_xml(conference: dict[str, Any], version: str, base_url: str) -> bytes:
    """Return the timetable as schedule XML, in which persons have numbers."""
    from lxml import etree

    numbers = Numbers()

    def add(parent: etree._Element, element: str, text: str = "", **attributes: str) -> etree._Element:
        made = etree.SubElement(parent, element, {name: xml_text(value) for name, value in attributes.items()})
        made.text = xml_text(text)
        return made

    root = etree.Element("schedule")
    add(root, "generator", name=GENERATOR, version=__version__)
    add(root, "version", version)
    head = add(root, "conference")
    for name in ("acronym", "title", "start", "end"):
        add(head, name, conference[name])
    add(head, "days", str(conference["daysCount"]))
    add(head, "timeslot_duration", conference["timeslot_duration"])
    add(head, "base_url", base_url)
    add(head, "time_zone_name", conference["time_zone_name"])
    for day in conference["days"]:
        dates = {"date": day["date"], "start": day["day_start"], "end": day["day_end"]}
        in_day = add(root, "day", index=str(day["index"]), **dates)
        for name, events in day["rooms"].items():
            room = add(in_day, "room", name=name)
            for one in events:
                event = add(room, "event", guid=one["guid"], id=str(one["id"]))
                for field in _EVENT_TEXTS:
                    add(event, field, one[field])
                persons = add(event, "persons")
                for person in one["persons"]:
                    add(persons, "person", person["name"], id=str(numbers.of(person["guid"])))
                for group, each in (("links", "link"), ("attachments", "attachment")):
                    listed = add(event, group)
                    for document in one[group]:
                        add(listed, each, document["title"], href=document["url"])
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8")
    return data


OUTPUT = Output("schedule", _jobs, _make)
