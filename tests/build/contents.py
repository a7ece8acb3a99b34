"""Contents that follow one another in the tests of faults: each differs from the last in another way."""

from __future__ import annotations

from collections.abc import Mapping

from tests.build.faults import GOOD


def _good(path: str) -> str:
    return (GOOD / path).read_text("utf-8")


FIRST: Mapping[str, str] = {"media/plan.txt": "The plan of the hall.\n"}
PROSE: Mapping[str, str] = {
    **FIRST,
    "2030/panels/lights.en.md": _good("2030/panels/lights.en.md") + "\nAnd on *lamps*.\n",
}
"""A text's body differs: the small way."""
PEOPLE: Mapping[str, str] = {
    **FIRST,
    "speakers/nina-doe.yaml": "name: {Latn: Nina Doe, Arab: نينا دو}\nposition: {en: Diver, ar: غواصة}\n",
    "2030/panels/lights.yaml": _good("2030/panels/lights.yaml").replace(
        "people:\n", "people:\n  - {speaker: nina-doe, role: speaker}\n"
    ),
    "media/plan.txt": "Another plan of the hall.\n",
    "media/list/people.txt": "Nina Doe\n",
}
"""A speaker more: new pages, and others that show her."""
COLOUR: Mapping[str, str] = {
    **FIRST,
    "site.yaml": _good("site.yaml") + 'theme: {colour: "#702030"}\n',
    "pages/venue.en.md": "---\ntitle: Venue\n---\nBy the sea.\n",
    "pages/venue.ar.md": "---\ntitle: المكان\n---\nعلى البحر.\n",
}
"""Another stylesheet, so every page differs; and a page more."""

CONTENTS: Mapping[str, Mapping[str, str]] = {"first": FIRST, "prose": PROSE, "people": PEOPLE, "colour": COLOUR}
