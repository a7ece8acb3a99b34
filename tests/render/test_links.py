"""Links that work at any address."""

from __future__ import annotations

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumbo_site.render.links import links_from, relative_link, rooted_link


@pytest.mark.parametrize(
    ("source", "target", "link"),
    [
        ("/ar/", "/ar/", "./"),
        ("/ar/", "/ar/2022/", "2022/"),
        ("/ar/2022/", "/ar/", "../"),
        ("/ar/2022/programme/", "/ar/speakers/amer/", "../../speakers/amer/"),
        ("/ar/2022/", "/en/2022/", "../../en/2022/"),
        ("/ar/2022/", "/ar/2022/#facts", "#facts"),
        ("/ar/2022/", "/ar/topics/#ships", "../topics/#ships"),
        ("/", "/ar/", "ar/"),
        ("/ar/404.html", "/ar/", "./"),
        ("/ar/2022/", "/assets/css/site.css", "../../assets/css/site.css"),
        ("/ar/", "/media/a.pdf", "../media/a.pdf"),
    ],
)
def test_relative_links(source: str, target: str, link: str) -> None:
    assert relative_link(source, target) == link


PATHS = st.lists(st.sampled_from(["ar", "en", "2022", "panels", "x"]), max_size=5).map(
    lambda parts: "/" + "".join(f"{part}/" for part in parts)
)


@given(PATHS, PATHS)
def test_a_relative_link_leads_to_its_target(source: str, target: str) -> None:
    link = relative_link(source, target)
    assert not link.startswith("/")
    reached = posixpath.normpath(posixpath.join(source, link))
    assert reached.rstrip("/") == target.rstrip("/")


@given(PATHS, PATHS, st.sampled_from(["", "#a", "?q=1", "x.css", "404.html"]))
def test_the_quick_way_gives_the_same_links(source: str, target: str, end: str) -> None:
    assert links_from(source)(target + end) == relative_link(source, target + end)
    assert links_from(source + "404.html")(target + end) == relative_link(source + "404.html", target + end)


def test_links_from_the_root_carry_the_base_path() -> None:
    assert rooted_link("/", "/ar/") == "/ar/"
    assert rooted_link("/seventh/", "/ar/") == "/seventh/ar/"
