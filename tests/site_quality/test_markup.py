"""Every page and stylesheet through the Nu HTML checker: no error, no warning."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, BuiltSite

JAR = REPOSITORY / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"

NOT_MISTAKES = (
    # vnu's CSS parser is older than these parts of CSS, which all browsers of the last years have
    "light-dark",
    "color-mix",
    "size-adjust",
    "text-wrap",
    "overflow: clip",
)


def vnu(*arguments: str) -> list[dict[str, object]]:
    assert JAR.is_file(), "the Nu HTML checker is missing; run `make test`, which installs it"
    java = shutil.which("java")
    assert java is not None, "Java is missing; run `make test`, which installs it"
    done = subprocess.run(
        [
            java,
            "-Dnu.validator.servlet.allow-forbidden-hosts=true",
            "-jar",
            str(JAR),
            "--format",
            "json",
            "--exit-zero-always",
            *arguments,
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    messages: list[dict[str, object]] = json.loads(done.stderr)["messages"]
    return messages


def is_data_block(message: dict[str, object]) -> bool:
    """Tell whether the checker takes JSON-LD for a script: a data block never runs, so no policy blocks it.

    HTML, 4.12.1.1, "prepare the script element": a data block returns before the policy is asked.
    """
    inline = f"{message.get('message')}".startswith("Inline script violates Content Security Policy")
    return inline and 'type="application/ld+json"' in f"{message.get('extract')}"


def described(message: dict[str, object]) -> str:
    return f"{message.get('url')}:{message.get('lastLine')}: {message.get('message')} | {message.get('extract')}"


@pytest.mark.xdist_group("markup")
def test_the_checker_finds_a_fault(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('<!doctype html><html lang="en"><title>x</title><p><div></div></p>', "utf-8")
    assert vnu(str(page))


@pytest.mark.xdist_group("markup")
def test_no_page_has_an_error_or_a_warning(jumbo: BuiltSite, jumbo_address: str) -> None:
    # by their addresses, not as files: the checker holds the pages to their own Content-Security-Policy
    messages = vnu(*(jumbo_address + page for page in jumbo.pages))
    assert [described(message) for message in messages if not is_data_block(message)] == []
    assert len(jumbo.pages) > 80


@pytest.mark.xdist_group("markup")
def test_no_stylesheet_has_an_error(jumbo: BuiltSite) -> None:
    sheets = sorted(str(path) for path in jumbo.folder.rglob("*.css"))
    assert sheets
    messages = [one for one in vnu("--css", *sheets) if one["type"] == "error"]
    mistakes = [described(one) for one in messages if not any(part in f"{one.get('message')}" for part in NOT_MISTAKES)]
    assert mistakes == []
