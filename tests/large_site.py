"""Conferences that never were. The large one: 300 sessions and panels, 8 rooms, 4 days, 400 speakers, drawn photos.

Run as a program it writes the content, to be built and looked at: ``python -m tests.large_site FOLDER``.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from benchmarks.jumbo_content import write_content
from benchmarks.workload import EDITION, Shape, make_conference

SESSIONS, PANELS = 286, 14
ROOMS, SPEAKERS = 8, 400
SLOTS = (
    ("08:30", "09:15"),
    ("09:30", "10:15"),
    ("10:45", "11:30"),
    ("11:45", "12:30"),
    ("13:30", "14:15"),
    ("14:30", "15:15"),
    ("15:30", "16:15"),
    ("16:45", "17:30"),
    ("17:45", "18:30"),
    ("18:45", "19:30"),
)
TRACKS = {
    "ports": {"ar": "المرافئ والسفن", "en": "Ports and ships", "it": "Porti e navi"},
    "lights": {"ar": "المنائر", "en": "Lighthouses", "it": "Fari"},
    "weather": {"ar": "الطقس والبحر", "en": "Weather and sea", "it": "Meteo e mare"},
    "crews": {"ar": "الأطقم", "en": "Crews", "it": "Equipaggi"},
}
LUNCH = {"ar": "استراحة الغداء", "en": "Lunch", "it": "Pranzo"}
WITHOUT_PHOTO = 7
"""Every seventh speaker has sent none."""


def write_large_site(folder: Path) -> None:
    """Write content/ of the conference; the folder must not exist."""
    write_invented_site(folder, SESSIONS, Shape(ROOMS, SPEAKERS, SLOTS))


def write_invented_site(folder: Path, sessions: int, shape: Shape) -> None:
    """Write content/ of a conference of any size, with tracks, languages, lunches and photos."""
    conference = make_conference(sessions, 1, shape)
    write_content(conference, folder)
    site = folder / "site.yaml"
    site.write_text(site.read_text("utf-8").replace("outputs: {default: false}", "outputs: {default: true}"), "utf-8")
    _add_tracks(folder / EDITION)
    _add_lunches(folder / EDITION, conference.start, conference.end)
    photos = folder / "media" / "photos"
    photos.mkdir(parents=True)
    for place, person in enumerate(conference.people):
        if place % WITHOUT_PHOTO:
            draw_portrait(photos / f"{person.id}.jpg", person.id)
            facts = folder / "speakers" / f"{person.id}.yaml"
            facts.write_text(f"{facts.read_text('utf-8')}photo: media/photos/{person.id}.jpg\n", "utf-8")


def _named(name: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{tag}: {text}" for tag, text in name.items()) + "}"


def _add_tracks(edition: Path) -> None:
    """Put each session on a track, and let every third be followed in two languages."""
    lines = [f"  - {{id: {track}, name: {_named(name)}}}\n" for track, name in TRACKS.items()]
    facts = edition / "edition.yaml"
    facts.write_text(f"{facts.read_text('utf-8')}tracks:\n{''.join(lines)}", "utf-8")
    tracks = list(TRACKS)
    for place, file in enumerate(sorted(edition.glob("sessions/*.yaml"))):
        languages = ("[en, ar]", "[en]", "[it]")[place % 3]
        own = f"track: {tracks[place % len(tracks)]}\nlanguages: {languages}\n"
        file.write_text(file.read_text("utf-8") + own, "utf-8")


def _add_lunches(edition: Path, first: date, last: date) -> None:
    for day in range((last - first).days + 1):
        facts = f'kind: break\ntitle: {_named(LUNCH)}\nday: {first + timedelta(day)}\nstart: "12:30"\nend: "13:30"\n'
        (edition / "sessions" / f"lunch-{day + 1}.yaml").write_text(facts, "utf-8")


def draw_portrait(path: Path, seed: str) -> None:
    """Draw head and shoulders in colours that follow from a word: a JPEG of 480 × 600 pixels."""
    from PIL import Image, ImageDraw

    digest = hashlib.sha256(seed.encode()).digest()
    wall = tuple(150 + byte // 4 for byte in digest[:3])
    coat = tuple(30 + byte // 3 for byte in digest[3:6])
    skin = ((241, 205, 175), (214, 164, 122), (160, 110, 78), (107, 72, 50))[digest[6] % 4]
    hair = ((40, 30, 26), (94, 62, 38), (150, 150, 150), (190, 140, 70))[digest[7] % 4]
    image = Image.new("RGB", (480, 600), wall)
    pen = ImageDraw.Draw(image)
    pen.ellipse((30, 430, 450, 900), fill=coat)
    pen.rectangle((200, 360, 280, 470), fill=skin)
    pen.ellipse((125, 105, 355, 400), fill=hair)
    pen.ellipse((145, 140 + digest[8] % 20, 335, 410), fill=skin)
    image.save(path, quality=80)


def main() -> None:
    """Write the content into a folder."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("folder", type=Path)
    write_large_site(parser.parse_args().folder)


if __name__ == "__main__":
    main()
