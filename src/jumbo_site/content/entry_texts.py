"""What a new entry's files say: its facts with comments that tell what belongs there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from jumbo_site.content.translation_yaml import yaml_scalar
from jumbo_site.messages import Message, say

FOLDERS: Mapping[str, str] = {
    "speaker": "speakers",
    "organisation": "organisations",
    "place": "places",
    "topic": "topics",
    "page": "pages",
    "news": "news",
    "role": "roles",
    "session": "sessions",
    "panel": "panels",
    "contribution": "contributions",
}
"""The kinds of entries that have a folder or a list, and its name."""
KINDS = (*FOLDERS, "edition")
WITH_TITLE = frozenset({"page", "news", "session", "panel", "contribution", "edition"})
"""Kinds whose title stands in a Markdown file a language; the others have a name among their facts."""

PARTS: Mapping[str, Message] = {
    "room": say("A room is a line under `rooms:` in edition.yaml: - {id: hall, name: {en: Hall}}"),
    "track": say("A track is a line under `tracks:` in edition.yaml: - {id: law, name: {en: Law}}"),
    "level": say("A level is a line under `levels:` in edition.yaml: - {id: gold, name: {en: Gold}}"),
    "sponsor": say("A sponsor is an organisation, and a line under `organisers:` in edition.yaml."),
    "organiser": say("An organiser is an organisation, and a line under `organisers:` in edition.yaml."),
    "partner": say("A partner is an organisation, and a line under `organisers:` in edition.yaml."),
    "figure": say("A figure is an entry under `figures:` in edition.yaml."),
    "document": say("A document is a line under `documents:` of an edition, a session or a contribution."),
    "picture": say("A picture is a line under `gallery:` in edition.yaml; its file lies in media/."),
    "outcome": say("An outcome is a line under `outcomes:` of its panel: - {id: a-word-for-it, kind: recommendation}"),
    "term": say("A term is an entry of glossary.yaml: - term: {en: keynote}"),
    "paper": say("A paper is a contribution: `jumbo-site new contribution …`."),
    "talk": say("A talk is a contribution: `jumbo-site new contribution …`."),
    "person": say("A person is a speaker: `jumbo-site new speaker …`."),
    "break": say("A break is a session: `jumbo-site new session …`, then `kind: break`."),
    "keynote": say("A keynote is a session: `jumbo-site new session …`, then `kind: keynote`."),
    "workshop": say("A workshop is a session: `jumbo-site new session …`, then `kind: workshop`."),
}
"""Things that are no entries of their own, and where they are written."""

_AFTER_NAME: Mapping[str, str] = {
    "speaker": "# honorific:               # Ambassador, Professor …\n# position:                # the office held\n"
    "# affiliation:             # the id of an organisation\n# country:                 # IT, AL, BA …\n",
    "organisation": "kind: other                # government, international, academic, company, civil-society\n"
    "# short_name:\n# country:                 # IT, AL, BA …; none for an international one\n",
    "place": "# city:\n# country:\n",
    "topic": "",
    "role": "",
    "page": "menu: false                # true puts it into the main menu\norder: {order}\n",
    "news": "date: {today}           # the day on which it is told\n# image: media/photo.jpg\n"
    "# image_text:              # what the image shows\n",
    "session": "kind: session              # opening, closing, keynote, workshop, break, ceremony\norder: {order}"
    "\n# day: {start}\n"
    '# start: "09:00"\n# end: "10:30"\npeople: []\n#  - {{speaker: id-of-a-speaker, role: speaker}}\n',
    "panel": "number: {number}\norder: {order}\n"
    '# day: {start}\n# start: "09:00"\n# end: "10:30"\n'
    "people: []\n#  - {{speaker: id-of-a-speaker, role: chair}}\n"
    "outcomes: []\n#  - {{id: a-word-for-it, kind: recommendation}}   # finding, challenge, recommendation, strategy\n",
    "contribution": "# session: id-of-a-session\npeople: []\n#  - {{speaker: id-of-a-speaker, role: author}}\n",
    "edition": "number: {number}\nstart: {start}          # the first day: put the real one\nend: {start}\n"
    "timezone: {timezone}\n# venue:                   # the id of a place\norganisers: []\n"
    "#  - {{organisation: id, role: organiser}}\n",
}


@dataclass(frozen=True)
class EntryFacts:
    """What a new entry takes over from the content that it joins."""

    number: int
    order: int
    today: date
    start: date
    timezone: str


def facts_text(kind: str, texts: Mapping[str, str], keys: Sequence[str], facts: EntryFacts) -> str:
    """Return the YAML of an entry. ``texts`` are its names by script or language, ``keys`` those it could have."""
    filled = _AFTER_NAME[kind].format(
        number=facts.number,
        order=facts.order,
        today=facts.today.isoformat(),
        start=facts.start.isoformat(),
        timezone=facts.timezone,
    )
    if kind in WITH_TITLE:
        return filled
    comment = "# a line a script, as its owner writes it; the owner's own first" if kind == "speaker" else ""
    lines = [f"name:{' ' * 22}{comment}" if comment else "name:"]
    lines += [f"  {key}: {yaml_scalar(text, None, in_flow=False)}" for key, text in texts.items()]
    lines += [f"  # {key}:" for key in keys if key not in texts]
    return "\n".join(lines) + "\n" + filled


def title_text(title: str) -> str:
    """Return the Markdown file of an entry in one language."""
    return f"---\ntitle: {yaml_scalar(title, None, in_flow=False)}\n---\n"
