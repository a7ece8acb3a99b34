"""A large conference that never was: 300 sessions and panels, 8 rooms, 4 days, 400 speakers with drawn photos.

Run as a program it writes the content, to be built and looked at: ``python -m tests.large_site FOLDER``.
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

from benchmarks.jumbo_content import write_content
from benchmarks.workload import Shape, make_conference

SESSIONS, PANELS = 286, 14
ROOMS, DAYS, SPEAKERS = 8, 4, 400
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
WITHOUT_PHOTO = 7
"""Every seventh speaker has sent none."""


def write_large_site(folder: Path) -> None:
    """Write content/ of the conference; the folder must not exist."""
    conference = make_conference(SESSIONS, 1, Shape(ROOMS, SPEAKERS, SLOTS))
    write_content(conference, folder)
    site = folder / "site.yaml"
    site.write_text(site.read_text("utf-8").replace("outputs: {default: false}", "outputs: {default: true}"), "utf-8")
    photos = folder / "media" / "photos"
    photos.mkdir(parents=True)
    for place, person in enumerate(conference.people):
        if place % WITHOUT_PHOTO:
            draw_portrait(photos / f"{person.id}.jpg", person.id)
            facts = folder / "speakers" / f"{person.id}.yaml"
            facts.write_text(f"{facts.read_text('utf-8')}photo: media/photos/{person.id}.jpg\n", "utf-8")


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
