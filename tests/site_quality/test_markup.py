"""Every page and stylesheet through the Nu HTML checker: no error, no warning."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, BuiltSite

JAR = REPOSITORY / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
HINT = "run `make test`, which installs it"
# the checker asks no other host, but would not ask this one either
LOCAL = "-Dnu.validator.servlet.allow-forbidden-hosts=true"

pytestmark = pytest.mark.xdist_group("markup")


def vnu(*arguments: str) -> list[dict[str, object]]:
    """Return the checker's messages (errors, warnings, infos) on the pages or stylesheets named."""
    assert JAR.is_file(), f"the Nu HTML checker is missing; {HINT}"
    java = shutil.which("java")
    assert java is not None, f"Java is missing; {HINT}"
    command = [java, LOCAL, "-jar", str(JAR), "--format", "json", "--exit-zero-always", *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    messages: list[dict[str, object]] = json.loads(done.stderr)["messages"]
    return messages


def is_data_block(message: dict[str, object]) -> bool:
    """Tell whether the checker takes JSON-LD for a script: a data block never runs, so no policy blocks it.

    HTML, 4.12.1.1, "prepare the script element": a data block returns before the policy is asked.
    """
    inline = f"{message.get('message')}".startswith("Inline script violates Content Security Policy")
    return inline and 'type="application/ld+json"' in f"{message.get('extract')}"


def described(messages: list[dict[str, object]]) -> list[str]:
    return [
        f"{one.get('url')}:{one.get('lastLine')}: {one.get('subType') or one.get('type')}: {one.get('message')}"
        f" | {one.get('extract')}"
        for one in messages
        if not is_data_block(one)
    ]


def test_the_checker_finds_errors_and_warnings(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    text = '<!doctype html><html lang="en"><title>x</title><p><div></div></p><section>x</section></html>'
    page.write_text(text, "utf-8")
    found = described(vnu(str(page)))
    assert any(": error: " in fault for fault in found)
    assert any(": warning: " in fault for fault in found)


def test_the_checker_finds_faults_of_stylesheets(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.css"
    sheet.write_text("p { colr: red; margin: 3foo }", "utf-8")
    assert len(described(vnu("--css", str(sheet)))) == 2


def test_no_page_has_an_error_or_a_warning(jumbo: BuiltSite, jumbo_address: str) -> None:
    # by their addresses, not as files: the checker holds the pages to their own Content-Security-Policy
    assert described(vnu(*(jumbo_address + file for file in jumbo.files))) == []
    assert len(jumbo.files) > 280


def test_no_page_of_the_dense_conference_has_one_either(invented: BuiltSite, invented_address: str) -> None:
    files = [file for file in invented.files if not file.startswith("it/")]
    assert described(vnu(*(invented_address + file for file in files))) == []
    assert len(files) > 100


def test_no_stylesheet_has_an_error_or_a_warning(jumbo: BuiltSite) -> None:
    sheets = sorted(str(path) for path in jumbo.folder.rglob("*.css"))
    assert sheets
    assert described(vnu("--css", *sheets)) == []
