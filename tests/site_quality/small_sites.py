"""Small sites with a deliberate fault: each check of the published site must be seen to find what it looks for."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import BuiltSite

SHELL = '<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


def small_site(folder: Path, head: str = "", body: str = "", **files: str) -> BuiltSite:
    """Write a site with the page en/index.html of the given parts, and other files ("en__about__index_html")."""
    written = {"en/index.html": SHELL.format(head=head, body=body)}
    written |= {name.replace("__", "/").replace("_", "."): text for name, text in files.items()}
    for name, text in written.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return BuiltSite(folder)
