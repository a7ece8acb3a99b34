"""Who is answered, and with what: this machine's own browser, with the files of the site and no others."""

from __future__ import annotations

import asyncio
import http.client
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from jumbo_site.preview.editor_links import DEFAULT_EDITOR
from jumbo_site.preview.hub import Hub
from jumbo_site.preview.request_checks import Address, refusal
from jumbo_site.preview.session import PreviewOptions, PreviewSession
from tests.build.small_site import Project
from tests.preview.running import preview

HOME = "/meeting/en/"
LISTENING = Address("127.0.0.1", 8000)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    text: str


@dataclass(frozen=True)
class Client:
    """Asks the running preview for exactly the paths and with exactly the headers that are given."""

    port: int

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str, headers: Mapping[str, str] | None = None, method: str = "GET") -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.putrequest(method, path, skip_host="Host" in (headers or {}))
            for name, value in (headers or {}).items():
                connection.putheader(name, value)
            connection.endheaders()
            got = connection.getresponse()
            return Answer(got.status, got.headers, got.read().decode("utf-8"))
        finally:
            connection.close()

    def socket(self, token: str | None) -> str:
        query = "" if token is None else f"?token={token}"
        return f"ws://127.0.0.1:{self.port}/_preview/socket{query}"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    project = Project.at(tmp_path_factory.mktemp("project"))
    project.edit("site.yaml", "https://harbour.example/", "https://harbour.example/meeting/")
    project.write("media/notes.txt", "Public notes.")
    leak = project.folder / "content-leak"
    leak.mkdir()
    (leak / "secret.txt").write_text("secret", "utf-8")
    with preview(project.folder) as running:
        yield Client(int(running.url.rstrip("/").rpartition(":")[2]))


@pytest.mark.parametrize(
    "host", ["harbour.example", "harbour.example:{port}", "127.0.0.1", "127.0.0.1:80", "localhost:1"]
)
def test_a_host_that_is_not_the_preview_gets_nothing(client: Client, host: str) -> None:
    for path in ("/", HOME, "/_preview/preview.js", "/nothing"):
        assert client.get(path, headers={"Host": host.format(port=client.port)}).status == 403


@pytest.mark.parametrize("origin", ["http://harbour.example", "null", "http://127.0.0.1:1", "https://127.0.0.1:{port}"])
def test_a_request_from_another_origin_gets_nothing(client: Client, origin: str) -> None:
    assert client.get(HOME, headers={"Origin": origin.format(port=client.port)}).status == 403


def test_its_own_host_and_origin_are_answered(client: Client) -> None:
    assert client.get(HOME, headers={"Origin": client.origin}).status == 200
    assert client.get(HOME, headers={"Host": f"localhost:{client.port}"}).status == 200
    assert client.get(HOME, headers={"Host": f"[::1]:{client.port}"}).status == 200


def test_two_hosts_in_one_request_are_none() -> None:
    assert refusal(LISTENING, [(b"host", b"127.0.0.1:8000"), (b"host", b"harbour.example")]) is not None
    assert refusal(LISTENING, []) is not None


def test_where_it_listens_everywhere_an_address_will_do_and_a_name_will_not() -> None:
    everywhere = Address("0.0.0.0", 8000)  # noqa: S104 (what is tested)
    assert refusal(everywhere, [(b"host", b"192.168.1.20:8000")]) is None
    assert refusal(everywhere, [(b"host", b"harbour.example:8000")]) is not None
    assert not everywhere.is_loopback


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_it_can_be_read_alone(client: Client, method: str) -> None:
    answer = client.get(HOME, method=method)
    assert answer.status == 405
    assert answer.headers["Allow"] == "GET, HEAD"


