"""A thing that changed makes those pages again that show it, and no other."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from jumbo_site.build import cache, site_build
from jumbo_site.build.site_build import BuildReport
from jumbo_site.i18n import catalogues
from tests.build.small_site import PIXEL, Project

ALL = ("en", "ar", "sr-Cyrl", "sr-Latn")
NOT_ARABIC = ("en", "sr-Cyrl", "sr-Latn")
"""Languages whose readers see an English text: their own is missing."""
PROGRAMME = "2030/programme/"
WELCOME = "2030/sessions/welcome/"
LIGHTS = "2030/panels/lights/"
BEAMS = "2030/contributions/beams/"
PROCEEDINGS = "2030/proceedings/"
ANA = "speakers/ana-deda/"
OMAR = "speakers/omar-nur/"
PAGES = {
    *(
        "",
        "2030/",
        PROGRAMME,
        WELCOME,
        LIGHTS,
        BEAMS,
        "2030/outcomes/",
        "2030/figures/",
        PROCEEDINGS,
        "speakers/",
        ANA,
        OMAR,
        "countries/",
    ),
    *(
        "organisations/",
        "organisations/port-office/",
        "organisations/lighthouse-guild/",
        "topics/",
        "about/",
        "404.html",
    ),
}
"""The pages of a language."""


def pages(languages: tuple[str, ...], paths: set[str]) -> set[str]:
    return {f"/{language}/{path}" for language in languages for path in paths}


EVERYTHING = {*pages(ALL, PAGES), "/", "/404.html"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    project = Project.at(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(site_build, "default_theme_folder", lambda: project.theme)
        report = project.build()
    assert set(report.rendered) == EVERYTHING
    assert report.way == "full"
    return folder


@pytest.fixture
def project(built: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Project]:
    """The built site; every test leaves it as it found it, which is a test too."""
    made = Project(built, Project.options_at(built))
    monkeypatch.setattr(site_build, "default_theme_folder", lambda: made.theme)
    places = [made.folder / "content", made.theme, made.folder / "templates"]
    before = {file: file.read_bytes() for place in places for file in place.rglob("*") if file.is_file()}
    site = bytes_of(made)
    assert made.build().way == "unchanged"
    yield made
    for file in [file for place in places for file in place.rglob("*") if file.is_file() and file not in before]:
        file.unlink()
    for file, content in before.items():
        if not file.exists() or file.read_bytes() != content:
            file.write_bytes(content)
    assert made.build().published
    after = bytes_of(made)
    assert {path: after[path] for path in site} == site


def bytes_of(project: Project) -> dict[str, bytes]:
    site = project.folder / "site"
    return {"/" + path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*.html")}


def built_again(project: Project) -> tuple[BuildReport, set[str]]:
    """Return the report of a build and the pages whose bytes it changed."""
    before = bytes_of(project)
    report = project.build()
    assert report.published, report.diagnostics
    after = bytes_of(project)
    changed = {path for path in after if after[path] != before.get(path)}
    return report, {path.removesuffix("index.html") for path in changed}


def expect(project: Project, way: str, expected: set[str]) -> BuildReport:
    """Build: these pages and no other are made again, and each of them has other bytes than before."""
    report, changed = built_again(project)
    assert set(report.rendered) == expected
    assert changed == expected
    assert report.way == way
    assert project.build().way == "unchanged"
    return report


def test_a_title(project: Project) -> None:
    project.edit("2030/sessions/welcome.yaml", "en: Welcome", "en: Welcome all")
    shown = {"", "2030/", PROGRAMME, WELCOME, PROCEEDINGS, ANA}
    report = expect(project, "full", pages(NOT_ARABIC, shown | {LIGHTS}))  # whose neighbour it is
    assert report.changed_sources == ("content/2030/sessions/welcome.yaml",)


def test_a_title_of_one_language_in_front_matter(project: Project) -> None:
    project.edit("pages/about.ar.md", "عن اللقاء", "من نحن")
    expect(project, "full", pages(("ar",), PAGES))  # it stands in the menu at the foot of every page


def test_a_time(project: Project) -> None:
    project.edit("2030/sessions/welcome.yaml", "09:00", "09:15")
    report = expect(project, "full", pages(ALL, {"", "2030/", PROGRAMME, WELCOME}))
    own = ("2030/calendar.ics", "2030/calendar-2030-05-02.ics", "2030/sessions/welcome/calendar.ics")
    calendars = {f"{language}/{path}" for language in ALL for path in own}
    assert {path for path in report.written_files if path.endswith(".ics")} == calendars


def test_the_bytes_of_a_photo(project: Project) -> None:
    project.content("media/ana.png").write_bytes(PIXEL + b"\0")
    report = expect(project, "full", set())
    assert report.written_files == ("media/ana.png",)


def test_another_photo(project: Project) -> None:
    project.content("media/ana-2.png").write_bytes(PIXEL)
    project.edit("speakers/ana-deda.yaml", "media/ana.png", "media/ana-2.png")
    in_lists = {"speakers/", "countries/", "organisations/port-office/"}
    expect(project, "full", pages(ALL, {"", ANA, WELCOME, LIGHTS, PROCEEDINGS, *in_lists}))


def test_a_new_translation(project: Project) -> None:
    project.write("speakers/omar-nur.ar.md", "عمر مرشد السفن.\n")
    report = expect(project, "full", pages(("ar", "en"), {OMAR}))  # the English page names it as its translation
    assert report.written_files == ("ar/speakers/omar-nur/index.html", "en/speakers/omar-nur/index.html", "sitemap.xml")


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("speakers/ana-deda.en.md", "keeps", "guards", pages(("en",), {ANA})),
        ("speakers/omar-nur.en.md", "guides", "leads", pages(ALL, {OMAR})),
        ("2030/panels/lights.en.md", "On lights", "Of lights", pages(NOT_ARABIC, {LIGHTS, PROCEEDINGS})),
        ("2030/edition.ar.md", "يومان", "نهاران", pages(("ar",), {"", "2030/", PROCEEDINGS})),
        ("2030/contributions/beams.en.md", "far", "wide", pages(ALL, {BEAMS})),
        # the Latin page shows the Cyrillic text in other letters
        ("pages/about.sr-Cyrl.md", "Погледајте", "Видите", pages(("sr-Cyrl", "sr-Latn"), {"about/"})),
    ],
)
def test_a_body(project: Project, file: str, old: str, new: str, expected: set[str]) -> None:
    project.edit(file, old, new)
    report = expect(project, "prose", expected)
    assert report.changed_sources == (f"content/{file}",)


def test_a_body_with_blanks_around_it(project: Project) -> None:
    project.write("speakers/ana-deda.en.md", "  \n Ana keeps the *harbour*. \n\n")
    report, changed = built_again(project)
    assert (changed, report.way) == (set(), "prose")
    project.write("speakers/ana-deda.en.md", "\n Ana guards the *harbour*. \n")
    expect(project, "prose", pages(("en",), {ANA}))


def test_a_body_with_a_new_link_is_checked_in_full(project: Project) -> None:
    project.edit("speakers/ana-deda.en.md", "the *harbour*", "[the panel](/2030/panels/lights/)")
    expect(project, "full", pages(("en",), {ANA}))


def test_a_catalogue(project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another generator's words: its cache counts for nothing, but the fingerprints of pages alone would show it."""
    for tag in ("en", "ar", "sr-Cyrl", "sr-Latn", "sr"):
        source = catalogues.CATALOGUE_FOLDER / tag / "messages.po"
        if source.exists():
            (tmp_path / tag).mkdir()
            (tmp_path / tag / "messages.po").write_bytes(source.read_bytes())
    entries = {entry.msgid: entry for entry in catalogues.load_catalogue("ar").messages()}
    old = entries["Skip to the content"].translations[0]
    file = tmp_path / "ar" / "messages.po"
    file.write_text(file.read_text("utf-8").replace(f'msgstr "{old}"', 'msgstr "تجاوز"'), "utf-8")
    monkeypatch.setattr(catalogues, "CATALOGUE_FOLDER", tmp_path)
    catalogues._load.cache_clear()
    try:
        # a source beside it changes too, or the same generator would see nothing to do
        project.edit("2030/edition.yaml", "Europe/Tirane", "Europe/Rome")
        assert pages(("ar",), PAGES) <= set(project.build().rendered)
        assert "تجاوز" in (project.folder / "site/ar/about/index.html").read_text("utf-8")
    finally:
        monkeypatch.undo()
        catalogues._load.cache_clear()
    monkeypatch.setattr(site_build, "default_theme_folder", lambda: project.theme)
    project.edit("2030/edition.yaml", "Europe/Rome", "Europe/Tirane")
    assert project.build().published


