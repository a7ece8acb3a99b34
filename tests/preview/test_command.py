"""The command: its port, and refusals in plain words."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from click.testing import CliRunner

from jumbo_site.cli import main
from jumbo_site.preview import server
from tests.build.small_site import Project


def test_a_port_that_is_taken_is_said_and_another_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        content = Project.at(tmp_path).folder / "content"
        result = CliRunner().invoke(main, ["serve", "--content", str(content), "--port", str(port)])
        assert result.exit_code == 2
        assert f"error: Port {port} is taken.\n    hint: Give another with --port.\n" in result.output
        monkeypatch.setattr(server, "FIRST_PORT", port)
        found = server.bind("127.0.0.1", None)
        found.socket.close()
        assert port < found.address.port < port + server.TRIED_PORTS


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--content", "nowhere"], "There is no content folder at `nowhere`."),
        (["--editor", "javascript:{path}"], "`javascript:{path}` must begin with the scheme"),
        (["--host", "256.0.0.1"], "`256.0.0.1` is no address of this machine."),
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
