"""Rows 15, 16 and 17 of ABUSE.md: names of files, paths and names of people."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from jumbo_site.content.load import LoadResult, load_content
from jumbo_site.diagnostics import Diagnostic
from tests.build.small_site import Project

HIDDEN = "the contents of another folder"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project.at(tmp_path)


def load(project: Project) -> LoadResult:
    return load_content(project.folder / "content", "content")


def told(project: Project) -> list[tuple[str, str]]:
    return [(one.code, one.location.file if one.location else "") for one in load(project).diagnostics]


def place(found: Diagnostic) -> str:
    assert found.location is not None
    return f"{found.location.file}:{found.location.line}:{found.location.column}"


def codes(project: Project) -> set[str]:
    return {code for code, _ in told(project)}


# --- Symbolic links and paths -----------------------------------------------------------------------------


@pytest.fixture
def neighbour(project: Project) -> Path:
    """A folder beside content/ whose name begins with content/'s, as naive checks admit it."""
    folder = project.folder / "content-leak"
    folder.mkdir()
    (folder / "secret.en.md").write_text(HIDDEN, "utf-8")
    (folder / "secret.png").write_bytes(b"\x89PNG" + HIDDEN.encode())
    return folder


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("pages/secret.en.md", "../../content-leak/secret.en.md"),
        ("media/secret.png", "../../content-leak/secret.png"),
        ("media/all", "../../content-leak"),
        ("2031", "../content-leak"),
        ("media/loop", "."),
        ("media/self", "self"),
        ("media/root", "/"),
        ("media/gone.png", "nowhere.png"),
        ("media/inside.png", "ana.png"),
        ("site-more.yaml", "site.yaml"),
    ],
)
def test_a_symbolic_link_is_said_and_not_followed(project: Project, neighbour: Path, link: str, target: str) -> None:
    project.content(link).symlink_to(target)
    assert told(project) == [("symlink-refused", f"content/{link}")]
    assert HIDDEN not in str(load(project).texts)
    assert not project.build().published
    assert not (project.folder / "site").exists()


def test_content_that_is_a_link_itself_is_refused(project: Project) -> None:
    (project.folder / "other").symlink_to("content")
    (found,) = load_content(project.folder / "other", "other").diagnostics[:1]
    assert found.code == "symlink-refused"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without pipes has none in a folder")
def test_a_pipe_does_not_stall_the_reading(project: Project) -> None:
    os.mkfifo(project.content("pages/pipe.en.md"))
    os.mkfifo(project.content("media/pipe.png"))
    assert told(project) == [
        ("file-unreadable", "content/media/pipe.png"),
        ("file-unreadable", "content/pages/pipe.en.md"),
    ]


PATHS_OUTSIDE = (
    *("media/../../content-leak/secret.png", "../content-leak/secret.png", "media/..", "..", "/etc/passwd"),
    *("media/%2e%2e/%2e%2e/content-leak/secret.png", "media/..%2f..%2fcontent-leak%2fsecret.png", "//host/share/a.png"),
    *(
        "media\\..\\..\\content-leak\\secret.png",
        "C:\\secret.png",
        "file:///etc/passwd",
        "media//ana.png",
        "./media/ana.png",
    ),
    *(
        "media/ana.png/../../../content-leak/secret.png",
        "media/./ana.png",
        "MEDIA/ANA.PNG",
        "site.yaml",
        "media/",
        "media",
    ),
)


@pytest.mark.parametrize("path", PATHS_OUTSIDE)
def test_a_path_of_a_field_names_a_file_of_media_or_is_an_error(project: Project, neighbour: Path, path: str) -> None:
    project.edit("speakers/ana-deda.yaml", "photo: media/ana.png", f"photo: '{path}'")
    (found,) = load(project).diagnostics
    assert found.code in ("path-outside", "missing-media")
    assert found.location is not None
    assert (found.location.file, found.location.line) == ("content/speakers/ana-deda.yaml", 7)


