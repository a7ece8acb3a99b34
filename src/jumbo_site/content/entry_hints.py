"""What an organiser does next with an entry that was just written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from jumbo_site.content.existing_entries import SCHEMA_FOLDER, holders
from jumbo_site.content.scaffold import Place
from jumbo_site.i18n.scripts import script_of


def next_steps(place: Place, entry_id: str, texts: Mapping[str, str], written: Sequence[Path]) -> list[str]:
    """Return sentences, in the order of the work."""
    steps = []
    if place.list_file is not None:
        steps.append(f"Its lines are the last ones of {written[0].as_posix()}, which lists all of them: fill them in.")
    else:
        steps.append(f"Open {written[0].as_posix()}; comments tell what belongs there.")
    if not texts:
        where = written[-1].as_posix()
        steps.append(f"The name is still `{entry_id}`: write the real one in {where}.")
    if texts and not any(script_of(name) == "Latn" for name in texts.values()):
        steps.append("The id was spelled from another script: an id can be renamed until it is published, not later.")
    steps += _part(place, entry_id)
    if place.kind == "edition":
        steps.append(f'For the home page to show it, write `edition: "{entry_id}"` in site.yaml.')
    if (place.content.root.parent / SCHEMA_FOLDER).is_dir():
        steps.append("Run `jumbo-site schema` again, so that your editor offers the new id.")
    steps.append("`jumbo-site check` tells what is missing.")
    return steps


def _part(place: Place, entry_id: str) -> list[str]:
    """Say where the entry is to be named so that it is shown."""
    example = _an_example(place)
    if place.kind == "speaker":
        return [
            f"Give the person a part, under `people` of a session, panel or contribution{example}:\n"
            f"        - {{speaker: {entry_id}, role: speaker}}"
        ]
    if place.kind == "organisation":
        return [
            f"Name it: `affiliation: {entry_id}` of a speaker, or under `organisers` in an edition.yaml:\n"
            f"        - {{organisation: {entry_id}, role: partner}}"
        ]
    if place.kind == "topic":
        return [f"Name it in sessions and panels: `topics: [{entry_id}]`."]
    if place.kind == "place":
        return [f"Name it: `venue: {entry_id}` in an edition.yaml, or `place: {entry_id}` in a session."]
    if place.kind == "role":
        return [f"Use it under `people` of a session: {{speaker: …, role: {entry_id}}}."]
    if place.edition is not None:
        return [f"It belongs to the edition {place.edition}; --edition names another."]
    return []


def _an_example(place: Place) -> str:
    root, edition = place.content.root, place.content.edition
    if edition is None:
        return ""
    files = [file for name in ("panels", "sessions") for _, file, _ in holders(root / edition, name)]
    return next((f", such as {file.as_posix()}" for file in files if file.suffix == ".yaml"), "")
