"""Privacy in ABUSE.md: who is removed is in no format, no cache and no name of a file; nor is what is withheld."""

from __future__ import annotations

import gzip
import io
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from tests.build.small_site import Project

ID = "zephyrina-quillfeather"
FACTS = """\
name:
  Latn: {text: Zephyrina Quillfeather, sort: "Quillfeather, Zephyrina"}
  Arab: زفيرينا ريشة
aliases: [Zephy Q.]
honorific: {en: Commodore-in-chief, ar: عميدة البحار}
position: {en: Keeper of foghorns, ar: حافظة أبواق الضباب}
affiliation: port-office
country: IS
photo: media/zephyrina.png
orcid: 0000-0002-1825-0097
links:
  - {label: {en: Foghorn diary, ar: يوميات البوق}, url: "https://foghorns.example/"}
"""
BIOGRAPHY = "She has blown *seventeen* foghorns off Hornstrandir.\n"
TRACES = (
    *("Zephyrina", "Quillfeather", ID, "زفيرينا", "ريشة", "Commodore-in-chief", "foghorns", "أبواق", "Foghorn diary"),
    *("0000-0002-1825-0097", "Hornstrandir", "media/zephyrina"),
)
"""What is said of the person and of nobody else."""
ALIAS = "Zephy Q."
OUTPUTS = "outputs: {default: true, cards: false}"


def with_person(project: Project) -> None:
    project.edit("site.yaml", "outputs: {default: false}", OUTPUTS)
    project.write(f"speakers/{ID}.yaml", FACTS)
    project.write(f"speakers/{ID}.en.md", BIOGRAPHY)
    Image.new("RGB", (600, 600), "#123456").save(project.content("media/zephyrina.png"))
    project.edit("2030/panels/lights.yaml", "people:\n", f"people:\n  - {{speaker: {ID}, role: moderator}}\n")
    project.edit("2030/contributions/beams.yaml", "people:\n", f"people:\n  - {{speaker: {ID}, role: author}}\n")
    edition = project.content("2030/edition.yaml").read_text("utf-8")
    published = f"publication: {{isbn: 978-92-95055-12-4, editors: [{ID}], publisher: port-office}}\n"
    project.write("2030/edition.yaml", edition + published)


def without_person(project: Project) -> None:
    for path in (f"speakers/{ID}.yaml", f"speakers/{ID}.en.md", "media/zephyrina.png"):
        project.content(path).unlink()
    for path in ("2030/panels/lights.yaml", "2030/contributions/beams.yaml", "published-urls.txt"):
        lines = project.content(path).read_text("utf-8").splitlines(keepends=True)
        project.write(path, "".join(line for line in lines if ID not in line))
    project.edit("2030/edition.yaml", f"editors: [{ID}], ", "")


def all_texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the name of each file of a folder, hidden ones too, and all that can be read in it, unpacked."""
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder).as_posix()
        yield name, name
        if file.is_file():
            for part in _unpacked(file.read_bytes()):
                yield name, part.decode("utf-8", "replace")
                yield name, part.decode("utf-16-be", "replace")


def _unpacked(data: bytes) -> Iterator[bytes]:
    yield data
    if data.startswith(b"\x1f\x8b"):
        yield gzip.decompress(data)
    elif data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from _unpacked(archive.read(name))
    elif data.startswith(b"%PDF-"):
        reader = PdfReader(io.BytesIO(data))
        yield "\n".join(page.extract_text() for page in reader.pages).encode("utf-8", "replace")
        yield repr(reader.metadata).encode()
        yield from _streams(data)


def _streams(data: bytes) -> Iterator[bytes]:
    for part in data.split(b"stream\n")[1:]:
        try:
            yield zlib.decompressobj().decompress(part)
        except zlib.error:
            continue


def found_in(folder: Path, traces: tuple[str, ...]) -> dict[str, set[str]]:
    """Return the files in which each trace is found."""
    found: dict[str, set[str]] = {}
    for name, text in all_texts(folder):
        folded = text.casefold()
        for trace in traces:
            if trace.casefold() in folded:
                found.setdefault(trace, set()).add(name)
    return found


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project.at(tmp_path)


def test_a_person_who_is_removed_leaves_no_trace(project: Project) -> None:
    with_person(project)
    assert project.build().published
    output = project.folder / "site"
    before = found_in(output, TRACES)
    assert set(before) == set(TRACES), "each trace must be there before, or its absence would mean nothing"
    endings = {name.rpartition(".")[2] for names in before.values() for name in names}
    assert endings >= {"html", "json", "sqlite", "csv", "pdf", "epub", "bib", "ris", "xml", "pf_fragment"}
    assert any(found_in(project.folder / ".jumbo-site-cache", TRACES))

    without_person(project)
    report = project.build()
    assert report.published, report.diagnostics
    assert found_in(output, (*TRACES, ALIAS)) == {}
    assert found_in(project.folder / ".jumbo-site-cache", (*TRACES, ALIAS)) == {}

    shutil.rmtree(project.folder / "content")
    shutil.rmtree(project.folder / "theme")
    assert found_in(project.folder, (*TRACES, ALIAS)) == {}


WITHHELD = {
    "aliases": (ALIAS,),
    "honorific": ("Commodore-in-chief", "عميدة البحار"),
    "position": ("Keeper of foghorns", "حافظة أبواق الضباب"),
    "country": ("Iceland", "آيسلندا"),
    "photo": ("media/zephyrina",),
    "links": ("Foghorn diary", "https://foghorns.example/"),
    "orcid": ("0000-0002-1825-0097",),
    "biography": ("Hornstrandir",),
}
"""What each fact says, by the name of its flag."""


def test_what_a_person_withholds_is_published_in_no_format(project: Project) -> None:
    with_person(project)
    facts = FACTS.replace("port-office", "lighthouse-guild")
    project.write(f"speakers/{ID}.yaml", f"{facts}withhold: [{', '.join(WITHHELD)}, affiliation]\n")
    report = project.build()
    assert report.published, report.diagnostics
    output = project.folder / "site"
    assert found_in(output, tuple(trace for traces in WITHHELD.values() for trace in traces)) == {}
    assert found_in(output, ("withhold",)) == {}
    shown = (output / f"en/speakers/{ID}/index.html").read_text("utf-8")
    assert "Zephyrina Quillfeather" in shown
    assert "Lighthouse Guild" not in shown

    # one fact is given free: it alone appears, and a small edit of a text brings back none
    project.edit(f"speakers/{ID}.yaml", "orcid, ", "")
    project.edit("site.yaml", OUTPUTS, "outputs: {default: false, search: true, data_json: true}")
    assert project.build().published
    project.edit(f"speakers/{ID}.en.md", "seventeen", "eighteen")
    project.edit("speakers/omar-nur.en.md", "guides ships", "guides small ships")
    assert project.build().published
    traces = {name: found_in(output, own) for name, own in WITHHELD.items()}
    assert [name for name, found in traces.items() if found] == ["orcid"]


def test_an_unknown_fact_cannot_be_withheld_by_mistake(project: Project) -> None:
    with_person(project)
    project.write(f"speakers/{ID}.yaml", f"{FACTS}withhold: [foto]\n")
    (found,) = project.build().diagnostics
    assert found.code == "invalid-value"
    assert "photo" in (found.hint or "")
