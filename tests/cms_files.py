"""The editor in the browser, put where the content has it: its scripts as npm gives them, any font for its icons."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.conftest import REPOSITORY

MODULES = REPOSITORY / "node_modules"
SETTINGS = "cms: {host: github, repository: harbour/meeting}\n"


def place_editor(content: Path) -> None:
    """Put the editor into a content folder and turn it on."""
    folder = content / "cms"
    folder.mkdir()
    shutil.copy(MODULES / "@sveltia" / "cms" / "dist" / "sveltia-cms.js", folder)
    shutil.copy(MODULES / "js-yaml" / "dist" / "js-yaml.min.js", folder)
    fonts = REPOSITORY / "templates" / "static" / "fonts"
    shutil.copy(fonts / "noto-serif-latin.woff2", folder / "icons.woff2")
    site = content / "site.yaml"
    site.write_text(site.read_text("utf-8") + SETTINGS, "utf-8")
