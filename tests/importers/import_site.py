"""A small site in Arabic and English into which tests import the samples: invented, as all names in them."""

from __future__ import annotations

import io
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

from jumbo_site.content.load import load_content
from jumbo_site.diagnostics import Severity
from jumbo_site.importers.import_files import write_all
from jumbo_site.importers.import_plan import ImportPlan, plan_import
from jumbo_site.importers.import_request import ImportRequest, read_request
from jumbo_site.model.content import Content, EditionContent

SAMPLES = Path(__file__).parent / "samples"
GOOD = Path(__file__).parent.parent / "sites" / "good"
EDITION = "2031"


def new_site(folder: Path) -> Path:
    """Return a content folder with a copy of the good site."""
    shutil.copytree(GOOD, folder / "content")
    return folder / "content"


def open_event_zip(folder: Path) -> Path:
    """Return an archive of Open Event, as its server makes it: a file a part, without an ending."""
    import json

    parts = json.loads((SAMPLES / "open-event.json").read_text("utf-8"))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, json.dumps(part, ensure_ascii=False))
        archive.writestr("../../meta", "{}")
    file = folder / "export.zip"
    file.write_bytes(made.getvalue())
    return file


def workbook(folder: Path) -> Path:
    """Return a workbook with the two tables of the CSV samples, with real dates and times."""
    import csv
    from datetime import date, time

    from openpyxl import Workbook

    book = Workbook()
    for name, delimiter in (("speakers", ","), ("sessions", ";")):
        sheet = book.create_sheet(name)
        with (SAMPLES / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
            for row in csv.reader(stream, delimiter=delimiter):
                sheet.append([cell or None for cell in row])
    sessions = book["sessions"]
    sessions["D2"], sessions["E2"], sessions["F2"] = date(2031, 5, 2), time(9), time(10)
    sessions["L2"] = '=HYPERLINK("https://harbour.example/")'
    file = folder / "tables.xlsx"
    book.save(file)
    return file


def plan(content: Path, *sources: Path, **options: object) -> ImportPlan:
    """Work out an import into 2031, in the time zone of Rome."""
    request = ImportRequest(tuple(sources), content, EDITION, time_zone="Europe/Rome")
    return plan_import(content, *read_request(replace(request, **options)))  # type: ignore[arg-type]


def run(content: Path, *sources: Path, **options: object) -> ImportPlan:
    """Import into 2031."""
    made = plan(content, *sources, **options)
    assert [one.message for one in made.errors] == []
    write_all(content, made.files, made.before)
    return made


def checked(content: Path) -> Content:
    """Return the content, which has no errors."""
    loaded = load_content(content)
    assert [one for one in loaded.diagnostics if one.severity is Severity.ERROR] == []
    assert [one for one in loaded.diagnostics if one.code == "unknown-file"] == []
    assert loaded.content is not None
    return loaded.content


def edition(content: Path) -> EditionContent:
    """Return the edition that was imported, of content without errors."""
    return checked(content).editions[EDITION]


def tree(content: Path) -> dict[str, bytes]:
    """Return all files of a folder, hidden ones too."""
    return {file.relative_to(content).as_posix(): file.read_bytes() for file in content.rglob("*") if file.is_file()}
