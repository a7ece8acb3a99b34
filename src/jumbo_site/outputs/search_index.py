"""The index of the search of each language, made by Pagefind of records of our own.

Pagefind reads pages; a record is written as one, with its words as the body. Its interface for single records answers
ten times a second at most, which a conference of a thousand sessions cannot wait for.
"""

from __future__ import annotations

import hashlib
import subprocess
import tempfile
from collections.abc import Iterator
from html import escape
from pathlib import Path

from jumbo_site.model.content import Content
from jumbo_site.outputs.output import ExportJob, ExportSources, Output
from jumbo_site.outputs.search_order import in_stable_order
from jumbo_site.plan.localizer import Localizer
from jumbo_site.plan.search_records import SearchRecord, index_folder, search_records

VERSION = "3"
"""Changed with what is made of the records."""
INTERFACE = "pagefind-"
"""Scripts of Pagefind's own interfaces begin so, but for that of its worker: the site has an interface of its own."""
NEUTRAL = "und"
"""No stemming: the keys are the same for a reader's words in every script."""


class SearchIndexError(Exception):
    """Pagefind did not make an index; what it said."""


def _jobs(content: Content) -> Iterator[ExportJob]:
    for tag in content.language_tags:
        yield ExportJob("search", language=tag)


def _records(job: ExportJob, sources: ExportSources) -> tuple[SearchRecord, ...]:
    return tuple(search_records(Localizer(sources.content, job.language)))


def record_page(record: SearchRecord) -> str:
    """Return a record as Pagefind reads it: its words in the body, what is shown of it in attributes of metadata."""
    title = record.title
    told = {"title": title.value, "path": record.path, "kind": record.kind, "lang": title.lang, "dir": title.dir}
    if record.abstract is not None:
        told["abstract"] = record.abstract.value
        told |= {"abstract_lang": record.abstract.lang, "abstract_dir": record.abstract.dir}
    metas = "".join(_attribute("meta", name, value) for name, value in told.items())
    filters = "".join(_attribute("filter", name, value) for name, values in record.filters for value in values)
    body = escape(record.content)
    return f"<!doctype html><html lang={NEUTRAL}><body>{metas}{filters}<p data-pagefind-body>{body}</p></body></html>"


def _attribute(kind: str, name: str, value: str) -> str:
    return f'<i data-pagefind-{kind}="{name}[data-value]" data-value="{escape(value)}"></i>'


def _fingerprint(job: ExportJob, sources: ExportSources) -> str:
    digest = hashlib.sha256(VERSION.encode())
    for record in _records(job, sources):
        digest.update(record_page(record).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _make(job: ExportJob, sources: ExportSources) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        pages, index = Path(folder, "pages"), Path(folder, "index")
        pages.mkdir()
        for number, record in enumerate(_records(job, sources)):
            (pages / f"{number:07}.html").write_text(record_page(record), "utf-8", "replace")
        _run_pagefind(pages, index)
        files = {
            path.relative_to(index).as_posix(): path.read_bytes()
            for path in index.rglob("*")
            if path.is_file() and path.suffix != ".css" and not _is_interface(path.name)
        }
        place = index_folder(job.language).removeprefix("/")
        return {place + path: data for path, data in in_stable_order(files).items()}


def _is_interface(name: str) -> bool:
    return name.startswith(INTERFACE) and name.endswith(".js") and name != "pagefind-worker.js"


def _run_pagefind(pages: Path, index: Path) -> None:
    from pagefind.service import get_executable

    options = ["--site", str(pages), "--output-path", str(index), "--force-language", NEUTRAL, "--quiet"]
    executable = get_executable()
    if executable is None:
        raise SearchIndexError("the package pagefind came without its program")
    command = [str(executable), *options]
    done = subprocess.run(command, capture_output=True, check=False, cwd=pages)  # noqa: S603 (no shell, our own words)
    if done.returncode or not (index / "pagefind.js").is_file():
        raise SearchIndexError((done.stderr or done.stdout).decode("utf-8", "replace").strip())


OUTPUT = Output("search", _jobs, _make, _fingerprint, shows_bodies=True)
