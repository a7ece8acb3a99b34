"""The command: a port, an end, and refusals in plain words."""

from __future__ import annotations

import socket
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from jumbo_site.cli import main
from jumbo_site.preview import listening
from tests.build.small_site import Project
from tests.preview.running import preview


def test_it_ends_at_once_when_it_is_interrupted_and_leaves_no_file(tmp_path: Path) -> None:
    project = Project.at(tmp_path)
    before = sorted(project.folder.rglob("*"))
    with preview(project.folder) as running:
        begun = time.monotonic()
        code, told = running.interrupt()
        assert time.monotonic() - begun < 20  # at once, on a machine that does much else
    assert (code, told) == (0, "The preview has ended.\n")
    assert sorted(project.folder.rglob("*")) == before


def test_a_port_that_is_taken_is_said_and_another_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        content = Project.at(tmp_path).folder / "content"
        result = CliRunner().invoke(main, ["serve", "--content", str(content), "--port", str(port)])
        assert result.exit_code == 2
        assert f"error: Port {port} is taken.\n    hint: Give another with --port.\n" in result.output
        monkeypatch.setattr(listening, "FIRST_PORT", port)
        found = listening.bind("127.0.0.1", None)
        found.socket.close()
        assert port < found.address.port < port + listening.TRIED_PORTS


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--content", "nowhere"], "There is no content folder at `nowhere`."),
        (["--editor", "javascript:{path}"], "`javascript:{path}` is no address that opens a file in an editor."),
        (["--host", "256.0.0.1"], "Nothing can listen at 256.0.0.1"),
    ],
)
def test_what_cannot_be_done_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], message: str
) -> None:
    Project.at(tmp_path)
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["serve", *options])
    assert result.exit_code == 2
    assert message in result.output
