"""A real Chromium, one for each test process."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium_path() -> str:
    for name in ("chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name)
        if found:
            return found
    raise AssertionError("Chromium is missing; run `make test`, which installs it")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium_path(), args=list(FLAGS))
        yield launched
        launched.close()


class Watch:
    """What a page asked for and complained about."""

    def __init__(self, page: Page, address: str) -> None:
        self.foreign: list[str] = []
        self.failed: list[str] = []
        self.complaints: list[str] = []
        self.address = address
        page.on("request", self._request)
        page.on("requestfailed", self._request_failed)
        page.on("response", lambda response: self.failed.append(response.url) if response.status >= 400 else None)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _request(self, request: object) -> None:
        url = str(getattr(request, "url", ""))
        if not url.startswith(self.address) and not url.startswith("data:"):
            self.foreign.append(url)

    def _request_failed(self, request: object) -> None:
        # a request that the next page cut short is no fault of the site
        if getattr(request, "failure", "") != "net::ERR_ABORTED":
            self.failed.append(f"{getattr(request, 'url', '')}: {getattr(request, 'failure', '')}")

    def _console(self, message: object) -> None:
        if getattr(message, "type", "") in ("error", "warning"):
            self.complaints.append(str(getattr(message, "text", "")))
