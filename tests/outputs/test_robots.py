"""robots.txt lets everything be read and says where the sitemap is."""

from __future__ import annotations

from urllib.robotparser import RobotFileParser

import pytest

from jumbo_site.outputs.robots import robots_txt


@pytest.mark.parametrize(
    ("base_url", "sitemap"),
    [
        ("https://jumbo.example/", "https://jumbo.example/sitemap.xml"),
        ("https://jumbo.example/seventh/", "https://jumbo.example/seventh/sitemap.xml"),
        ("https://jumbo.example", "https://jumbo.example/sitemap.xml"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/sitemap.xml"),
    ],
)
def test_the_sitemap_has_its_absolute_address_and_every_page_may_be_read(base_url: str, sitemap: str) -> None:
    parser = RobotFileParser()
    parser.parse(robots_txt(base_url).decode("ascii").splitlines())
    assert parser.site_maps() == [sitemap]
    assert parser.can_fetch("any-robot", sitemap)


def test_an_address_cannot_add_a_rule() -> None:
    lines = robots_txt("https://jumbo.example/a\nDisallow: /").decode("ascii").splitlines()
    assert [line for line in lines if line.startswith("Disallow")] == []


def test_a_relative_address_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="no absolute web address"):
        robots_txt("/seventh/")
