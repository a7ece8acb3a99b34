"""What lets a site be read without a network: a service worker, what it keeps, and a web app manifest per language.

Service Workers (W3C), Web Application Manifest (W3C). The worker is the same for all sites; what it keeps from the
first visit on stands in ``<language>/offline.json``, whose version changes with those pages.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from jumbo_site.i18n.catalogues import load_catalogue
from jumbo_site.model.content import Content
from jumbo_site.outputs.output import ExportJob, ExportSources, Output
from jumbo_site.outputs.typst_compiler import FOLDER, compile_pictures
from jumbo_site.plan.edition_pages import edition_page
from jumbo_site.plan.heads import DEFAULT_ACCENT, PageBuilder
from jumbo_site.plan.localizer import Localizer
from jumbo_site.plan.offline_page import OUTPUT_NAME, kept_paths, offline_page
from jumbo_site.plan.page import Page
from jumbo_site.plan.plain_text import joined
from jumbo_site.plan.programme_page import programme_page
from jumbo_site.plan.site_pages import home_page
from jumbo_site.plan.view_digest import view_bytes

WORKER = "offline_worker.js"
ICON_TEMPLATE = "app_icon.typ"
ICON = "favicon.svg"
PLAIN_ICONS, MASKABLE_ICONS = (192, 512), (512,)
"""Sizes in pixels that browsers ask of a manifest before they offer to install a site.

A maskable icon has the ground and the margin that devices need that cut icons into a shape of their own.
"""
PAPER = "#fbfaf6"
"""The ground of the theme in light colours, shown while a page loads."""
ICONS, LANGUAGE = "icons", "language"


def _jobs(content: Content) -> Iterator[ExportJob]:
    yield ExportJob(OUTPUT_NAME, item=ICONS)
    for tag in content.language_tags:
        yield ExportJob(OUTPUT_NAME, language=tag, item=LANGUAGE)


def manifest(page: Page, icon: str | None = None) -> dict[str, object]:
    """Return the web app manifest of a language, whose addresses lead from the manifest itself.

    ``page`` is any page of the language, ``icon`` the path of the icon in the output.
    """
    frame = page.frame
    icons = [{"src": f"../{icon}", "sizes": "any", "type": "image/svg+xml"}] if icon else []
    for purpose, name, sizes in ("any", "", PLAIN_ICONS), ("maskable", "maskable-", MASKABLE_ICONS):
        icons += [
            {"src": f"../icons/{name}{size}.png", "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
            for size in sizes
        ]
    return {
        "name": joined(frame.site_title),
        "short_name": joined(frame.short_name),
        "lang": frame.lang,
        "dir": frame.dir,
        "start_url": "./",
        "scope": "../",
        "display": "minimal-ui",
        "theme_color": frame.theme_colour or DEFAULT_ACCENT,
        "background_color": PAPER,
        "icons": icons,
    }


def _theme_digest(sources: ExportSources) -> bytes:
    """Return a digest of the templates and of the assets' names, which change with their content."""
    digest = hashlib.sha256(repr(sorted((sources.asset_names or {}).items())).encode())
    for folder in sources.theme_folders:
        for file in sorted(folder.rglob("*.html")):
            digest.update(file.read_bytes())
    return digest.digest()


def _language_files(job: ExportJob, sources: ExportSources) -> dict[str, bytes]:
    build = PageBuilder(Localizer(sources.content, job.language), sources.base_url)
    edition = sources.content.current
    pages = [home_page(build), edition_page(build, edition), programme_page(build, edition), offline_page(build)]
    digest = hashlib.sha256(view_bytes(*((page.frame, page.head, page.view) for page in pages)))
    digest.update(load_catalogue(job.language).fingerprint.encode())
    digest.update(_theme_digest(sources))
    kept = [f"{job.language}{path}" for path in kept_paths(sources.content)]
    texts = {
        "offline.json": {"version": digest.hexdigest()[:16], "pages": kept},
        "manifest.webmanifest": manifest(pages[0], (sources.asset_names or {}).get(ICON)),
    }
    return {
        f"{job.language}/{name}": (json.dumps(text, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
        for name, text in texts.items()
    }


def _icon(sources: ExportSources) -> bytes:
    files = (Path(folder) / "static" / ICON for folder in sources.theme_folders)
    return next(file for file in files if file.is_file()).read_bytes()


def _root_files(sources: ExportSources) -> dict[str, bytes]:
    svg = _icon(sources).decode("utf-8")
    icons = [(f"{size}.png", size, False) for size in PLAIN_ICONS]
    icons += [(f"maskable-{size}.png", size, True) for size in MASKABLE_ICONS]
    files: dict[str, bytes] = {}
    for name, size, maskable in icons:
        data = {"svg": svg, "paper": PAPER, "size": size, "maskable": maskable}
        (files[f"icons/{name}"],) = compile_pictures(ICON_TEMPLATE, "icon", data)
    return {"sw.js": (FOLDER / WORKER).read_bytes(), **files}


def _make(job: ExportJob, sources: ExportSources) -> dict[str, bytes]:
    return _root_files(sources) if job.item == ICONS else _language_files(job, sources)


def _fingerprint(job: ExportJob, sources: ExportSources) -> str:
    if job.item != ICONS:
        return ""
    shown = [_icon(sources), *((FOLDER / name).read_bytes() for name in (WORKER, ICON_TEMPLATE))]
    return hashlib.sha256(b"".join(shown)).hexdigest()


OUTPUT = Output(OUTPUT_NAME, _jobs, _make, _fingerprint, shows_bodies=True)
