"""What the preview answers, and to whom: this machine's own browser, the site's own pages, and reading alone."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from jumbo_site.preview.editor_links import EditorPatternError, checked_pattern, editor_link
from jumbo_site.preview.request_checks import Address, refusal
from tests.build.small_site import Project
from tests.preview.running import Preview, preview

pytestmark = pytest.mark.xdist_group("preview")

PAGE = "/seventh/en/2030/programme/"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = Project.at(tmp_path_factory.mktemp("project"))
    project.edit("site.yaml", "https://harbour.example/", "https://harbour.example/seventh/")
    sibling = project.folder / "site-leak"
    sibling.mkdir()
    (sibling / "secret.txt").write_text("secret", "utf-8")
    return project


@pytest.fixture(scope="module")
def running(project: Project) -> Iterator[Preview]:
    with preview(project.folder) as started:
        yield started


class Answer:
    """An answer of the preview, as it came."""

    def __init__(self, running: Preview, path: str, method: str = "GET", **headers: str) -> None:
        host = urlsplit(running.url).netloc
        connection = http.client.HTTPConnection(host, timeout=60)
        sent = {"Host": host, **{name.replace("_", "-"): value for name, value in headers.items()}}
        connection.putrequest(method, path, skip_host=True)
        for name, value in sent.items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        self.status, self.headers, self.body = answer.status, answer.headers, answer.read()
        connection.close()


def test_a_page_is_served_with_the_headers_of_a_host_and_without_leave_for_others(running: Preview) -> None:
    answer = Answer(running, PAGE)
    assert answer.status == 200
    assert b"Harbour" in answer.body
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    assert not [name for name in answer.headers if name.lower().startswith("access-control-")]


def test_a_name_that_was_made_to_lead_here_gets_nothing(running: Preview) -> None:
    port = urlsplit(running.url).port
    for host in ("evil.example", f"evil.example:{port}", f"127.0.0.1.evil.example:{port}", "127.0.0.1:1", ""):
        assert Answer(running, PAGE, Host=host).status == 403, host
    assert Answer(running, PAGE, Host=f"localhost:{port}").status == 200


def test_a_page_of_another_site_gets_nothing(running: Preview) -> None:
    for origin in ("http://evil.example", "null", "http://127.0.0.1:1", running.url.replace("http:", "https:")):
        assert Answer(running, PAGE, Origin=origin).status == 403, origin


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
def test_nothing_can_be_written(running: Preview, method: str) -> None:
    answer = Answer(running, PAGE, method)
    assert answer.status == 405
    assert answer.headers["Allow"] == "GET, HEAD"


def test_head_has_no_body(running: Preview) -> None:
    answer = Answer(running, PAGE, "HEAD")
    assert (answer.status, answer.body) == (200, b"")


@pytest.mark.parametrize(
    "path",
    [
        "/seventh/../content/site.yaml",
        "/seventh/%2e%2e/content/site.yaml",
        "/seventh/..%2fcontent/site.yaml",
        "/seventh/media/../../content/site.yaml",
        "/seventh/media/..%2f..%2fsite.yaml",
        "/seventh/media/%00",
        "/seventh//etc/passwd",
        "/../site-leak/secret.txt",
        "/seventh-leak/secret.txt",
        "/seventh/../site-leak/secret.txt",
        "/_preview/../cli/serve.py",
        "/_preview/%2e%2e%2fapp.py",
        "/_preview/static/preview.js",
    ],
)
def test_no_path_leads_out_of_the_site(running: Preview, path: str) -> None:
    answer = Answer(running, path)
    assert answer.status == 404
    assert b"secret" not in answer.body
    assert b"languages:" not in answer.body


def test_the_socket_is_opened_by_its_token_alone(running: Preview) -> None:
    address = running.url.replace("http:", "ws:").removesuffix("seventh/") + "_preview/socket"
    for query in ("", "?token=", "?token=guess"):
        with pytest.raises((InvalidStatus, ConnectionClosed)), connect(address + query) as socket:
            socket.recv(timeout=30)
    page = Answer(running, PAGE).body.decode("utf-8")
    token = page.partition('data-token="')[2].partition('"')[0]
    assert len(token) >= 32
    with (
        pytest.raises((InvalidStatus, ConnectionClosed)),
        connect(f"{address}?token={token}", origin="http://evil.example"),
    ):  # type: ignore[arg-type]
        pass
    with connect(f"{address}?token={token}") as socket:
        socket.send(f"nothing {PAGE}")
        assert '"type"' in str(socket.recv(timeout=30))


def test_nothing_is_written_and_the_end_is_quick_and_clean(project: Project) -> None:
    before = {path.relative_to(project.folder): path.stat().st_mtime_ns for path in project.folder.rglob("*")}
    with preview(project.folder) as started:
        assert Answer(started, PAGE).status == 200
        code, told = started.interrupt()
    assert code == 0
    assert "Traceback" not in told
    assert {path.relative_to(project.folder): path.stat().st_mtime_ns for path in project.folder.rglob("*")} == before


def test_a_preview_that_listens_to_others_says_so_and_knows_its_addresses() -> None:
    everywhere = Address("0.0.0.0", 8000)  # noqa: S104
    assert not everywhere.is_loopback
    assert refusal(everywhere, [(b"host", b"192.0.2.7:8000")]) is None
    assert refusal(everywhere, [(b"host", b"rebound.example:8000")]) is not None
    assert refusal(Address("127.0.0.1", 8000), [(b"host", b"192.0.2.7:8000")]) is not None
    assert refusal(Address("127.0.0.1", 8000), [(b"host", b"localhost:8000"), (b"host", b"a.example")]) is not None


def test_an_editor_is_opened_by_an_address_that_runs_nothing() -> None:
    link = editor_link("idea://open?file={path}&line={line}", "/home/a b/site.yaml", 3)
    assert link == "idea://open?file=home/a%20b/site.yaml&line=3"
    for pattern in ("javascript:alert('{path}')", "data:text/html,{path}", "{path}", "vscode://file/"):
        with pytest.raises(EditorPatternError):
            checked_pattern(pattern)
