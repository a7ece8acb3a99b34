"""``jumbo-site init``: a folder that is a whole site at once, in whatever languages, and never over something."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import html

from jumbo_site.cli import main
from jumbo_site.content.load import load_content
from jumbo_site.i18n.transliteration import transliterate
from jumbo_site.model.content import Content
from tests.cli.terminal import in_a_terminal


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def init(*options: str) -> Path:
    done = run("init", "site", "--start", "2030-05-02", *options, "--yes")
    assert done.exit_code == 0, done.stderr
    return Path("site")


def build(project: Path, *, all_outputs: bool = False) -> Result:
    """Build as ``cd site && jumbo-site build --strict`` does, by default the pages alone."""
    settings = project / "content/site.yaml"
    if not all_outputs:
        settings.write_text(settings.read_text("utf-8") + "outputs: {default: false}\n", "utf-8")
    return run("build", "--content", f"{project}/content", "--output", f"{project}/site", "--strict")


def content_of(project: Path) -> Content:
    loaded = load_content(project / "content")
    assert [one.message for one in loaded.diagnostics] == []
    assert loaded.content is not None
    return loaded.content


def page(project: Path, address: str) -> html.HtmlElement:
    return html.fromstring((project / "site" / address / "index.html").read_bytes())


def everything_in(folder: Path) -> Mapping[Path, bytes | None]:
    return {path: path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


def test_a_new_site_is_whole_and_builds_without_a_warning() -> None:
    project = init("--languages", "ar,en,it", "--contact", "info@conference.example", "--time-zone", "Rome")
    done = build(project, all_outputs=True)
    assert done.exit_code == 0, done.stderr
    assert " 0 errors, 0 warnings." in done.stderr
    titles = {"ar": "مؤتمر المثال", "en": "Example Conference", "it": "Conferenza di esempio"}
    for tag, title in titles.items():
        home = page(project, tag)
        assert (home.get("lang"), home.get("dir")) == (tag, "rtl" if tag == "ar" else "ltr")
        assert title in home.text_content()
        addresses = ("about", "speakers", "speakers/amina-example", "2030", "2030/programme", "2030/outcomes")
        for address in (*addresses, "2030/panels/first-panel", "2030/proceedings", "search"):
            assert page(project, f"{tag}/{address}").findtext(".//h1"), address
        assert page(project, f"{tag}/2030/panels/first-panel").xpath("//*[@id='publish']")
        assert "info@conference.example" in page(project, f"{tag}/about").text_content()
    assert page(project, "ar/speakers/amina-example").findtext(".//h1") == "آمنة مثال"
    for file in ("ar/2030/calendar.ics", "ar/2030/proceedings/volume.pdf", "sitemap.xml", "404.html", "index.html"):
        assert (project / "site" / file).is_file(), file


@pytest.mark.parametrize(
    "languages",
    [
        "en",
        "ar",
        "en,ar",
        "it",
        "sr-Cyrl,sq",
        "sr,sr-Latn,en",
        "he,fa,ur",
        "tr,en",
        "fr",
        "bs,hr,mk",
        "sr-Latn-ME",
    ],
)
def test_a_site_in_any_languages_builds_without_a_warning(languages: str) -> None:
    project = init("--languages", languages)
    done = build(project)
    assert done.exit_code == 0, done.stderr
    assert " 0 errors, 0 warnings." in done.stderr
    content = content_of(project)
    assert ",".join(content.language_tags) == languages
    for tag in content.language_tags:
        title = content.site.title.get(tag) or content.site.title.get(content.default_language) or ""
        assert (transliterate(title) if tag == "sr-Latn" else title) in page(project, tag).text_content()
        assert page(project, f"{tag}/2030/panels/first-panel").xpath("//*[@id='publish']")


def test_serbian_in_latin_letters_is_spelled_from_the_cyrillic_texts() -> None:
    content = content_of(init("--languages", "sr-Cyrl,sr-Latn"))
    assert content.site.transliteration_source("sr-Latn") == "sr-Cyrl"


def test_each_option_has_its_place() -> None:
    project = init(
        *(
            "--languages",
            "en it",
            "--title",
            "en=Harbour: a “Meeting” #1",
            "--title",
            "it=Incontro",
            "--end",
            "2030-05-04",
        ),
        *("--edition", "second", "--city", "en=Rome", "--city", "it=Roma", "--time-zone", "Europe/Rome"),
        *("--base-url", "https://harbour.example/meeting"),
    )
    content = content_of(project)
    assert content.site.base_url == "https://harbour.example/meeting/"
    assert {tag: content.site.title.get(tag) for tag in ("en", "it")} == {
        "en": "Harbour: a “Meeting” #1",
        "it": "Incontro",
    }
    assert content.site.missing_translations == "warn"
    edition = content.editions["second"].edition
    assert (str(edition.start), str(edition.end), edition.timezone) == ("2030-05-02", "2030-05-04", "Europe/Rome")
    city = content.places["example-centre"].city
    assert city is not None
    assert (city.get("en"), city.get("it")) == ("Rome", "Roma")
    assert "Contact" not in (project / "content/pages/about.en.md").read_text("utf-8")


def test_a_title_in_one_language_alone_is_no_warning_yet() -> None:
    project = init("--languages", "ar,en", "--title", "لقاء المرفأ")
    content = content_of(project)
    assert content.site.title.languages == ("ar",)
    assert content.site.missing_translations == "ignore"
    assert build(project).exit_code == 0


@pytest.mark.parametrize(
    "title", ["{a: b}", "- x", "<script>alert(1)</script>", "null", "a # b", "'\"", "100% @home & co"]
)
def test_a_title_stays_what_it_is_whatever_it_holds(title: str) -> None:
    project = init("--languages", "en", "--title", title)
    assert content_of(project).site.title.get("en") == title
    assert (project / "README.md").read_text("utf-8").startswith(f"# {title}\n")


def test_the_questions_are_asked_in_a_terminal(folder: Path) -> None:
    answers = ["ar,english", "ar,en", "لقاء المرفأ", "Harbour Meeting", "2 May", "2030-05-02", "", "", "", "Durrës"]
    answers += ["Tirane", "harbour.example", "https://harbour.example/", "nobody", ""]
    done = in_a_terminal(folder, "init", "site", answers="".join(f"{answer}\n" for answer in answers))
    assert done.returncode == 0, done.stderr
    for told in (
        "`english` is not a language that CLDR knows.",
        "Name of the conference, in Arabic [مؤتمر المثال]:",
        "`2 May` is not a day.\n    hint: Write it as 2030-05-02: year, month, day.",
        "Folder of this edition, a part of its address [2030]:",
        "City (empty: not known yet), in English:",
        "`harbour.example` is not a web address;",
        "`nobody` is not a mail address.",
    ):
        assert told in done.stderr
    content = content_of(folder / "site")
    assert content.site.title.get("ar") == "لقاء المرفأ"
    assert content.site.base_url == "https://harbour.example/"
    assert content.editions["2030"].edition.timezone == "Europe/Tirane"
    city = content.places["example-centre"].city
    assert city is not None
    assert city.languages == ("en",)


def test_who_ends_the_questions_gets_no_half_site(folder: Path) -> None:
    done = in_a_terminal(folder, "init", "site", answers="ar,en\n\n\x04")
    assert done.returncode == 1
    assert done.stderr.endswith("Aborted!\n")
    assert list(folder.iterdir()) == []


def test_without_a_terminal_nothing_is_asked() -> None:
    done = run("init", "site", "--title", "Harbour Meeting")
    assert done.exit_code == 2
    assert done.stderr == (
        "error: There is no terminal to ask; missing: --languages, --start, --base-url, --time-zone.\n"
        "    hint: Give them, or --yes to take what is proposed.\n"
    )
    assert not Path("site").exists()
    given = ("--languages", "en", "--start", "2030-05-02", "--base-url", "https://a.example/", "--time-zone", "UTC")
    assert run("init", "site", "--title", "Harbour Meeting", *given).exit_code == 0


def test_what_to_do_next_is_told() -> None:
    done = run("init", "site", "--yes")
    wrote, *steps = done.stdout.splitlines()
    assert re.fullmatch(r"wrote \d+ files into site/", wrote)
    assert steps[0] == "next: cd site && jumbo-site serve"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--languages", "ar,xx"), "`xx` is not a language that CLDR knows."),
        (("--languages", "sw"), "The interface is not translated into `sw`."),
        (("--languages", " , "), "At least one language is needed."),
        (("--languages", "en", "--title", "fr=Rencontre"), "`fr` is not one of the languages (en)."),
        (("--languages", "en", "--title", "A", "--title", "B"), "Two texts are given for `en`."),
        (("--start", "17.11.2030"), "hint: Write it as 2030-05-02: year, month, day."),
        (("--start", "2030-05-02", "--end", "2030-05-01"), "would end on 2030-05-01 and begin on 2030-05-02"),
        (("--edition", "speakers"), "`speakers` is the address of another page."),
        (("--edition", "Zweite Ausgabe"), "hint: Try `zweite-ausgabe`."),
        (("--time-zone", "Europe/Rom"), "hint: Did you mean `Europe/Rome`?"),
        (("--base-url", "conference.example"), "`conference.example` is not a web address;"),
        (("--contact", "me at home"), "`me at home` is not a mail address."),
        (("--contact", "a@b.example> [x](javascript:1"), "is not a mail address."),
    ],
)
def test_a_wrong_option_is_answered_with_a_hint_and_nothing_is_written(options: tuple[str, ...], told: str) -> None:
    done = run("init", "site", *options, "--yes")
    assert done.exit_code == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert not Path("site").exists()


def test_a_folder_that_holds_something_is_left_alone(folder: Path) -> None:
    Path("site").mkdir()
    Path("site/notes.txt").write_text("mine", "utf-8")
    Path("file").write_text("mine", "utf-8")
    Path("elsewhere").mkdir()
    Path("link").symlink_to("elsewhere")
    before = everything_in(folder)
    for name in ("site", "file", "link", "."):
        done = run("init", name, "--yes")
        assert done.exit_code == 2
        assert "nothing was written" in done.stderr or "is not a folder" in done.stderr
    assert everything_in(folder) == before


def test_a_fresh_repository_takes_a_site() -> None:
    Path("site/.git").mkdir(parents=True)
    Path("site/.git/config").write_text("[core]\n", "utf-8")
    project = init("--languages", "en")
    assert Path("site/.git/config").read_text("utf-8") == "[core]\n"
    assert (project / ".gitignore").is_file()


def test_a_write_that_fails_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.open

    def full_disk(path: Path, *arguments: object, **named: object) -> object:
        if path.name == "requirements.txt":
            raise OSError(28, "No space left on device", str(path))
        return real(path, *arguments, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", full_disk)
    done = run("init", "deep/site", "--yes")
    assert done.exit_code == 2
    assert "No space left on device" in done.stderr
    assert list(folder.iterdir()) == []


def test_entries_are_added_to_a_new_site() -> None:
    project = init("--languages", "ar,en")
    for arguments in (
        ("speaker", "ليلى منصور", "Layla Mansur"),
        ("panel", "حلقة ثانية", "A second panel"),
        ("organisation", "جمعية", "Society"),
    ):
        done = run("new", *arguments, "--yes", "--content", f"{project}/content")
        assert done.exit_code == 0, done.stderr
    assert "next: Run `jumbo-site schema` again" in done.stdout
    panel = (project / "content/2030/panels/a-second-panel.yaml").read_text("utf-8")
    assert panel.startswith("# yaml-language-server: $schema=../../../schemas/panels.json\nnumber: 2\n")
    loaded = load_content(project / "content")
    assert {one.code for one in loaded.diagnostics} == {"unused-speaker", "unused-organisation"}


def test_the_same_answers_give_the_same_files() -> None:
    first = init("--languages", "ar,en,it")
    done = run("init", "other", "--languages", "ar,en,it", "--start", "2030-05-02", "--yes")
    assert done.exit_code == 0
    relative = [
        {path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()}
        for root in (first, Path("other"))
    ]
    assert relative[0] == relative[1]