def test_another_generator(project: Project) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(site_build, "default_theme_folder", lambda: project.theme)
        patch.setattr(site_build, "generator_key", lambda: "another")
        report, changed = built_again(project)
    assert (set(report.rendered), changed, report.way) == (EVERYTHING, set(), "full")


def with_mark(file: Path) -> None:
    """Let a template show one more word, wherever it is used."""
    text = file.read_text("utf-8")
    assert "<ul" in text or "<article" in text
    for tag in ("<ul", "<article"):
        text = text.replace(f"{tag} class", f"<!-- mark -->{tag} class")
    file.write_text(text, "utf-8")


def test_a_template(project: Project) -> None:
    with_mark(project.theme / "session.html")
    expect(project, "full", pages(ALL, {WELCOME, LIGHTS}))


def test_a_template_that_others_include(project: Project) -> None:
    with_mark(project.theme / "parts" / "people.html")
    report, changed = built_again(project)
    lists = {"", WELCOME, LIGHTS, BEAMS, PROCEEDINGS, "speakers/", "countries/"}
    organisations = {"organisations/port-office/", "organisations/lighthouse-guild/"}
    assert changed == pages(ALL, lists | organisations)
    assert set(report.rendered) == changed | pages(ALL, {ANA, OMAR})  # which use another part of it