@pytest.mark.parametrize("path", ["/", HOME, "/nothing", "/_preview/preview.js", "/_preview/translations"])
def test_no_answer_lets_other_origins_read_it_or_show_it_in_a_frame(client: Client, path: str) -> None:
    headers = client.get(path).headers
    assert not [name for name in headers if name.startswith("access-control-")]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "unsafe-inline" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "path",
    [
        "/meeting/../content/site.yaml",
        "/meeting/%2e%2e/content/site.yaml",
        "/meeting/..%2fcontent%2fsite.yaml",
        "/meeting/media/../site.yaml",
        "/meeting/media/%2e%2e%2fsite.yaml",
        "/meeting/../content-leak/secret.txt",
        "/meeting/media/..%5csite.yaml",
        "/meeting-leak/en/",
        "/meeting//etc/passwd",
        "/meeting/site.yaml",
        "/meeting/media/",
        "/_preview/../app.py",
        "/_preview/%2e%2e%2fapp.py",
        "/_preview/app.py",
    ],
)
def test_what_is_not_of_the_site_is_not_there(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status == 404
    assert "secret" not in answer.text
    assert "base_url" not in answer.text


def test_files_of_media_are_served_as_they_are(client: Client) -> None:
    answer = client.get("/meeting/media/notes.txt")
    assert (answer.text, answer.headers["Content-Type"]) == ("Public notes.", "text/plain; charset=utf-8")


def test_the_site_lies_at_the_path_of_its_address(client: Client) -> None:
    assert client.get("/").headers["Location"] == "/meeting/"
    assert client.get("/meeting/en/2030/sessions/welcome").headers["Location"] == "/meeting/en/2030/sessions/welcome/"
    assert "Welcome" in client.get("/meeting/en/2030/sessions/welcome/").text
    missing = client.get("/meeting/ar/nothing/")
    assert missing.status == 404
    assert '<html lang="ar" dir="rtl"' in missing.text


def test_the_script_of_the_preview_is_in_each_page_once_and_nothing_else_is_added(client: Client) -> None:
    page = client.get(HOME).text
    assert len(re.findall(r"<script [^>]*_preview/preview.js", page)) == 1
    assert "data-token" not in client.get("/meeting/robots.txt").text


def test_a_worker_that_would_keep_pages_is_not_given(client: Client) -> None:
    assert client.get("/meeting/sw.js", headers={"Service-Worker": "script"}).status == 404


@pytest.mark.parametrize("token", [None, "", "another"])
def test_the_socket_needs_the_token(client: Client, token: str | None) -> None:
    with pytest.raises(InvalidStatus) as refused, connect(client.socket(token), origin=client.origin):
        pass
    assert refused.value.response.status_code == 403


def test_the_socket_is_closed_to_other_origins_even_with_the_token(client: Client) -> None:
    address = client.socket(token_in(client.get(HOME).text))
    with pytest.raises(InvalidStatus) as refused, connect(address, origin="http://harbour.example"):
        pass
    assert refused.value.response.status_code == 403


def test_a_page_that_is_out_of_date_is_told_to_reload_and_then_what_is_wrong(client: Client) -> None:
    with connect(client.socket(token_in(client.get(HOME).text)), origin=client.origin) as socket:
        socket.send(f"an-old-version {HOME}")
        assert json.loads(socket.recv(30)) == {"type": "reload"}
        state = json.loads(socket.recv(30))
        while not state.get("complete"):
            state = json.loads(socket.recv(30))
    assert state["errors"] == 0
    assert {one["tag"] for one in state["coverage"]} == {"en", "ar", "sr-Cyrl", "sr-Latn"}


def token_in(page: str) -> str:
    found = re.search(r'data-token="([^"]+)"', page)
    assert found is not None
    return found[1]


def test_a_page_that_cannot_be_made_yet_says_why_with_hostile_texts_as_texts(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    broken = Project.at(tmp_path_factory.mktemp("broken"))
    broken.write("topics.yaml", '- id: "<script>alert(1)</script>"\n  name: {en: X}\n')
    session = PreviewSession(PreviewOptions(broken.folder / "content"))
    session.look()
    page = asyncio.run(Hub(session, DEFAULT_EDITOR).page("/en/"))
    text = page.body.decode()
    assert page.is_stand_in
    assert "topics.yaml:1:7" in text
    assert "&lt;script&gt;alert(1)" in text
    assert "<script>alert" not in text
