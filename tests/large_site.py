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
from benchmarks.workload import EDITION, Conference, Shape, make_conference

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
LEVELS = {
    "gold": {"ar": "ذهبي", "en": "Gold", "it": "Oro"},
    "silver": {"ar": "فضي", "en": "Silver", "it": "Argento"},
}
VIEW = {"ar": "مرفأ متخيل", "en": "An invented harbour", "it": "Un porto inventato"}
STREET = {"ar": "شارع المنارة ١", "en": "1 Lighthouse Street", "it": "Via del Faro 1"}
WAY = {
    "ar": "## بالقطار\n\nخمس دقائق سيرًا على الأقدام من المحطة.\n",
    "en": "## By train\n\nFive minutes on foot from the station.\n",
    "it": "## In treno\n\nCinque minuti a piedi dalla stazione.\n",
}
NEWS = {
    "call": {"ar": "دعوة لتقديم المداخلات", "en": "Call for contributions", "it": "Invito a presentare contributi"},
    "programme-is-out": {"ar": "صدر البرنامج", "en": "The programme is out", "it": "Il programma è pubblicato"},
    "doors-open": {"ar": "تُفتح الأبواب قريبًا", "en": "Doors open soon", "it": "Le porte si aprono presto"},
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
    _add_around(folder, conference)
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
        revision = "revision: 2\n" if day == 0 else ""
        name, when = _named(LUNCH), first + timedelta(day)
        facts = f'{revision}kind: break\ntitle: {name}\nday: {when}\nstart: "12:30"\nend: "13:30"\n'
        (edition / "sessions" / f"lunch-{day + 1}.yaml").write_text(facts, "utf-8")


def _add_around(folder: Path, conference: Conference) -> None:
    """Add news, a venue on the map, pictures, and sponsors on levels with logos."""
    edition, media = folder / EDITION, folder / "media"
    media.mkdir()
    for number in range(6):
        draw_view(media / f"view-{number}.jpg", number)
    facts = edition / "edition.yaml"
    sponsors = [one.id for one in conference.organisations[1:5]]
    for sponsor in sponsors:
        draw_logo(media / f"{sponsor}.png", sponsor)
    organisations = folder / "organisations.yaml"
    text = organisations.read_text("utf-8")
    for sponsor in sponsors:
        text = text.replace(f"- id: {sponsor}\n", f"- id: {sponsor}\n  logo: media/{sponsor}.png\n")
    organisations.write_text(text, "utf-8")
    levels = ("gold", "gold", "silver", "silver")
    lines = [
        f"  - {{organisation: {sponsor}, role: sponsor, level: {level}}}\n"
        for sponsor, level in zip(sponsors, levels, strict=True)
    ]
    gallery = [
        f"  - {{file: media/view-{number}.jpg, alt: {_named(VIEW)}, caption: {_named(VIEW)}, credit: Nobody}}\n"
        for number in range(6)
    ]
    own = facts.read_text("utf-8").replace("rooms:\n", "".join(lines) + "rooms:\n", 1)
    named = [f"  - {{id: {level}, name: {_named(name)}}}\n" for level, name in LEVELS.items()]
    facts.write_text(f"{own}levels:\n{''.join(named)}gallery:\n{''.join(gallery)}", "utf-8")
    places = folder / "places.yaml"
    place = (
        f"  address: {_named(STREET)}\n  coordinates: {{latitude: 41.9, longitude: 12.5}}\n"
        f"  image: media/view-0.jpg\n  image_text: {_named(VIEW)}\n"
    )
    places.write_text(places.read_text("utf-8") + place, "utf-8")
    (folder / "places").mkdir()
    (folder / "news").mkdir()
    for tag, text in WAY.items():
        (folder / "places" / f"venue.{tag}.md").write_text(text, "utf-8")
    for number, (name, titles) in enumerate(NEWS.items()):
        day = conference.start - timedelta(90 - 30 * number)
        extra = f"image: media/view-1.jpg\nimage_text: {_named(VIEW)}\n" if number == 0 else ""
        (folder / "news" / f"{name}.yaml").write_text(f"date: {day}\n{extra}", "utf-8")
        for tag, title in titles.items():
            text = f"---\ntitle: {title}\nsummary: {title}.\n---\n{title}: [→](/{EDITION}/programme/).\n"
            (folder / "news" / f"{name}.{tag}.md").write_text(text, "utf-8")


def draw_view(path: Path, number: int) -> None:
    """Draw a harbour of flat colours: a JPEG of 1600 × 1000 pixels."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (1600, 1000), (180 + 10 * number, 205, 225 - 8 * number))
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 620, 1600, 1000), fill=(30, 80 + 8 * number, 110))
    for place in range(7):
        left, height = 60 + place * 220, 120 + (place * 53 + number * 71) % 260
        pen.rectangle((left, 620 - height, left + 150, 620), fill=(210 - 12 * place, 190, 150 + 8 * place))
    pen.polygon([(300 + 100 * number, 700), (700 + 100 * number, 700), (620 + 100 * number, 800)], fill=(240, 240, 235))
    image.save(path, quality=80)


def draw_logo(path: Path, seed: str) -> None:
    """Draw three rings on nothing: a PNG of 600 × 240 pixels."""
    from PIL import Image, ImageDraw

    digest = hashlib.sha256(seed.encode()).digest()
    image = Image.new("RGBA", (600, 240), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    for ring in range(3):
        colour = tuple(60 + byte // 2 for byte in digest[3 * ring : 3 * ring + 3])
        pen.ellipse((20 + 180 * ring, 20, 220 + 180 * ring, 220), outline=colour, width=28)
    image.save(path)


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
