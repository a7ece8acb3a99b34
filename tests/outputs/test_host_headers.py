"""The headers that hosts are to send: one policy, from the same source as that of the pages."""

from __future__ import annotations

import re

from jumbo_site.outputs.host_headers import apache_snippet, headers_file, nginx_snippet
from jumbo_site.render.environment import CONTENT_SECURITY_POLICY
from tests.conftest import BuiltSite


def read_headers(text: str) -> dict[str, dict[str, str]]:
    """Read ``_headers``: a path, then indented lines of ``name: value``."""
    rules: dict[str, dict[str, str]] = {}
    path = ""
    for line in filter(None, text.split("\n")):
        if line.startswith(" "):
            name, _, value = line.strip().partition(": ")
            rules[path][name] = value
        else:
            path = line
            rules[path] = {}
    return rules


def policy(value: str) -> dict[str, str]:
    return dict(directive.strip().split(" ", 1) for directive in value.split(";"))  # type: ignore[misc]


def test_the_header_has_the_policy_of_the_pages_and_what_works_in_a_header_alone(jumbo: BuiltSite) -> None:
    sent = policy(read_headers(headers_file())["/*"]["Content-Security-Policy"])
    (meta,) = jumbo.document("en/index.html").xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (search,) = jumbo.document("en/search/index.html").xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert sent == policy(search) | {"frame-ancestors": "'none'"}
    assert policy(search) == policy(meta) | {"script-src": "'self' 'wasm-unsafe-eval'"}
    assert policy(CONTENT_SECURITY_POLICY)["default-src"] == "'none'"


def test_assets_may_be_kept_for_good(jumbo: BuiltSite) -> None:
    rules = read_headers((jumbo.folder / "_headers").read_text("utf-8"))
    assert set(rules) == {"/*", "/media/*", "/assets/*"}
    assert "immutable" in rules["/assets/*"]["Cache-Control"]


def test_the_servers_send_the_same() -> None:
    wanted = read_headers(headers_file())["/*"]
    nginx = dict(re.findall(r'^add_header (\S+) "([^"]*)" always;$', nginx_snippet("/seventh/"), re.MULTILINE))
    apache = dict(re.findall(r'^    Header always set (\S+) "([^"]*)"$', apache_snippet("/seventh/"), re.MULTILINE))
    assert nginx == apache == wanted


def test_no_script_runs_among_the_files_of_media() -> None:
    """As nothing of the kind is published (tests/adversarial/test_media.py), this is a second wall."""
    rules = read_headers(headers_file())
    own = policy(rules["/media/*"]["Content-Security-Policy"])
    assert own["default-src"] == "'none'"
    assert not {"script-src", "script-src-elem", "script-src-attr", "object-src", "worker-src"} & set(own)
    nginx = nginx_snippet("/seventh/").partition("location /seventh/media/ {")[2].partition("}")[0]
    apache = apache_snippet("/seventh/").partition('<Location "/seventh/media/">')[2].partition("</Location>")[0]
    told = rules["/media/*"]["Content-Security-Policy"]
    assert set(re.findall(r"add_header (\S+)", nginx)) == set(rules["/*"])
    assert f'add_header Content-Security-Policy "{told}" always;' in nginx
    assert 'add_header X-Content-Type-Options "nosniff" always;' in nginx
    assert apache.strip() == f'Header always set Content-Security-Policy "{told}"'


def test_a_location_of_nginx_repeats_what_it_would_not_inherit() -> None:
    inside = nginx_snippet("/seventh/").partition("location /seventh/assets/ {")[2]
    assert set(re.findall(r"add_header (\S+)", inside)) == {*read_headers(headers_file())["/*"], "Cache-Control"}
