"""What the cache remembers of the outputs beside the pages: they are made again when they show something new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jumbo_site.build.page_work import ExportResult
    from jumbo_site.outputs.output import ExportJob

ExportRows = dict[str, list[Any]]
"""Per piece of work its fingerprint, and the SHA-256 of each of its files by path."""


def _export_key(job: ExportJob) -> str:
    return "\t".join((job.output, job.edition, job.language, job.item))


def files_of(rows: ExportRows, job: ExportJob) -> Mapping[str, str]:
    """Return SHA-256 by path of the files that a piece of work has in the output."""
    row = rows.get(_export_key(job))
    files: Mapping[str, str] = row[1] if row is not None else {}
    return files


def published_fingerprint(rows: ExportRows, job: ExportJob) -> str:
    """Return the fingerprint of what is published of a piece of work, or an empty text."""
    row = rows.get(_export_key(job))
    return row[0] if row is not None else ""


def take_exports(results: Sequence[ExportResult], known: ExportRows, files: dict[str, str], rows: ExportRows) -> None:
    """Put the files of outputs, new ones and those that stay, and what is remembered of them into their places."""
    for one in results:
        key = _export_key(one.job)
        made = known[key][1] if one.files is None else dict(one.files)
        files.update(made)
        rows[key] = [one.fingerprint, made]
