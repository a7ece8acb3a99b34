"""The page of charts: what it counts, what it leaves out, and that drawing and table say the same."""

from __future__ import annotations

import gzip
import re
import shutil
from pathlib import Path

import pytest
from lxml import etree, html

from jumbo_site.build.executors import SerialExecutor
from jumbo_site.build.site_build import BuildOptions, build_site
from jumbo_site.plan.country_map import shade
from tests.charted_site import GOOD, build_charted_site
from tests.conftest import BuiltSite

HTML_BUDGET = 20_000
"""Bytes, compressed."""
ARABIC = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
PAGES = pytest.mark.parametrize("tag", ["en", "ar"])
Table = tuple[list[str], dict[str, list[int]]]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_charted_site(tmp_path_factory.mktemp("charted"))


def page(site: Path, tag: str, place: str = "2030/figures/") -> html.HtmlElement:
    return html.document_fromstring((site / tag / place / "index.html").read_bytes())


def section(document: html.HtmlElement, name: str) -> html.HtmlElement:
    (found,) = document.xpath(f"//section[@aria-labelledby='{name}']")
    return found


def spaced(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def table(part: html.HtmlElement) -> Table:
    """Return headings, and the numbers of each row by what it is about."""
    headings = [spaced(cell) for cell in part.xpath(".//thead//th")]
    rows = {
        spaced(row.xpath("./th")[0]): [int(spaced(cell).translate(ARABIC)) for cell in row.xpath("./td")]
        for row in part.xpath(".//tbody/tr")
    }
    return headings, rows


def bars(part: html.HtmlElement) -> list[tuple[str, int, float]]:
    """Return the name, the number and the length of each bar, in their order."""
    return [
        (
            spaced(row.xpath("./p/a")[0]),
            int(row.xpath(".//text[@class='number']")[0].text.translate(ARABIC)),
            sum(float(mark.get("width").removesuffix("%")) for mark in row.xpath(".//rect")),
        )
        for row in part.xpath(".//ul[contains(@class, 'rows')]/li")
    ]


def test_countries_are_counted(site: Path) -> None:
    headings, rows = table(section(page(site, "en"), "countries"))
    assert headings == ["Country", "Speakers", "Organisers"]
    # Omar Nur stands for no country; Mara Bo appears twice
    expected = {"Italy": [2, 0], "Albania": [1, 1], "Malta": [1, 0], "Tunisia": [1, 0]}
    assert rows == expected | {"International organisations": [1, 0]}
    assert list(rows) == [*expected, "International organisations"]


def test_panels_are_counted(site: Path) -> None:
    headings, rows = table(section(page(site, "en"), "outcomes"))
    links = "Links between <harbours> & VTS towers along the northern coast"
    assert headings == ["Panel", "Findings", "Recommendations", "Total"]
    assert rows == {"Lights at sea": [0, 1, 1], links: [1, 2, 3]}
    assert table(section(page(site, "en"), "people")) == (["Panel", "People"], {"Lights at sea": [1], links: [5]})


@PAGES
def test_bars_are_as_long_as_the_table_says(site: Path, tag: str) -> None:
    for name in ("countries", "outcomes", "people"):
        part = section(page(site, tag), name)
        column = 0 if name == "countries" else -1
        values = {about: cells[column] for about, cells in table(part)[1].items()}
        drawn = bars(part)
        assert [(about, number) for about, number, _ in drawn] == list(values.items())
        greatest = max(values.values())
        assert [length for *_, length in drawn] == pytest.approx([88 * v / greatest for v in values.values()], abs=0.05)


def test_parts_of_bars_are_the_cells_of_the_table(site: Path) -> None:
    part = section(page(site, "en"), "outcomes")
    for row, cells in zip(part.xpath(".//li[p]"), table(part)[1].values(), strict=True):
        kinds = [(kind, value) for kind, value in zip(("finding", "recommendation"), cells, strict=False) if value]
        assert [(one.get("class"), int(one.xpath("./text")[0].text)) for one in row.xpath("./svg/g")] == kinds
    descriptions = part.xpath(".//svg[@class='bar']/@aria-label")
    assert descriptions == ["Recommendations (1)", "Findings (1) and Recommendations (2)"]


def test_arabic_has_its_digits_and_begins_at_the_right(site: Path) -> None:
    english, arabic = page(site, "en"), page(site, "ar")
    words = arabic.xpath("//main//svg//text/text() | //main//td//text() | //main//svg/@aria-label")
    assert not re.search("[0-9]", "".join(words))
    for left, right in zip(
        english.xpath("//svg[@class='bar']//rect"), arabic.xpath("//svg[@class='bar']//rect"), strict=True
    ):
        x, width, mirrored = (
            float(one.removesuffix("%")) for one in (left.get("x"), left.get("width"), right.get("x"))
        )
        assert mirrored == pytest.approx(100 - x - width, abs=0.021)
        assert right.get("width") == left.get("width")


def test_the_map_is_never_mirrored(site: Path) -> None:
    english, arabic = (
        [path.get("d") for path in page(site, tag).xpath("//svg[@class='map']//path")] for tag in ("en", "ar")
    )
    assert english == arabic
    assert len(english) >= 4


def test_the_map_says_who_is_on_it(site: Path) -> None:
    (drawing,) = page(site, "en").xpath("//svg[@class='map']")
    kinds = {group.xpath("./title")[0].text: group.get("class") for group in drawing.xpath("./g")}
    assert kinds == {
        "Italy (2)": "people-2",
        "Albania (1)": "people-1",
        "Malta (1)": "people-1",
        "Tunisia (1)": "people-1",
    }
    assert drawing.xpath("./desc")[0].text == "Italy (2), Albania (1), Malta (1) and Tunisia (1)"


@PAGES
def test_each_drawing_is_an_image_with_words_and_a_table(site: Path, tag: str) -> None:
    document = page(site, tag)
    drawings = document.xpath("//main//svg[not(@aria-hidden)]")
    # a map; countries and an international organisation, two panels twice, two editions
    assert len(drawings) == 1 + 5 + 2 + 2 + 2
    for drawing in drawings:
        assert drawing.get("role") == "img"
        if drawing.get("class") == "map":
            title, description = (document.get_element_by_id(one) for one in drawing.get("aria-labelledby").split())
            assert (title.tag, description.tag) == ("title", "desc")
            assert spaced(title)
            assert spaced(description)
        else:
            assert drawing.get("aria-label")
        assert drawing.xpath("ancestor::section//table/caption")
    # the policy of the pages allows neither
    assert not document.xpath("//@style | //style")


def test_drawings_are_well_formed_xml_as_they_are_written(site: Path) -> None:
    for tag in ("en", "ar"):
        source = (site / tag / "2030/figures/index.html").read_text("utf-8").split("<main")[1].split("</main")[0]
        drawings = re.findall("<svg.*?</svg>", source, re.DOTALL)
        assert len(drawings) >= 12
        for drawing in drawings:
            assert etree.fromstring(drawing).tag == "svg"


def test_editions_stand_in_time(site: Path) -> None:
    part = section(page(site, "en"), "editions")
    assert [spaced(row) for row in part.xpath(".//tbody/tr/th")] == ["Harbour Meeting 2027", "First edition"]
    assert [point.get("cx") for point in part.xpath(".//circle")] == ["2%", "98%"]
    assert [point.get("cx") for point in section(page(site, "ar"), "editions").xpath(".//circle")] == ["98%", "2%"]


@PAGES
def test_pages_lead_to_it_and_it_is_found(site: Path, tag: str) -> None:
    assert page(site, tag, "2030/").xpath("//main//a[contains(@class, 'more')][@href='figures/']")
    assert page(site, tag, "").xpath("//footer//a[@href='2030/figures/']")
    assert f"/{tag}/2030/figures/" in (site / "sitemap.xml").read_text("utf-8")
    # an edition of which nothing is recorded has no such page, and no link to one
    assert not (site / tag / "2027/figures").exists()
    assert not page(site, tag, "2027/").xpath("//main//a[@href='figures/']")


def test_what_lacks_data_is_not_drawn(tmp_path: Path) -> None:
    shutil.copytree(GOOD, tmp_path / "content")
    build_site(BuildOptions(tmp_path / "content", tmp_path / "site"), SerialExecutor(), lambda done, total: None)
    assert not list((tmp_path / "site").rglob("figures"))
    assert "figures" not in (tmp_path / "site/en/index.html").read_text("utf-8").split("<footer")[1]


def test_jumbo_shows_what_its_panels_concluded_and_no_more(jumbo: BuiltSite) -> None:
    # all who are named with a country are of one, and each panel had the same two chairs
    document = jumbo.document("en/2022/figures/index.html")
    assert document.xpath("//main//section/@aria-labelledby") == ["outcomes"]
    assert [cells[-1] for cells in table(section(document, "outcomes"))[1].values()] == [5, 3, 4, 4, 6]


def test_pages_are_small(site: Path, jumbo: BuiltSite) -> None:
    files = [*site.glob("*/2030/figures/index.html"), *jumbo.folder.glob("*/2022/figures/index.html")]
    assert len(files) == 12
    assert max(len(gzip.compress(file.read_bytes())) for file in files) < HTML_BUDGET


def test_shades_are_equal_steps() -> None:
    assert [shade(number, 6) for number in range(1, 7)] == [1, 1, 2, 2, 3, 3]
    assert [shade(number, 2) for number in (1, 2)] == [1, 2]
    assert shade(1, 1) == 1
