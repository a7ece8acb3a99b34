"""News, venue, pictures and sponsors of a conference, as its pages show them."""

from __future__ import annotations

from lxml import html

from jumbo_site.model.organisations import Coordinates
from jumbo_site.plan.venue_and_gallery import geo_uri, map_url
from tests.conftest import BuiltSite


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_the_venue_is_linked_to_a_map_and_loads_nothing_of_it(invented: BuiltSite) -> None:
    page = invented.document("en/2030/venue/index.html")
    links = page.xpath("//main//a/@href")
    assert "geo:41.90000,12.50000" in links
    (outside,) = page.xpath("//main//a[@target='_blank']")
    assert outside.get("href") == "https://www.openstreetmap.org/?mlat=41.90000&mlon=12.50000#map=17/41.90000/12.50000"
    assert outside.get("rel") == "noopener noreferrer"
    assert "1 Lighthouse Street" in words(page)
    assert "Five minutes on foot" in words(page)
    assert "٤١٫٩٠٠٠° شمالًا ١٢٫٥٠٠٠° شرقًا" in words(invented.document("ar/2030/venue/index.html"))
    assert "venue" in "".join(invented.document("en/2030/index.html").xpath("//main//a/@href"))


def test_points_south_and_west_keep_their_signs() -> None:
    point = Coordinates(latitude=-33.5, longitude=-70.123456)
    assert geo_uri(point) == "geo:-33.50000,-70.12346"
    assert map_url(point).endswith("?mlat=-33.50000&mlon=-70.12346#map=17/-33.50000/-70.12346")


def test_each_picture_says_what_it_shows_and_leads_to_itself(invented: BuiltSite) -> None:
    page = invented.document("ar/2030/gallery/index.html")
    pictures = page.xpath("//ul[@class='gallery']//a")
    assert len(pictures) == 6
    for link in pictures:
        (image,) = link.xpath(".//img")
        assert image.get("alt") == "مرفأ متخيل"
        assert link.get("href") == image.get("src")
    assert "تصوير: Nobody" in words(page)


def test_sponsors_stand_by_their_levels_with_logos(invented: BuiltSite) -> None:
    page = invented.document("en/2030/index.html")
    headings = [words(one) for one in page.xpath("//*[@class='organiser-list']//h3")]
    assert headings == ["Organiser", "Sponsors · Gold", "Sponsors · Silver"]
    assert len(page.xpath("//*[@class='organiser-list']//img")) == 4


def test_news_stand_on_the_home_page_in_the_menu_and_in_a_row(invented: BuiltSite) -> None:
    home = invented.document("en/index.html")
    assert [words(one) for one in home.xpath("//ul[@class='news']//h3")] == [
        "Doors open soon",
        "The programme is out",
        "Call for contributions",
    ]
    assert "News" in [words(one) for one in home.xpath("//nav[@class='menu']//a")]
    middle = invented.document("en/news/programme-is-out/index.html")
    assert [words(one) for one in middle.xpath("//nav[@class='neighbours']/a")] == [
        "Doors open soon",
        "Call for contributions",
    ]


def test_home_and_edition_show_those_of_note_of_many_sessions(invented: BuiltSite) -> None:
    for page in ("en/index.html", "en/2030/index.html"):
        cards = invented.document(page).xpath("//li[starts-with(@class, 'card ')]")
        kinds = [one.get("class").split()[1] for one in cards]
        assert len(kinds) == 12
        assert kinds.count("card-panel") == 3
        assert "card-break" not in kinds
