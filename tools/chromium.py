"""The Chromium that the system has, driven by Playwright: one place that knows its names and its flags."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Playwright adds ``--headless`` itself. The rest keeps Chromium from asking other machines for anything."""


class ChromiumMissingError(Exception):
    """No Chromium was found on this machine."""


def executable() -> str:
    """Return the path of the installed Chromium. Raises ChromiumMissingError."""
    for name in NAMES:
        if found := shutil.which(name):
            return found
    raise ChromiumMissingError("Chromium is missing; `make test` installs it, or install one of: " + ", ".join(NAMES))


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """Start a Chromium without a window, and end it afterwards."""
    path = executable()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()
