"""Links to other sites, against a server that really runs on this machine."""

from __future__ import annotations

import os
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from jumbo_site.build.build_report import BuildOptions
from jumbo_site.build.executors import SerialExecutor
from jumbo_site.checks import web_requests
from jumbo_site.checks.link_visits import MAX_REDIRECTS, LinkVisitor, Visit
from jumbo_site.checks.outside_links import LinkMemory
from jumbo_site.checks.site_check import LinkCheck, check_whole_site
from jumbo_site.checks.web_requests import Manners, NoAnswerError, PrivateHostError, ask, is_public
from jumbo_site.cli import main
from jumbo_site.diagnostics import Diagnostic
from tests.checks.web_server import Reply, WebServer, running
from tests.conftest import REPOSITORY
from tests.test_sites import place

NAME = "jumbo-site/test (check of the links of https://harbour.example/)"
HERE = Manners(NAME, read_seconds=5, answer_seconds=5, allows_private=True)
TODAY = date(2030, 5, 2)


@pytest.fixture
def server() -> Iterator[WebServer]:
    with running() as one:
        yield one


def visitor(manners: Manners = HERE, waits: list[float] | None = None, pause: float = 0.0) -> LinkVisitor:
    noted = waits if waits is not None else []
    return LinkVisitor(manners, pause=pause, wait=noted.append)


# --- what an answer means ----------------------------------------------------------------------------------


def test_a_page_that_is_there_is_asked_for_its_head_alone(server: WebServer) -> None:
    address = server.on("/well", Reply(200))
    assert visitor().visit(address) == Visit("well", 200)
    assert server.asked == [("HEAD", "/well")]
    assert server.agents == {NAME}


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_gone(server: WebServer, status: int) -> None:
    assert visitor().visit(server.on("/gone", Reply(status))) == Visit("gone", status)


@pytest.mark.parametrize("status", [401, 403, 451])
def test_a_page_that_is_not_shown_to_programs_is_not_called_dead(server: WebServer, status: int) -> None:
    assert visitor().visit(server.on("/private", Reply(status))) == Visit("refused", status)


@pytest.mark.parametrize("status", [403, 404, 405, 500, 501])
def test_a_server_that_does_not_know_head_is_asked_for_the_page(server: WebServer, status: int) -> None:
    server.on("/old", Reply(200), method="GET")
    server.on("/old", Reply(status), method="HEAD")
    assert visitor().visit(server.address("/old")) == Visit("well", 200)
    assert server.asked == [("HEAD", "/old"), ("GET", "/old")]


def test_a_server_that_fails(server: WebServer) -> None:
    found = visitor().visit(server.on("/broken", Reply(500)))
    assert found == Visit("unreachable", 500, reason="its server answers 500")


@pytest.mark.parametrize("status", [301, 308])
def test_a_move_for_good_gives_the_new_address_with_the_place_on_the_page(server: WebServer, status: int) -> None:
    new = server.on("/new", Reply(200))
    old = server.on("/old", Reply(status, {"Location": "/new"}))
    assert visitor().visit(f"{old}#depths") == Visit("moved", 200, f"{new}#depths")


@pytest.mark.parametrize("status", [302, 303, 307])
def test_a_way_for_now_is_followed_and_nothing_said(server: WebServer, status: int) -> None:
    server.on("/new", Reply(200))
    assert visitor().visit(server.on("/old", Reply(status, {"Location": "/new"}))) == Visit("well", 200)


def test_a_move_for_good_that_leads_on_for_now_gives_the_address_that_was_meant_for_good(server: WebServer) -> None:
    server.on("/now", Reply(200))
    new = server.on("/new", Reply(302, {"Location": "/now"}))
    old = server.on("/old", Reply(301, {"Location": "/new"}))
    assert visitor().visit(old) == Visit("moved", 200, new)


def test_a_move_to_a_page_that_is_gone_is_a_dead_link(server: WebServer) -> None:
    assert visitor().visit(server.on("/old", Reply(301, {"Location": "/nowhere"}))).finding == "gone"


def test_a_circle_of_redirects_ends(server: WebServer) -> None:
    server.on("/b", Reply(301, {"Location": "/a"}))
    found = visitor().visit(server.on("/a", Reply(301, {"Location": "/b"})))
    assert (found.finding, found.reason) == ("unreachable", "it leads on without end")
    assert len(server.asked) == 2


def test_redirects_are_followed_so_far_and_no_farther(server: WebServer) -> None:
    for number in range(100):
        server.on(f"/{number}", Reply(302, {"Location": f"/{number + 1}"}))
    assert visitor().visit(server.address("/0")).finding == "unreachable"
    assert len(server.asked) <= MAX_REDIRECTS + 1