def test_the_template_of_all(project: Project) -> None:
    file = project.theme / "base.html"
    file.write_text(file.read_text("utf-8").replace("</head>", "<!-- mark --></head>"), "utf-8")
    expect(project, "full", EVERYTHING)


def test_a_template_of_the_project_takes_the_place_of_the_themes(project: Project) -> None:
    own = project.folder / "templates" / "topics.html"
    own.write_text((project.theme / "topics.html").read_text("utf-8").replace("<h1", "<!-- own --><h1"), "utf-8")
    expect(project, "full", pages(ALL, {"topics/"}))
    own.unlink()
    expect(project, "full", pages(ALL, {"topics/"}))


def test_a_script_of_one_page(project: Project) -> None:
    file = project.theme / "static" / "js" / "choice.js"
    file.write_text(file.read_text("utf-8") + "\n// more\n", "utf-8")
    expect(project, "full", {"/"})


def test_an_asset_that_no_template_asks_for(project: Project) -> None:
    file = project.folder / "templates" / "static" / "img" / "own.svg"
    file.parent.mkdir(parents=True)
    file.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    expect(project, "full", set())


def test_the_style_sheet(project: Project) -> None:
    file = project.theme / "static" / "css" / "site.css"
    file.write_text(file.read_text("utf-8") + "p { orphans: 3 }\n", "utf-8")
    expect(project, "full", EVERYTHING)


def test_the_digits_of_one_language(project: Project) -> None:
    project.edit("site.yaml", "  - ar\n", "  - {tag: ar, digits: latn}\n")
    expect(project, "full", pages(("ar",), PAGES))


def test_the_colour(project: Project) -> None:
    project.edit("site.yaml", "series:", 'theme: {colour: "#702030"}\nseries:')
    expect(project, "full", EVERYTHING)