@pytest.mark.parametrize("path", PATHS_OUTSIDE)
def test_a_path_of_a_text_leads_to_a_page_or_is_an_error(project: Project, neighbour: Path, path: str) -> None:
    project.write("pages/about.en.md", f"---\ntitle: About\n---\n[x](<{path}>) ![x](<{path}>)\n")
    found = load(project)
    assert found.content is None
    assert {one.location.file for one in found.diagnostics if one.location} == {"content/pages/about.en.md"}


def test_nul_in_a_path_is_an_error_at_its_place(project: Project) -> None:
    project.edit("speakers/ana-deda.yaml", "media/ana.png", '"media/ana.png\\0.txt"')
    assert codes(project) == {"missing-media"}
    project.content("speakers/ana-deda.yaml").write_bytes(b"name: {Latn: A}\nphoto: media/a\0.png\n")
    (found, *_) = load(project).diagnostics
    assert (found.code, place(found)) == ("file-encoding", "content/speakers/ana-deda.yaml:2:15")


@pytest.mark.parametrize(
    "path", ["/../x/", "/a/../../x/", "/%2e%2e/x/", "/a/%2e%2e/%2e%2e/x/", "/\\..\\x/", "//host/x/"]
)
def test_an_old_address_leads_to_no_file_outside(project: Project, path: str) -> None:
    more = f"moved:\n  - {{from: '{path}', to: /2030/programme/}}\n"
    project.write("site.yaml", project.content("site.yaml").read_text("utf-8") + more)
    before = {file for file in project.folder.rglob("*") if file.is_file()}
    report = project.build()
    made = {file for file in project.folder.rglob("*") if file.is_file()} - before
    owned = (project.folder / "site", project.folder / ".jumbo-site-cache", project.folder / "content")
    assert all(any(file.resolve().is_relative_to(folder) for folder in owned) for file in made)
    assert not report.published or not list((project.folder / "site").rglob("*..*"))


@pytest.mark.parametrize(
    "to", ["//foreign.example/", "/\\\\foreign.example/", "/../", '/x"><script>alert(1)</script>/']
)
def test_an_old_address_leads_to_a_page_of_the_site_alone(project: Project, to: str) -> None:
    more = f"moved:\n  - {{from: /old/, to: '{to}'}}\n"
    project.write("site.yaml", project.content("site.yaml").read_text("utf-8") + more)
    report = project.build()
    assert [one.code for one in report.diagnostics] == ["moved-target"]
    assert not report.published


@pytest.mark.parametrize(
    "address",
    [
        *(
            "https://a.example//foreign.example/",
            "https://a.example/x//y/",
            "https://a.example/../",
            "https://a.example/%2e%2e/",
        ),
        *('https://a.example/"><script>alert(1)</script>/', "https://a.example/'x/", "https://a.example/{a};b/"),
        *(
            "https://user:word@a.example/",
            "https://a.example\\\\@foreign.example/",
            "https://a.example:99999/",
            "https:///x/",
        ),
        *(
            "https://a.example/?x",
            "https://a.example/#x",
            "javascript:alert(1)",
            "//a.example/",
            "https://[x/",
            "https://",
        ),
    ],
)
def test_the_sites_own_address_can_lead_nowhere_else(project: Project, address: str) -> None:
    """A path that begins with two strokes would turn each link from the root into one to another host."""
    project.edit("site.yaml", "https://harbour.example/", "'" + address.replace("'", "''") + "'")
    found = load(project)
    assert [one.code for one in found.diagnostics] == ["invalid-value"]
    assert place(found.diagnostics[0]) == "content/site.yaml:2:11"


