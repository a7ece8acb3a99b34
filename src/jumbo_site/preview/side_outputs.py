"""The files of a site beside its pages, each made when somebody asks for it."""

from __future__ import annotations

import re
import threading
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from jumbo_site.outputs.output import ExportJob
from jumbo_site.outputs.registry import OUTPUTS, export_fingerprint, export_jobs, run_export, sitemap
from jumbo_site.preview.shown_site import ShownSite

_FILES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r".+/proceedings/volume\.pdf", ("volume",)),
    (r".+/programme/programme-\w+\.pdf", ("booklet",)),
    (r".+/proceedings/proceedings\.epub", ("epub",)),
    (r"search/.+", ("search",)),
    (r"cards/.+", ("cards",)),
    (r"assets/.+", ("images", "document_previews")),
    (r"media/.+", ("images",)),
    (r"data\.sqlite", ("sqlite",)),
    (r"data\.(schema\.)?json", ("data_json",)),
    (r"(sw\.js|icons/.+|[^/]+/(offline\.json|manifest\.webmanifest))", ("offline",)),
)
"""Which files the outputs make that take long: none of these is tried for any other."""
_SLOW = frozenset(name for _, names in _FILES for name in names)


@dataclass(frozen=True)
class _Kept:
    """The files of one piece of work, and what they were made from."""

    key: str
    files: Mapping[str, bytes]


class SideOutputs:
    """What was made so far. A piece whose fingerprint stays is not made again; others are, once a generation."""

    def __init__(self, content_folder: Path) -> None:
        self._folder = content_folder
        self._kept: dict[ExportJob, _Kept] = {}
        self._locks: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._sitemap: tuple[int, Mapping[str, bytes]] = (-1, {})

    def file(self, site: ShownSite, path: str) -> bytes | None:
        """Return a file by its path in the output, None where the site has none such.

        Raises what its output raises where it cannot be made.
        """
        if re.fullmatch(r"sitemap[\w-]*\.xml", path):
            return self._sitemap_files(site).get(path)
        for job in _jobs(site, path):
            with self._locks[job.output]:
                found = self._files(site, job).get(path)
            if found is not None:
                return found
        return None

    def _files(self, site: ShownSite, job: ExportJob) -> Mapping[str, bytes]:
        sources = site.export_sources(self._folder)
        key = export_fingerprint(job, sources) or f"generation {site.number}"
        kept = self._kept.get(job)
        if kept is None or kept.key != key:
            kept = self._kept[job] = _Kept(key, run_export(job, sources))
        return kept.files

    def _sitemap_files(self, site: ShownSite) -> Mapping[str, bytes]:
        with self._locks["sitemap"]:
            if self._sitemap[0] != site.number:
                listed = []
                for planned in site.plan.pages:
                    page = planned.make()
                    tags = tuple(one.hreflang for one in page.head.alternates if one.hreflang != "x-default")
                    if page.is_translated and tags:
                        listed.append((page.path, tags))
                self._sitemap = site.number, sitemap(sorted(listed), site.content, site.base_url)
            return self._sitemap[1]


def _jobs(site: ShownSite, path: str) -> Iterator[ExportJob]:
    """Yield the pieces of work that may make a file, the likely ones alone."""
    parts = path.split("/")
    chosen = next((names for pattern, names in _FILES if re.fullmatch(pattern, path)), None)
    names = chosen if chosen is not None else tuple(name for name in OUTPUTS if name not in _SLOW)
    for job in export_jobs(site.content):
        if job.output not in names or (job.edition and job.edition not in parts):
            continue
        if job.language and job.language not in parts:
            continue
        if job.output == "images" and not _is_of_image(site, job.item, path):
            continue
        if job.output == "document_previews" and not _is_of_document(site, job.item, path):
            continue
        yield job


def _is_of_image(site: ShownSite, item: str, path: str) -> bool:
    return path == item or f".{site.content.images[item].digest}." in path


def _is_of_document(site: ShownSite, item: str, path: str) -> bool:
    preview = site.content.documents[item].preview
    return preview is not None and preview[0].removeprefix("/") == path
