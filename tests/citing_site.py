"""A small invented conference whose proceedings are a published volume: with DOIs, ISBN, ISSN, ORCID and ROR."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from jumbo_site.build.executors import SerialExecutor
from jumbo_site.build.site_build import BuildOptions, build_site
from jumbo_site.content.load import load_content
from jumbo_site.model.content import Content
from tests.build.small_site import FILES, PIXEL

BASE_URL = "https://harbour.example/sea/"
VOLUME_DOI = "10.5555/harbour.2030"
TIDES_DOI = "10.5555/harbour.2030.tides"
CITING: Mapping[str, str] = {
    **FILES,
    "site.yaml": FILES["site.yaml"]
    .replace("outputs: {default: false}", "outputs: {default: false, citations: true, deposits: true}")
    .replace("https://harbour.example/", BASE_URL)
    .replace("series:\n", 'series:\n  issn: "2049-3630"\n'),
    "organisations.yaml": FILES["organisations.yaml"].replace(
        "- id: port-office\n", "- id: port-office\n  ror: 05dxps055\n"
    ),
    "2030/edition.yaml": FILES["2030/edition.yaml"]
    + """\
publication:
  title: {en: "Lights, Tides & Ports: 100% of {the} Sea", ar: الأضواء والمد}
  isbn: 978-92-95055-12-4
  doi: 10.5555/harbour.2030
  publisher: port-office
  place: {en: Durrës, ar: دوريس}
  published: 2031-02-03
  editors: [ana-deda]
  licence: CC-BY-4.0
  deposit:
    name: Port Office
    email: proceedings@harbour.example
    revision: 2
    gateway: https://gateway.example/oai
""",
    "speakers/ana-deda.yaml": FILES["speakers/ana-deda.yaml"].replace(
        "  Latn: Ana Deda\n", '  Latn: {text: Ana Deda, sort: "Deda, Ana"}\n'
    )
    + "orcid: 0000-0002-1825-0097\n",
    "speakers/omar-nur.yaml": FILES["speakers/omar-nur.yaml"].replace(
        "  Arab: عمر نور\n", '  Arab: {text: عمر نور, sort: "نور، عمر"}\n'
    ),
    "2030/contributions/tides.yaml": """\
title: {en: "Tides} @misc{evil, NATO & Šibenik_2", ar: "المد والجزر في NATO"}
summary: {en: "What the\\n moon does: 50% of it.", ar: ما يفعله القمر.}
session: lights
language: en
topics: [weather, ships]
people:
  - {speaker: omar-nur, role: author}
  - {speaker: ana-deda, role: author}
  - {speaker: ana-deda, role: chair}
documents:
  - {title: Paper, file: media/tides.pdf, kind: paper, language: en}
doi: https://doi.org/10.5555/harbour.2030.tides
published: 2031-03-04
pages: 12-19
""",
    "2030/contributions/alone.yaml": """\
title: {en: Alone, ar: وحيد}
people:
  - {speaker: ana-deda}
pages: "7"
""",
}


def write_citing_site(folder: Path, changes: Mapping[str, str] | None = None) -> None:
    """Write content/ of the conference into a folder, with files in place of its own."""
    for name, text in {**CITING, **(changes or {})}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (folder / "media").mkdir(exist_ok=True)
    (folder / "media" / "ana.png").write_bytes(PIXEL)
    (folder / "media" / "tides.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")


def citing_content(folder: Path, changes: Mapping[str, str] | None = None) -> Content:
    """Return the content of the conference."""
    write_citing_site(folder, changes)
    loaded = load_content(folder)
    assert loaded.content is not None, loaded.diagnostics
    return loaded.content


def build_citing_site(folder: Path, changes: Mapping[str, str] | None = None) -> Path:
    """Build the conference's site and return its folder."""
    write_citing_site(folder / "content", changes)
    options = BuildOptions(folder / "content", folder / "site", theme_folders=())
    report = build_site(options, SerialExecutor(), lambda done, total: None)
    assert report.published, report
    return folder / "site"