# --- Names of files ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("media/plan.txt", "media/Plan.TXT"),
        ("media/caf\u00e9.txt", "media/cafe\u0301.txt"),
        ("media/\ufb01ne.txt", "media/fine.txt"),
        ("media/\u0130a.txt", "media/i\u0307a.txt"),
        ("media/stra\u00dfe.txt", "media/strasse.txt"),
        ("media/Maps/a.txt", "media/maps/b.txt"),
        ("speakers/omar-nur.en.md", "speakers/omar-nur.EN.md"),
    ],
)
def test_names_that_are_one_on_some_system_are_both_named(project: Project, first: str, second: str) -> None:
    for path in (first, second):
        if not project.content(path).exists():
            project.write(path, "Text.\n")
    found = [one for one in load(project).diagnostics if one.code == "id-collision"]
    assert len(found) == 2
    for one, other in zip(found, reversed(found), strict=True):
        assert one.location is not None and other.location is not None
        assert other.location.file.removeprefix("content/") in one.message
    assert not project.build().published


@pytest.mark.parametrize(
    "name",
    [
        *("con.txt", "CON", "aux.txt", "Nul.tar.gz", "prn.csv", "com1.txt", "LPT9.pdf", "conin$.txt", "com\u00b9.txt"),
        *("a.txt.", "a .txt ", " a.txt", "a:b.txt", "a*b.txt", "a?.txt", "a<b.txt", 'a"b.txt', "a|b.txt", "a\\b.txt"),
        *("a\nb.txt", "a\tb.txt", "a\u202etxt.png", "a\u200bb.txt", "a\u2066b.txt", "a\ufeffb.txt", "a" * 197 + ".txt"),
        "\u0645" * 99 + ".txt",
    ],
)
def test_a_name_that_some_system_cannot_hold_is_refused(project: Project, name: str) -> None:
    project.write(f"media/{name}", "Text.\n")
    assert ("reserved-name", f"content/media/{name}") in told(project)
    assert not project.build().published


def test_other_names_are_published_whole(project: Project) -> None:
    names = [
        "a" * 196 + ".txt",
        "\u0645" * 98 + ".txt",
        "\u0645\u0644\u0641.pdf.txt",
        "console.txt",
        "\u06a9\u200c\u06a9.txt",
    ]
    for name in names:
        project.write(f"media/{name}", "Text.\n")
    assert project.build().published
    for name in names:
        assert (project.folder / "site" / "media" / name).read_text("utf-8") == "Text.\n"


def test_a_name_that_is_not_unicode_is_refused(project: Project) -> None:
    raw = os.fsencode(project.content("media")) + b"/caf\xe9.txt"
    descriptor = os.open(raw, os.O_WRONLY | os.O_CREAT)
    os.close(descriptor)
    assert "reserved-name" in codes(project)
    assert not project.build().published


def test_every_path_of_the_output_can_stand_on_every_system(project: Project) -> None:
    assert project.build(use_cache=False).published
    paths = [path.relative_to(project.folder / "site") for path in (project.folder / "site").rglob("*")]
    folded = [unicodedata.normalize("NFKC", str(path)).casefold() for path in paths]
    assert len(set(folded)) == len(paths)
    for path in paths:
        assert len(path.name.encode("utf-8")) <= 200
        assert not set(path.name) & set('<>:"\\|?*')
        assert not path.name.endswith((".", " "))


def test_a_title_of_ten_thousand_characters_is_a_page(project: Project) -> None:
    long = "\u0645\u0646\u0627\u0631\u0629 " * 1600 + "end"
    project.edit(
        "2030/sessions/welcome.yaml",
        "{en: Welcome, ar: \u0627\u0644\u062a\u0631\u062d\u064a\u0628}",
        f"{{en: '{long}', ar: '{long}'}}",
    )
    project.edit("site.yaml", "{default: false}", "{default: true, search: false, cards: false, volume: false}")
    assert project.build().published
    assert "end" in (project.folder / "site/en/2030/sessions/welcome/index.html").read_text("utf-8")


