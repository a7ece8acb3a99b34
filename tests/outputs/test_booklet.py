"""The programme as a booklet: an accessible PDF on two sizes of paper."""

from __future__ import annotations

import io
import re
from functools import cache

import pytest
from benchmarks.workload import EDITION
from pypdf import PdfReader

from jumbo_site.model.content import Content
from jumbo_site.outputs.booklet import OUTPUT, booklet_data
from jumbo_site.outputs.output import ExportJob, ExportSources
from jumbo_site.outputs.typst_nodes import text_nodes
from jumbo_site.plan.views import Text
from tests.conftest import BuiltSite
from tests.large_site import STREET, WAY
from tests.outputs.published_conference import published_sources
from tests.outputs.test_volume import extracted, in_order, sources, texts, words

PAPER = {"a4": (595, 842), "a5": (420, 595)}
"""ISO 216, in points."""


def sources_of(edition: str) -> ExportSources:
    return sources() if edition == "2022" else published_sources()


@cache
def booklet(edition: str, language: str, paper: str) -> bytes:
    job = ExportJob("booklet", edition, language, paper)
    ((path, made),) = OUTPUT.make(job, sources_of(edition)).items()
    assert path == f"{language}/{edition}/programme/programme-{paper}.pdf"
    return made


@pytest.mark.parametrize("paper", ["a4", "a5"])
@pytest.mark.parametrize(
    ("edition", "language"), [("2022", "ar"), ("2022", "sr-Cyrl"), (EDITION, "ar"), (EDITION, "en")]
)
def test_nearly_all_words_come_back_in_order(edition: str, language: str, paper: str) -> None:
    data = booklet_data(ExportJob("booklet", edition, language, paper), sources_of(edition))
    found = words(extracted(booklet(edition, language, paper)))
    wanted = [
        words(" ".join(texts({key: one[key] for key in ("title", "summary", "roles")})))
        for day in data["days"]
        for one in day["sessions"]
    ]
    assert len(wanted) > 4
    assert sum(in_order(one, found) for one in wanted) >= 0.95 * sum(map(len, wanted))


@pytest.mark.parametrize("paper", ["a4", "a5"])
@pytest.mark.parametrize(("language", "direction"), [("ar", "/R2L"), ("en", None)])
def test_the_document_is_tagged_and_says_its_language_and_direction(
    language: str, direction: str | None, paper: str
) -> None:
    reader = PdfReader(io.BytesIO(booklet("2022", language, paper)))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]).startswith(language)
    assert reader.xmp_metadata is not None
    assert b"pdfuaid" in reader.xmp_metadata.stream.get_data()
    assert root["/ViewerPreferences"].get("/Direction", "/L2R") == (direction or "/L2R")
    assert tuple(round(float(side)) for side in reader.pages[0].mediabox[2:]) == PAPER[paper]


def test_sessions_are_in_the_outline_below_their_days() -> None:
    reader = PdfReader(io.BytesIO(booklet(EDITION, "en", "a4")))
    data = booklet_data(ExportJob("booklet", EDITION, "en", "a4"), published_sources())
    days = [one.title for one in reader.outline if not isinstance(one, list)]
    assert [day["heading"] for day in data["days"]] == [one for one in days if re.search(r"\d{4}$", one)]
    below = [one.title for part in reader.outline if isinstance(part, list) for one in part]
    assert below == [words_of(one["title"]) for day in data["days"] for one in day["sessions"]] + ["How to get there"]
    assert days[-2:] == ["Speakers", "Venue"]


def words_of(nodes: object) -> str:
    return "".join(texts(nodes))


def test_times_are_in_the_digits_of_the_language_and_the_zone_is_said() -> None:
    data = booklet_data(ExportJob("booklet", EDITION, "ar", "a5"), published_sources())
    times = [one["time"] for day in data["days"] for one in day["sessions"]]
    assert all(re.match(r"\u200f?[٠-٩]{2}:[٠-٩]{2}", time) for time in times)
    shown = extracted(booklet(EDITION, "ar", "a5"))
    assert not re.search(r"[0-9]:[0-9]", shown)
    assert in_order(words(data["note"]), words(shown)) == len(words(data["note"]))


def test_a_programme_without_times_says_that_the_order_alone_is_known() -> None:
    data = booklet_data(ExportJob("booklet", "2022", "en", "a4"), sources())
    assert data["note"] == "The sessions stand in their order; their clock times are not recorded."
    assert {one["time"] for day in data["days"] for one in day["sessions"]} == {""}


def test_the_same_content_gives_the_same_bytes_and_the_same_fingerprint() -> None:
    job = ExportJob("booklet", "2022", "en", "a5")
    assert OUTPUT.fingerprint is not None
    assert list(OUTPUT.make(job, sources()).values()) == [booklet("2022", "en", "a5")]
    prints = {OUTPUT.fingerprint(ExportJob("booklet", "2022", "en", paper), sources()) for paper in ("a5", "a5", "a4")}
    assert len(prints) == 2


def test_what_a_booklet_does_not_show_leaves_it_as_it_is() -> None:
    from dataclasses import replace

    job = ExportJob("booklet", "2022", "en", "a5")
    content: Content = sources().content
    edition = content.editions["2022"]
    other = replace(edition, edition=edition.edition.model_copy(update={"body": None, "figures": ()}))
    changed = replace(sources(), content=replace(content, editions={"2022": other}))
    again = replace(edition, edition=edition.edition.model_copy(update={"theme": None}))
    retold = replace(sources(), content=replace(content, editions={"2022": again}))
    assert OUTPUT.fingerprint is not None
    assert OUTPUT.fingerprint(job, changed) == OUTPUT.fingerprint(job, sources()) != OUTPUT.fingerprint(job, retold)


def test_a_language_without_a_title_of_a_session_has_no_booklet() -> None:
    languages = {job.language for job in OUTPUT.jobs(published_sources().content)}
    assert languages == {"ar", "en", "it"}


def test_a_title_in_another_language_says_so() -> None:
    title = Text("Il porto", "it", "ltr", is_foreign=True, is_fallback=True)
    assert text_nodes(title) == [{"tag": "span", "body": ["Il porto"], "lang": "it"}]
    assert text_nodes(Text("The port", "en", "ltr")) == ["The port"]


def test_the_venue_stands_at_the_end_with_the_way_to_it() -> None:
    data = booklet_data(ExportJob("booklet", EDITION, "ar", "a5"), published_sources())
    last = words(extracted(booklet(EDITION, "ar", "a5")).split("\f")[-2])
    for shown in (STREET["ar"], WAY["ar"]):
        assert in_order(words(shown), last) >= 0.95 * len(words(shown))
    assert data["venue"]["map"].startswith("https://www.openstreetmap.org/")
    assert booklet_data(ExportJob("booklet", "2022", "ar", "a5"), sources())["venue"] is None


@pytest.mark.parametrize("language", ["ar", "en", "sr-Latn"])
def test_the_page_of_the_programme_offers_the_booklets(jumbo: BuiltSite, language: str) -> None:
    page = jumbo.document(f"{language}/2022/programme/index.html")
    links = page.xpath("//a[@type='application/pdf']/@href")
    assert links == ["programme-a4.pdf", "programme-a5.pdf"]
    for link in links:
        assert (jumbo.folder / language / "2022/programme" / link).read_bytes()[:5] == b"%PDF-"
