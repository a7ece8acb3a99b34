"""Pages of a conference whose proceedings are a published volume: the box to cite, its links, without JavaScript."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from site_server import serving
from tests.citing_site import CITING, build_citing_site
from tests.site_quality.test_markup import described, vnu

pytestmark = pytest.mark.xdist_group("citing-pages")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_citing_site(tmp_path_factory.mktemp("citing"))


def page(site: Path, path: str) -> html.HtmlElement:
    return html.document_fromstring((site / path / "index.html").read_bytes())


@pytest.mark.parametrize("path", ["2030/contributions/tides", "2030/panels/lights", "2030/proceedings"])
@pytest.mark.parametrize("tag", ["en", "ar"])
def test_the_box_has_three_styles_and_four_files_that_exist(site: Path, tag: str, path: str) -> None:
    (box,) = page(site, f"{tag}/{path}").xpath("//section[contains(@class, 'cite')]")
    assert box.xpath(".//details/div/h3/span/text()") == ["APA 7", "Chicago", "IEEE"]
    links = box.xpath(".//ul[@class='cite-files']//a")
    assert [link.text for link in links] == ["BibTeX", "BibLaTeX", "RIS", "CSL-JSON"]
    for link in links:
        assert (site / tag / path / link.get("href")).is_file()
    assert [bool(link.get("type")) for link in links] == [True] * 4
    # nothing of it needs a script, save the buttons
    assert box.xpath(".//*[@hidden][not(@data-by-script)]") == []


def test_titles_of_volumes_are_marked(site: Path) -> None:
    box = page(site, "en/2030/contributions/tides").xpath("//details[@class='more-styles']")[0]
    assert {one.text for one in box.xpath(".//cite")} == {"Lights, Tides & Ports: 100% of {the} Sea"}


def test_a_speaker_s_page_offers_the_files_of_own_contributions_alone(tmp_path: Path) -> None:
    site = build_citing_site(tmp_path, {"speakers/eva-list.yaml": "name: {Latn: Eva List}\n"})
    links = page(site, "ar/speakers/ana-deda").xpath("//ul[@class='cite-files']//a/@href")
    assert len(links) == 4
    assert all((site / "ar/speakers/ana-deda" / link).is_file() for link in links)
    assert page(site, "ar/speakers/eva-list").xpath("//ul[@class='cite-files']") == []


def test_without_the_output_no_file_is_offered(tmp_path: Path) -> None:
    quiet = CITING["site.yaml"].replace("citations: true", "citations: false")
    site = build_citing_site(tmp_path, {"site.yaml": quiet})
    assert page(site, "en/2030/proceedings").xpath("//ul[@class='cite-files']") == []
    assert list(site.rglob("cite.*")) == [one for one in site.rglob("cite.*") if "assets" in one.parts]


def test_the_pages_are_valid_html(site: Path) -> None:
    with serving(site, "/sea/") as address:
        assert described(vnu(*(f"{address}{tag}/2030/contributions/tides/" for tag in ("en", "ar")))) == []