# --- Names of people --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "mark", ["\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069", "\u200b"]
)
@pytest.mark.parametrize("form", ["{}", "\\u{:04x}"], ids=["itself", "escaped"])
def test_an_invisible_character_of_a_name_is_told_at_its_place(project: Project, mark: str, form: str) -> None:
    written = form.format(mark) if form == "{}" else form.format(ord(mark))
    project.edit("speakers/ana-deda.yaml", "Latn: Ana Deda", f'Latn: "Ana{written} Deda"')
    (found,) = load(project).diagnostics
    assert (found.code, place(found)) == ("bidi-control", "content/speakers/ana-deda.yaml:2:13")
    assert f"U+{ord(mark):04X}" in found.message


def test_a_byte_order_mark_within_a_name_is_refused(project: Project) -> None:
    project.edit("speakers/ana-deda.yaml", "Latn: Ana Deda", "Latn: Ana\ufeff Deda")
    assert codes(project) == {"yaml-syntax"}


@pytest.mark.parametrize(
    "name",
    [
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \u0646\u0648\u0631",
        "\u0d28\u0d4d\u200d \u0d28\u0d4d\u200c\u0d28",
        "\u0915\u094d\u200d\u0937",
    ],
)
def test_joiners_that_scripts_need_stay(project: Project, name: str) -> None:
    project.edit("speakers/ana-deda.yaml", "Latn: Ana Deda", f"Latn: {name}")
    found = load(project)
    assert found.diagnostics == ()
    assert found.content is not None
    assert found.content.speakers["ana-deda"].name["Latn"].text == name


LOOK_ALIKE = ["\u0410na Deda", "Ana D\u0435da", "\u0391na", "\u0420\u0430\u0440\u0435", "\u0410\u041d\u0410 Deda"]


@pytest.mark.parametrize("name", LOOK_ALIKE)
def test_letters_of_another_script_that_look_alike_are_a_warning(project: Project, name: str) -> None:
    project.edit("speakers/ana-deda.yaml", "Latn: Ana Deda", f"Latn: {name}")
    found = load(project)
    assert [(one.code, str(one.severity)) for one in found.diagnostics] == [("look-alike-letters", "warning")]
    assert place(found.diagnostics[0]) == "content/speakers/ana-deda.yaml:2:9"
    assert found.content is not None


@pytest.mark.parametrize(
    "names",
    [
        {"Cyrl": "\u0418\u0432\u0430\u043d III \u041f\u0435\u0442\u0440\u043e\u0432\u0438\u0442\u0448"},
        {"Latn": "Andr\u00e9 \u00d8dega\u00e5rd-\u0160ari\u0107", "Cyrl": "\u0410\u043d\u0434\u0440\u0435"},
        {"Latn": "Ana (\u0410\u043d\u0430) Deda"},
        {"Grek": "\u0386\u03bd\u03bd\u03b1"},
        {"Latn": "O'Neil \u00b5\u00b2"},
    ],
)
def test_names_of_one_script_a_word_are_none(project: Project, names: dict[str, str]) -> None:
    written = ", ".join(f'{script}: "{name}"' for script, name in names.items())
    project.write("speakers/ana-deda.yaml", f"name: {{{written}}}\n")
    assert load(project).diagnostics == ()


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("organisations.yaml", "Lighthouse Guild", "L\u0456ghthouse Guild"),
        ("organisations.yaml", "kind: other", "short_name: {en: LG\u041d}"),
        ("places.yaml", "Old Port", "Old P\u043ert"),
        ("places.yaml", "Durr\u00ebs", "D\u03c5rr\u00ebs"),
        ("speakers/ana-deda.yaml", "country: AL", "aliases: [An\u0430 D.]"),
    ],
)
def test_other_names_are_looked_at_as_well(project: Project, path: str, old: str, new: str) -> None:
    project.edit(path, old, new)
    assert codes(project) == {"look-alike-letters"}
