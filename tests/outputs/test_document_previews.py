"""Documents as pages tell of them: size, pages, whether they were made for screen readers, and the first page."""

from __future__ import annotations

from pathlib import Path

import pytest
import typst
from lxml import html
from PIL import Image

from jumbo_site.content.document_files import read_documents
from jumbo_site.model.documents import DocumentFacts
from tests.conftest import build
from tests.test_sites import place

pytestmark = pytest.mark.xdist_group("previews")


def pdf(pages: int, *, tagged: bool, lang: str = "ar", size: str = "width: 300pt, height: 400pt") -> bytes:
    source = f'#set document(title: "x")\n#set text(lang: "{lang}")\n#set page({size})\n' + "#pagebreak()\n" * (
        pages - 1
    )
    made = typst.compile((source + "x").encode(), format="pdf", pdf_tags=tagged)
    assert isinstance(made, bytes)
    return made


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> html.HtmlElement:
    folder = tmp_path_factory.mktemp("documents")
    place(None, folder)
    media = folder / "content" / "media"
    media.mkdir(exist_ok=True)
    (media / "paper.pdf").write_bytes(pdf(3, tagged=True))
    (media / "notes.odt").write_bytes(b"x" * 2_340_000)
    panel = folder / "content" / "2030" / "panels" / "lights.yaml"
    listed = (
        "documents:\n  - {title: {en: Paper, ar: ورقة}, file: media/paper.pdf, kind: paper, language: ar}\n"
        "  - {title: {en: Notes, ar: ملاحظات}, file: media/notes.odt}\n"
    )
    panel.write_text(panel.read_text("utf-8") + listed, "utf-8")
    done = build(folder / "content", folder / "site", "--strict")
    assert done.returncode == 0, done.stderr
    own = folder / "site" / "en" / "2030" / "panels" / "lights" / "index.html"
    document = html.document_fromstring(own.read_bytes())
    (picture,) = document.xpath("//img[@class='first-page']")
    with Image.open((own.parent / picture.get("src")).resolve()) as image:
        assert image.size == (int(picture.get("width")), int(picture.get("height"))) == (320, 427)
    return document


def test_a_link_tells_what_it_leads_to(page: html.HtmlElement) -> None:
    lines = [" ".join(one.text_content().split()) for one in page.xpath("//ul[contains(@class, 'documents')]/li")]
    assert lines[0].startswith("Paper Paper · PDF · ")
    assert "kB · 3 pages · made for screen readers · Arabic" in lines[0]
    assert lines[1] == "Notes Document · ODT · 2.3 MB"


def test_what_a_pdf_says_of_itself(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf(2, tagged=True, lang="sq"))
    (tmp_path / "b.pdf").write_bytes(pdf(1, tagged=False))
    facts, problems = read_documents(tmp_path, ["a.pdf", "b.pdf"], "content")
    assert problems == []
    assert (facts["a.pdf"].pages, facts["a.pdf"].is_tagged, facts["a.pdf"].language) == (2, True, "sq")
    assert (facts["b.pdf"].pages, facts["b.pdf"].is_tagged) == (1, False)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"%PDF-1.7\n" + b"\0" * 5000])
def test_what_is_no_pdf_is_told(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.pdf").write_bytes(data)
    facts, problems = read_documents(tmp_path, ["a.pdf"], "content")
    assert [one.code for one in problems] == ["document-unreadable"]
    assert facts["a.pdf"] == DocumentFacts(len(data))


def test_a_thread_of_a_page_has_no_picture() -> None:
    assert DocumentFacts(1, "0", 1, (10, 1000)).preview is None
    assert DocumentFacts(1, "0", 1, (0, 0)).preview is None
    assert DocumentFacts(1, "0", 1, (595, 842)).preview == ("/assets/previews/page-320.0.webp", 320, 453)