def test_an_added_and_a_removed_speaker(project: Project) -> None:
    project.write("speakers/new-one.yaml", "name: {Latn: New One}\ncountry: IT\n")
    project.edit("2030/sessions/welcome.yaml", "people:", "people:\n  - {speaker: new-one, role: speaker}")
    shown = {"", PROGRAMME, WELCOME, PROCEEDINGS, "2030/figures/", "speakers/", "countries/", "speakers/new-one/"}
    expect(project, "full", pages(ALL, shown))
    project.content("speakers/new-one.yaml").unlink()
    project.edit("2030/sessions/welcome.yaml", "\n  - {speaker: new-one, role: speaker}", "")
    project.edit("site.yaml", "series:", "moved:\n  - {from: /speakers/new-one/, to: /speakers/}\nseries:")
    expect(project, "full", pages(ALL, shown))  # where the speaker was, a page leads on


def test_a_renamed_id(project: Project) -> None:
    for file in sorted(project.content("2030/contributions").iterdir()):
        file.rename(file.with_name(file.name.replace("beams", "rays")))
    move = "moved:\n  - {from: /2030/contributions/beams/, to: /2030/contributions/rays/}\nseries:"
    project.edit("site.yaml", "series:", move)
    expect(project, "full", pages(ALL, {BEAMS, "2030/contributions/rays/", LIGHTS, OMAR}))


def test_an_added_and_a_removed_language(project: Project) -> None:
    project.edit("site.yaml", "  - ar\n", "  - ar\n  - it\n")
    report, changed = built_again(project)
    assert set(report.rendered) == changed == EVERYTHING | pages(("it",), PAGES)
    project.edit("site.yaml", "  - it\n", "")
    project.content("published-urls.txt").unlink()
    report = expect(project, "full", EVERYTHING)
    assert {path for path in report.removed_files if not path.startswith("it/")} == set()


def _touched(file: Path) -> None:
    os.utime(file, ns=(0, 0))


def _written_anew(file: Path) -> None:
    file.write_bytes(file.read_bytes())


def _another_file(file: Path) -> None:
    copy = file.with_name(".copy")
    copy.write_bytes(file.read_bytes())
    copy.replace(file)


@pytest.mark.parametrize("touch", [_touched, _written_anew, _another_file])
@pytest.mark.parametrize(
    "path", ["content/site.yaml", "content/media/ana.png", "theme/base.html", "content/2030/edition.en.md"]
)
def test_a_touch_without_change(project: Project, path: str, touch: Callable[[Path], None]) -> None:
    touch(project.folder / path)
    report = expect(project, "unchanged", set())
    assert (report.changed_sources, report.written) == ((), 0)


def test_an_edit_that_was_taken_back(project: Project) -> None:
    project.edit("speakers/ana-deda.yaml", "country: AL", "country: IT")
    project.edit("speakers/ana-deda.yaml", "country: IT", "country: AL")
    expect(project, "unchanged", set())


def test_an_edit_with_an_error_and_its_mending(project: Project) -> None:
    project.edit("speakers/ana-deda.yaml", "country: AL", "country: XX")
    before = bytes_of(project)
    assert not project.build().published
    assert bytes_of(project) == before
    project.edit("speakers/ana-deda.yaml", "country: XX", "country: AL")
    expect(project, "unchanged", set())


def test_a_page_that_somebody_changed_in_the_output(project: Project) -> None:
    page = project.folder / "site" / "ar" / "about" / "index.html"
    right = page.read_bytes()
    page.write_bytes(b"another")
    report = project.build()
    assert (set(report.rendered), report.written_files) == ({"/ar/about/"}, ("ar/about/index.html",))
    assert page.read_bytes() == right


def test_without_a_cache_everything_is_made_and_nothing_is_written(project: Project) -> None:
    report = project.build(use_cache=False)
    assert (set(report.rendered), report.way, report.written) == (EVERYTHING, "full", 0)
    assert project.build().way == "unchanged"


def test_the_same_texts_in_another_folder_share_nothing(project: Project, tmp_path: Path) -> None:
    assert cache.cache_folder(project.options.content, tmp_path) != cache.cache_folder(
        project.options.content, project.options.output
    )