@pytest.mark.parametrize("target", ["file:///etc/passwd", "http://[", "https://[::1", "javascript:alert(1)"])
def test_a_page_that_leads_to_no_web_address(server: WebServer, target: str) -> None:
    found = visitor().visit(server.on("/a", Reply(302, {"Location": target})))
    assert found == Visit("unreachable", reason="the address is not written rightly")


def test_paths_in_other_letters_are_asked_for_as_browsers_do(server: WebServer) -> None:
    server.on("/%D9%85%D8%B1%D9%81%D8%A3?q=%C3%AB", Reply(200))
    assert visitor().visit(server.address("/مرفأ?q=ë")).finding == "well"


# --- patience ----------------------------------------------------------------------------------------------


def test_a_server_that_says_nothing(server: WebServer) -> None:
    hasty = Manners(NAME, read_seconds=0.1, answer_seconds=5, allows_private=True)
    found = visitor(hasty).visit(server.on("/silent", Reply(is_silent=True)))
    assert found == Visit("unreachable", reason="it did not answer within 0.1 seconds")


def test_a_server_whose_answer_never_ends(server: WebServer) -> None:
    hasty = Manners(NAME, read_seconds=5, answer_seconds=0.2, allows_private=True)
    found = visitor(hasty).visit(server.on("/endless", Reply(trickles=True)))
    assert found == Visit("unreachable", reason="its answer took more than 0.2 seconds")


def test_a_server_that_asks_to_wait_is_asked_again_after_that(server: WebServer) -> None:
    waits: list[float] = []
    address = server.on("/busy", Reply(429, {"Retry-After": "7"}), Reply(200))
    assert visitor(waits=waits).visit(address) == Visit("well", 200)
    assert waits == [7.0]


def test_a_server_that_asks_to_wait_too_long_is_left_in_peace(server: WebServer) -> None:
    waits: list[float] = []
    server.on("/busy", Reply(429, {"Retry-After": "86400"}))
    server.on("/other", Reply(200))
    found = visitor(waits=waits).visit_all([server.address("/busy"), server.address("/other")])
    assert {one.finding for one in found.values()} == {"refused"}
    assert (waits, server.asked) == ([], [("HEAD", "/busy")])


def test_a_date_to_wait_for_that_is_past_costs_no_more_than_a_pause(server: WebServer) -> None:
    waits: list[float] = []
    past = {"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}
    assert visitor(waits=waits).visit(server.on("/busy", Reply(503, past), Reply(200))).finding == "well"
    assert waits == [0.0]


def test_one_host_never_has_two_questions_at_once_and_has_pauses(server: WebServer) -> None:
    waits: list[float] = []
    addresses = [server.on(f"/{number}", Reply(200)) for number in range(12)]
    with running() as other:
        # the queue of the other host leads to this one as well
        addresses += [
            other.on(f"/{number}", Reply(302, {"Location": server.address(f"/{number}")})) for number in range(12)
        ]
        found = visitor(waits=waits, pause=100.0).visit_all(addresses)
    assert {one.finding for one in found.values()} == {"well"}
    assert len(server.asked) == 24
    assert server.most_at_once == 1
    assert len(waits) == 23 + 11
    assert all(0 < one <= 100 for one in waits)


def test_different_hosts_are_asked_at_the_same_time(server: WebServer) -> None:
    """The one that says nothing does not keep the other one waiting: it is silent until the other was asked."""
    with running() as other:
        silent = other.on("/silent", Reply(is_silent=True))
        well = server.on("/well", Reply(200))
        original = server.reply

        def reply(method: str, path: str) -> Reply:
            other.ended.set()
            return original(method, path)

        server.reply = reply  # type: ignore[method-assign]
        found = visitor().visit_all([silent, well])
    assert found[well].finding == "well"
    assert found[silent].reason == "its server broke the connection off"


INTERRUPTED = """
import signal, threading
from tests.checks.test_outside_links import NAME, Manners, Reply, running, visitor

signal.signal(signal.SIGINT, signal.default_int_handler)
patient = Manners(NAME, read_seconds=60, answer_seconds=60, allows_private=True)
with running() as server:
    addresses = [server.on(f"/{number}", Reply(is_silent=True)) for number in range(3)]
    original = server.reply

    def reply(method, path):
        told = original(method, path)
        signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)
        return told

    server.reply = reply
    try:
        visitor(patient).visit_all(addresses)
    except KeyboardInterrupt:
        print(server.asked)
"""


def test_an_interrupt_waits_for_no_answer_and_asks_no_more() -> None:
    """The server is silent until it is ended, which comes after the visit: only a cut connection lets that return.

    In a process of its own, whose SIGINT no other test has.
    """
    command = [sys.executable, "-c", INTERRUPTED]
    paths = os.pathsep.join([str(REPOSITORY), str(REPOSITORY / "tools")])
    environment = {**os.environ, "PYTHONPATH": paths}
    done = subprocess.run(
        command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, timeout=50, check=False
    )
    assert done.stdout == "[('HEAD', '/0')]\n", done.stderr


# --- what is never asked -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1"),
        *("0.0.0.0", "255.255.255.255", "224.0.0.1", "198.18.0.1", "192.0.2.1", "::", "::1", "fe80::1%eth0"),  # noqa: S104
        *("fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe", "2002:7f00:1::"),
        *("2001:db8::1", "not an address"),
    ],
)
def test_addresses_that_are_not_of_the_public_internet(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e"])
def test_addresses_of_the_public_internet(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "[::1]"])
def test_no_request_goes_into_a_private_network_however_it_is_written(server: WebServer, host: str) -> None:
    careful = Manners(NAME)
    with pytest.raises((PrivateHostError, NoAnswerError)):
        ask(server.address("/well", host), "HEAD", careful)
    assert visitor(careful).visit(server.address("/well", host)).finding in ("private", "unreachable")
    assert server.asked == []


