"""A conference that never was, with contributions, abstracts and a published volume: what the books are made of."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from benchmarks.jumbo_content import write_content
from benchmarks.workload import EDITION, Shape, make_conference

from jumbo_site.content.load import load_content
from jumbo_site.outputs.output import ExportSources
from tests.conftest import BASE_URL, REPOSITORY
from tests.large_site import SLOTS, STREET, VIEW, WAY, draw_logo

ISBN, ISSN, DOI = "978-92-95055-12-4", "2049-3630", "10.5281/zenodo.1234567"
TALK = {"ar": "منارة لكل مرفأ", "en": "A lighthouse for every harbour", "it": "Un faro per ogni porto"}
SPARE = {"ar": "مداخلة بلا جلسة", "en": "A talk without a session", "it": "Un intervento senza sessione"}
ABSTRACT = {
    "ar": "قارنّا ستة مرافئ متخيلة، ووجدنا أن **المنارة** تُرى من بعيد.\n",
    "en": "We compared six invented harbours, and found that a **lighthouse** is seen from afar.\n",
    "it": "Abbiamo confrontato sei porti inventati: un **faro** si vede da lontano.\n",
}


@cache
def published_sources(sessions: int = 12) -> ExportSources:
    """Return what its outputs are made from."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder)
    content = folder / "content"
    write_published_conference(content, sessions)
    loaded = load_content(content)
    assert loaded.content is not None, loaded
    return ExportSources(loaded.content, BASE_URL, content, (REPOSITORY / "templates",))


def write_published_conference(folder: Path, sessions: int) -> None:
    """Write content/ of the conference; the folder must not exist."""
    conference = make_conference(sessions, 1, Shape(rooms=2, speakers=20, slots=SLOTS[:3]))
    write_content(conference, folder)
    site = folder / "site.yaml"
    text = site.read_text("utf-8").replace("outputs: {default: false}", "outputs: {default: true}")
    site.write_text(f"{text}  issn: {ISSN}\n", "utf-8")
    first, second = (person.id for person in conference.people[:2])
    publisher = conference.organisations[0].id
    facts = folder / EDITION / "edition.yaml"
    publication = (
        f"publication:\n  isbn: {ISBN}\n  doi: {DOI}\n  licence: CC-BY-4.0\n  publisher: {publisher}\n"
        f"  published: 2031-02-03\n  editors: [{first}, {second}]\n"
    )
    facts.write_text(f"{facts.read_text('utf-8')}{publication}", "utf-8")
    places = folder / "places.yaml"
    street = "{" + ", ".join(f"{tag}: {text}" for tag, text in STREET.items()) + "}"
    where = f"  address: {street}\n  coordinates: {{latitude: 41.9, longitude: 12.5}}\n"
    places.write_text(places.read_text("utf-8") + where, "utf-8")
    (folder / "places").mkdir()
    for tag, text in WAY.items():
        (folder / "places" / f"venue.{tag}.md").write_text(text, "utf-8")
    talks = folder / EDITION / "contributions"
    talks.mkdir()
    of_session = f"session: {conference.sessions[0].id}\n"
    for name, titles, more in (("harbours", TALK, of_session), ("spare", SPARE, "")):
        people = f"people:\n  - {{speaker: {first}, role: author}}\n  - {{speaker: {second}, role: author}}\n"
        (talks / f"{name}.yaml").write_text(f"{more}{people}doi: {DOI}.{name}\nlanguage: en\n", "utf-8")
        for tag, title in titles.items():
            name_of_it = VIEW[tag]
            picture = f'\n![{name_of_it}](/media/harbour.png "{name_of_it}")\n\n[→](/{EDITION}/programme/)\n'
            text = ABSTRACT[tag] + (picture if more else "")
            (talks / f"{name}.{tag}.md").write_text(f"---\ntitle: {title}\n---\n{text}", "utf-8")
    (folder / "media").mkdir()
    draw_logo(folder / "media" / "harbour.png", "harbour")
