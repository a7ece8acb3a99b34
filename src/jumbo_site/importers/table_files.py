"""CSV and XLSX files as tables of plain texts, within bounds; formulas are never worked out."""

from __future__ import annotations

import codecs
import csv
import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice

from jumbo_site.diagnostics import say
from jumbo_site.importers.bounded_zip import open_archive
from jumbo_site.importers.timetable import MAX_BYTES, ImportRefusedError

MAX_ROWS = 100_000
MAX_COLUMNS = 200
ENCODINGS = (
    *("utf-8", "utf-16", "windows-1256", "iso-8859-6", "windows-1252", "iso-8859-1", "iso-8859-15", "mac-roman"),
    *("windows-1250", "windows-1251"),
)
"""What --encoding may name."""
_ERRORS = frozenset({"#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!"})
_TYPE = re.compile(b"<\0?!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)")


@dataclass(frozen=True)
class Table:
    """A sheet: its name, its headings, and its rows, each with a text for every heading and its number in the file."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read_csv(data: bytes, name: str, encoding: str | None) -> Table:
    """Return the table of a CSV file with commas, semicolons, tabs or strokes. Raises ImportRefusedError."""
    if len(data) > MAX_BYTES:
        raise ImportRefusedError(say("The file is larger than {max_bytes} MB.", max_bytes=MAX_BYTES // 1_000_000))
    text = _decoded(data, encoding)
    head = text.lstrip("\n").split("\n", 1)[0]
    outside = re.sub(r'"[^"]*"', "", head)
    delimiter = max(",;\t|", key=outside.count)
    if head.lower().startswith("sep=") and len(head.strip()) == 5:  # a line of Excel's own
        delimiter, text = head.strip()[4], text.lstrip("\n").partition("\n")[2]
    try:
        rows = list(_bounded(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)))
    except csv.Error as error:
        raise ImportRefusedError(say("The file cannot be read as CSV: {error}.", error=error)) from None
    return _table(name, rows)


def _decoded(data: bytes, encoding: str | None) -> str:
    if encoding is None:
        wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        encoding = "utf-16" if wide else "utf-8"
        hint = say(
            "Give its encoding: --encoding windows-1256 for Arabic, --encoding windows-1252 for Western "
            "languages, or save it as “CSV UTF-8”."
        )
    else:
        hint = say("Give another encoding, or save it as “CSV UTF-8”.")
    try:
        text = data.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except (UnicodeError, LookupError) as error:
        place = f" (byte {error.start + 1})" if isinstance(error, UnicodeDecodeError) else ""
        raise ImportRefusedError(
            say("The file is not text in {upper}{place}. {hint}", upper=encoding.upper(), place=place, hint=hint)
        ) from None
    if "\0" in text:
        raise ImportRefusedError(say("The file holds NUL characters. If it is UTF-16, give --encoding utf-16."))
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def read_xlsx(data: bytes) -> tuple[Table, ...]:
    """Return the tables of a workbook that have headings, in their order. Raises ImportRefusedError."""
    with open_archive(data) as archive:
        for entry in archive.infolist():
            if entry.filename.endswith((".xml", ".rels")) and _TYPE.search(archive.read(entry)):
                raise ImportRefusedError(say("The workbook declares a document type; none needs that."))
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    wrong = (
        *(InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, IndexError),
        *(OSError, OverflowError, SyntaxError, AssertionError),  # SyntaxError: XML that is not well-formed
    )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            tables = [_sheet(sheet) for sheet in book.worksheets]
    except wrong as error:
        raise ImportRefusedError(
            say("The file cannot be read as an Excel workbook: {error}.", error=str(error)[:200])
        ) from None
    found = tuple(table for table in tables if table.headings)
    if not found:
        raise ImportRefusedError(say("The workbook has no sheet with headings in its first row."))
    return found


def _sheet(sheet) -> Table:  # type: ignore[no-untyped-def]
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_col=MAX_COLUMNS + 1, values_only=True)
    return _table(sheet.title or "", list(_bounded([_cell(value) for value in row] for row in rows)))


def _cell(value: object) -> str:
    """Return a cell as a text: dates and times in ISO form, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, timedelta):
        return str(round(value.total_seconds() / 60))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = str(value)
    return "" if text in _ERRORS else text


def _bounded(rows: Iterable[list[str]]) -> Iterator[list[str]]:
    for number, row in enumerate(islice(rows, MAX_ROWS + 2)):
        if number > MAX_ROWS:
            raise ImportRefusedError(say("The table has more than {max_rows} rows.", max_rows=MAX_ROWS))
        if len(row) > MAX_COLUMNS and any(row[MAX_COLUMNS:]):
            raise ImportRefusedError(say("The table has more than {max_columns} columns.", max_columns=MAX_COLUMNS))
        yield row


def _table(name: str, rows: list[list[str]]) -> Table:
    first = next((number for number, row in enumerate(rows) if any(cell.strip() for cell in row)), len(rows))
    headings = [" ".join(cell.split()) for cell in rows[first]] if first < len(rows) else []
    while headings and not headings[-1]:
        headings.pop()
    width = len(headings)
    body = []
    for number, row in enumerate(rows[first + 1 :], start=first + 2):
        if any(cell.strip() for cell in row[:width]):
            body.append((number, tuple([*row, *[""] * width][:width])))
    return Table(name, tuple(headings), tuple(body))
