"""What an organiser does next with an entry that was just written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from jumbo_site.content.existing_entries import SCHEMA_FOLDER, holders
from jumbo_site.content.scaffold import Place
from jumbo_site.i18n.scripts import script_of
from jumbo_site.messages import Message, say


def next_steps(place: Place, entry_id: str, texts: Mapping[str, str], written: Sequence[Path]) -> list[Message]:
    """Return sentences, in the order of the work."""
    steps: list[Message] = []
    first = written[0].as_posix()
    if place.list_file is not None:
        steps.append(say("Its lines are the last ones of {file}, which lists all of them: fill them in.", file=first))
    else:
        steps.append(say("Open {file}; comments tell what belongs there.", file=first))
    if not texts:
        where = written[-1].as_posix()
        steps.append(say("The name is still `{id}`: write the real one in {file}.", id=entry_id, file=where))
    if texts and not any(script_of(name) == "Latn" for name in texts.values()):
        steps.append(
            say("The id was spelled from another script: an id can be renamed until it is published, not later.")
        )
    steps += _part(place, entry_id)
    if place.kind == "edition":
        steps.append(say('For the home page to show it, write `edition: "{id}"` in site.yaml.', id=entry_id))
    if (place.content.root.parent / SCHEMA_FOLDER).is_dir():
        steps.append(say("Run `jumbo-site schema` again, so that your editor offers the new id."))
    steps.append(say("`jumbo-site check` tells what is missing."))
    return steps


def _part(place: Place, entry_id: str) -> list[Message]:
    """Say where the entry is to be named so that it is shown."""
    if place.kind == "speaker":
        example = _an_example(place)
        return [
            say(
                "Give the person a part, under `people` of a session, panel or contribution, such as {example}:\n"
                "        - {speaker: {id}, role: speaker}",
                example=example,
                id=entry_id,
            )
            if example
            else say(
                "Give the person a part, under `people` of a session, panel or contribution:\n"
                "        - {speaker: {id}, role: speaker}",
                id=entry_id,
            )
        ]
    if place.kind == "organisation":
        return [
            say(
                "Name it: `affiliation: {id}` of a speaker, or under `organisers` in an edition.yaml:\n"
                "        - {organisation: {id}, role: partner}",
                id=entry_id,
            )
        ]
    if place.kind == "topic":
        return [say("Name it in sessions and panels: `topics: [{id}]`.", id=entry_id)]
    if place.kind == "place":
        return [say("Name it: `venue: {id}` in an edition.yaml, or `place: {id}` in a session.", id=entry_id)]
    if place.kind == "role":
        return [say("Use it under `people` of a session: {speaker: …, role: {id}}.", id=entry_id)]
    if place.edition is not None:
        return [say("It belongs to the edition {edition}; --edition names another.", edition=place.edition)]
    return []


def _an_example(place: Place) -> str:
    """Return a file in which persons are named; empty where there is none."""
    root, edition = place.content.root, place.content.edition
    if edition is None:
        return ""
    files = [file for name in ("panels", "sessions") for _, file, _ in holders(root / edition, name)]
    return next((file.as_posix() for file in files if file.suffix == ".yaml"), "")