def test_a_redirect_into_a_private_network_is_not_followed(server: WebServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first host is taken for a public one; the second is what a cloud gives its machines their secrets at."""
    monkeypatch.setattr(web_requests, "is_public", lambda ip: ip == "127.0.0.1")
    address = server.on("/a", Reply(302, {"Location": "http://169.254.169.254/latest/meta-data/"}))
    assert visitor(Manners(NAME)).visit(address) == Visit("private")


def test_the_connection_goes_to_the_address_that_was_looked_at(
    server: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that leads elsewhere at a second look (DNS rebinding) is of no use: there is no second look."""
    looks: list[str] = []
    original = socket.getaddrinfo

    def look_up(host: str, *args: object, **named: object) -> object:
        looks.append(host)
        return original("127.0.0.1", *args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    server.on("/well", Reply(200))
    assert ask(server.address("/well", "harbour.example"), "HEAD", HERE).status == 200
    assert looks[0] == "harbour.example"
    assert set(looks[1:]) <= {"127.0.0.1"}


# --- secure connections ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for harbour.example that nobody vouches for, with its key, in one file."""
    folder = tmp_path_factory.mktemp("tls")
    key, own = folder / "key.pem", folder / "own.pem"
    subject = ["-subj", "/CN=harbour.example", "-addext", "subjectAltName=DNS:harbour.example"]
    kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-noenc"]
    command = ["openssl", "req", "-x509", *kind, "-days", "2", *subject, "-keyout", str(key), "-out", str(own)]
    subprocess.run(command, check=True, capture_output=True)
    both = folder / "both.pem"
    both.write_text(key.read_text("ascii") + own.read_text("ascii"), "ascii")
    return both


@pytest.fixture
def everywhere_is_here(monkeypatch: pytest.MonkeyPatch) -> None:
    original = socket.getaddrinfo

    def look_up(host: str, *args: object, **named: object) -> object:
        return original("127.0.0.1", *args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


@pytest.mark.usefixtures("everywhere_is_here")
def test_a_certificate_that_nobody_vouches_for(certificate: Path) -> None:
    with running(certificate) as secure:
        secure.on("/well", Reply(200))
        found = visitor().visit(secure.address("/well", "harbour.example").replace("http:", "https:"))
    assert found.finding == "unreachable"
    assert found.reason is not None
    assert found.reason.startswith("its certificate is not valid (")
    assert secure.asked == []


@pytest.mark.usefixtures("everywhere_is_here")
def test_a_certificate_is_that_of_the_name_and_not_of_the_address(
    certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trusting = ssl.create_default_context(cafile=str(certificate))
    monkeypatch.setattr(web_requests, "_tls", lambda: trusting)
    with running(certificate) as secure:
        secure.on("/well", Reply(200))
        own, other = (
            secure.address("/well", host).replace("http:", "https:") for host in ("harbour.example", "a.example")
        )
        found = visitor().visit_all([own, other])
    assert found[own] == Visit("well", 200)
    assert found[other].finding == "unreachable"
    assert secure.asked == [("HEAD", "/well")]


@pytest.mark.usefixtures("everywhere_is_here")
def test_a_server_that_speaks_no_tls(server: WebServer) -> None:
    server.on("/well", Reply(200))
    found = visitor().visit(server.address("/well", "harbour.example").replace("http:", "https:"))
    assert found.finding == "unreachable"
    assert found.reason is not None
    assert found.reason.startswith("no secure connection comes about")


# --- in a check --------------------------------------------------------------------------------------------


def check(folder: Path, monkeypatch: pytest.MonkeyPatch, today: date = TODAY, max_age: int = 7) -> list[Diagnostic]:
    monkeypatch.chdir(folder)
    links = LinkCheck(today, max_age, folder / "cache", visitor())
    options = BuildOptions(Path("content"), Path("site"))
    report = check_whole_site(options, SerialExecutor(), lambda done, total: None, links=links)
    return [one for one in report.diagnostics if one.code.startswith("link-")]


def write_site(folder: Path, server: WebServer) -> None:
    place(None, folder)
    server.on("/gone", Reply(410))
    server.on("/new", Reply(200))
    server.on("/old", Reply(301, {"Location": "/new"}))
    server.on("/shy", Reply(403))
    text = f"""---
title: About
---
The [charts]({server.address("/gone")}) of the port, its [rules]({server.address("/old")}) and
[tides]({server.address("/shy")}), and [charts once more]({server.address("/gone")}).
"""
    (folder / "content/pages/about.en.md").write_text(text, "utf-8")
    organisations = folder / "content/organisations.yaml"
    organisations.write_text(f"{organisations.read_text('utf-8')}  url: {server.address('/gone')}\n", "utf-8")


def test_a_dead_address_is_reported_at_each_of_its_places_and_asked_once(
    server: WebServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_site(tmp_path, server)
    found = check(tmp_path, monkeypatch)
    places = [(one.code, one.location.file, one.location.line) for one in found if one.location is not None]
    assert places == [
        ("link-dead", "content/organisations.yaml", places[0][2]),
        ("link-dead", "content/pages/about.en.md", 4),
        ("link-moved", "content/pages/about.en.md", 4),
        ("link-refused", "content/pages/about.en.md", 5),
        ("link-dead", "content/pages/about.en.md", 5),
    ]
    assert f"Its new address is `{server.address('/new')}`." in [one.hint for one in found]
    assert server.asked.count(("HEAD", "/gone")) == 1


def test_what_was_seen_well_is_not_asked_again_until_it_is_old(
    server: WebServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_site(tmp_path, server)
    first = check(tmp_path, monkeypatch)
    server.asked.clear()
    assert check(tmp_path, monkeypatch) == first
    assert {path for _, path in server.asked} == {"/gone", "/shy"}
    server.asked.clear()
    check(tmp_path, monkeypatch, today=date(2030, 5, 9))
    assert ("HEAD", "/old") in server.asked
    server.asked.clear()
    check(tmp_path, monkeypatch, today=date(2030, 5, 9), max_age=0)
    assert ("HEAD", "/old") in server.asked


def test_a_site_whose_links_are_all_well_makes_no_request_at_the_second_check(
    server: WebServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place(None, tmp_path)
    text = f"---\ntitle: About\n---\nThe [charts]({server.on('/charts', Reply(200))}).\n"
    (tmp_path / "content/pages/about.en.md").write_text(text, "utf-8")
    assert check(tmp_path, monkeypatch) == []
    assert server.asked == [("HEAD", "/charts")]
    assert check(tmp_path, monkeypatch) == []
    assert server.asked == [("HEAD", "/charts")]


def test_without_links_nobody_is_asked(server: WebServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_site(tmp_path, server)
    monkeypatch.chdir(tmp_path)
    options = BuildOptions(Path("content"), Path("site"))
    report = check_whole_site(options, SerialExecutor(), lambda done, total: None)
    assert report.diagnostics == ()
    assert server.asked == []


def test_the_command_asks_nothing_in_a_private_network_and_says_so(
    server: WebServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_site(tmp_path, server)
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["check", "--links", "--strict", "--jobs", "1"])
    assert done.exit_code == 1
    assert "lies in a private network, where readers cannot go; it was not asked. [link-unreachable]" in done.output
    assert server.asked == []
    assert not Path("site").exists()


@pytest.mark.parametrize("rows", [{"https://a.example/": "2030-05-02"}, {"https://a.example/": [1, 2]}, ["x"], None])
def test_a_memory_of_another_form_counts_as_none(tmp_path: Path, rows: object) -> None:
    LinkMemory(tmp_path, TODAY, 7)._cache.write("seen", rows)
    assert LinkMemory(tmp_path, TODAY, 7).known("https://a.example/") is None
