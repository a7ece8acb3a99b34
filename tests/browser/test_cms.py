"""An organiser adds a speaker in the browser, and the content stays right.

The editor works on a folder of the browser's own (the origin private file system), which it takes for the folder that
the organiser has chosen: everything but the window in which one chooses is real.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from jumbo_site.content.load import LoadResult, load_content
from site_server import serving
from tests.browser.conftest import Watch
from tests.build.small_site import Project
from tests.cms_files import SETTINGS, place_editor
from tests.conftest import REPOSITORY

pytestmark = pytest.mark.xdist_group("reading")

CHOOSES_THE_FOLDER = """
window.showDirectoryPicker = async () => (await navigator.storage.getDirectory()).getDirectoryHandle("repository");
"""
FILL = """async (files) => {
  const root = await navigator.storage.getDirectory();
  const repository = await root.getDirectoryHandle("repository", { create: true });
  await repository.getDirectoryHandle(".git", { create: true });
  for (const [path, text] of Object.entries(files)) {
    const names = path.split("/");
    const name = names.pop();
    let folder = repository;
    for (const one of names) folder = await folder.getDirectoryHandle(one, { create: true });
    const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
    await stream.write(text);
    await stream.close();
  }
}"""
READ = """async () => {
  const found = {};
  const walk = async (folder, before) => {
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind === "directory") await walk(handle, `${before}${name}/`);
      else found[`${before}${name}`] = await (await handle.getFile()).text();
    }
  };
  await walk(await (await navigator.storage.getDirectory()).getDirectoryHandle("repository"), "");
  return found;
}"""
OWN_FAULT = "/new: Cannot convert undefined or null to object"
"""Sveltia CMS 0.221.1 says so when a new entry is saved of which some languages are turned off, and goes on."""
ROUND_TRIP = """(files) => Object.fromEntries(files.map(([format, path, text]) => {
  const { fromFile, toFile } = window.contentFormats[format];
  return [path, toFile(fromFile(text.trim()))];
}))"""


def texts_of(content: Path) -> dict[str, str]:
    """Return the files that the editor may write, by their paths in the repository."""
    files = sorted(path for path in content.rglob("*") if path.suffix in (".yaml", ".md"))
    return {f"content/{file.relative_to(content).as_posix()}": file.read_text("utf-8") for file in files}


def write_texts(files: dict[str, str], folder: Path) -> LoadResult:
    """Write files over those of a project and read its content."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    return load_content(folder / "content", "content")


class Editor:
    """The editor, as an organiser sees it."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, collection: str) -> None:
        self.page.get_by_text(collection, exact=True).first.click()

    def begin(self, collection: str) -> None:
        self.open(collection)
        self.page.get_by_role("button", name="New").last.click()

    def fill(self, key: str, text: str) -> None:
        self.page.locator(f'[data-key-path="{key}"]').first.locator("input, textarea").first.fill(text)

    def choose(self, key: str, label: str) -> None:
        self.page.locator(f'[data-key-path="{key}"]').get_by_role("combobox").first.click()
        self.page.get_by_role("option", name=label).click()

    def save(self) -> None:
        self.page.get_by_role("button", name="Save").first.click()
        # then the collection is shown again
        self.page.wait_for_url(re.compile(r"#/collections/[a-z-]+$"))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    made = Project.at(tmp_path_factory.mktemp("edited"))
    place_editor(made.folder / "content")
    assert not made.build().diagnostics
    return made


@pytest.fixture(scope="module")
def opened(browser: Browser, project: Project) -> Iterator[tuple[Editor, Watch]]:
    """The editor with the small site's content in it; one load of the page for all tests."""
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    context.add_init_script(CHOOSES_THE_FOLDER)
    page = context.new_page()
    page.set_default_timeout(10_000)
    with serving(project.folder / "site") as address:
        watch = Watch(page, address)
        page.goto(f"{address}admin/")
        page.evaluate(FILL, texts_of(project.folder / "content"))
        page.get_by_role("button", name="Work with Local Repository").click()
        yield Editor(page), watch
        context.close()


def test_a_speaker_who_is_added_passes_the_check(
    opened: tuple[Editor, Watch], project: Project, tmp_path: Path
) -> None:
    editor, watch = opened
    before = editor.page.evaluate(READ)
    editor.begin("Speakers")
    editor.fill("name.Latn.text", "Lule Marku")
    editor.fill("name.Arab.text", "لولي ماركو")
    editor.choose("name.first", "Latin")
    editor.page.get_by_role("radio", name="Port Office (port-office)").click()
    editor.choose("country", "Albania (AL)")
    Image.new("RGB", (8, 8), "teal").save(tmp_path / "Lule at sea.png")
    editor.page.locator('[data-key-path="photo"] input[type=file]').first.set_input_files(tmp_path / "Lule at sea.png")
    editor.page.locator('[data-key-path="photo"]').get_by_role("button", name="Replace").wait_for()
    editor.save()
    editor.begin("Speakers, texts")
    editor.page.locator("#entry-sidebar-content input").fill("lule-marku")
    editor.page.locator('[data-key-path="body"] textarea:visible').first.fill("Lule **keeps** the log.")
    editor.save()

    # one who is there already gets another spelling, and keeps all else
    editor.open("Speakers")
    editor.page.get_by_text("Omar Nur (omar-nur)").first.click()
    editor.fill("aliases", "Omer Nur")
    editor.save()

    after = editor.page.evaluate(READ)
    changed = {path for path in after if before.get(path) != after[path]}
    names = ("lule-marku.yaml", "lule-marku.en.md", "omar-nur.yaml")
    assert changed == {"content/media/lule-at-sea.png", *(f"content/speakers/{name}" for name in names)}
    old = write_texts({}, project.folder)
    (tmp_path / "content" / "media").mkdir(parents=True)
    (tmp_path / "content" / "media" / "ana.png").write_bytes(project.content("media/ana.png").read_bytes())
    (tmp_path / "Lule at sea.png").rename(tmp_path / "content" / "media" / "lule-at-sea.png")
    read = write_texts({path: text for path, text in after.items() if path.endswith((".yaml", ".md"))}, tmp_path)
    assert [one.code for one in read.diagnostics if one.code not in ("missing-cms-file", "unused-speaker")] == []
    assert read.content is not None and old.content is not None
    lule = read.content.speakers["lule-marku"]
    assert [(script, form.text) for script, form in lule.name.items()] == [
        ("Latn", "Lule Marku"),
        ("Arab", "لولي ماركو"),
    ]
    assert (lule.affiliation, lule.country, lule.photo) == ("port-office", "AL", "media/lule-at-sea.png")
    assert lule.body is not None and lule.body.texts == (("en", "Lule **keeps** the log."),)
    omar = old.content.speakers["omar-nur"]
    assert read.content.speakers["omar-nur"] == omar.model_copy(update={"aliases": ("Omer Nur",)})
    assert next(iter(read.content.speakers["omar-nur"].name)) == "Arab"

    asked = [url for url in watch.foreign if not url.startswith(f"blob:{watch.address}")]
    complaints = [one for one in watch.complaints if not one.endswith(OWN_FAULT)]
    assert (asked, watch.failed, complaints) == ([], [], [])


def format_of(path: str) -> str:
    """Return the format of a file of the JUMBO site."""
    *folders, name = path.split("/")[1:]
    if name.endswith(".md"):
        return "edition-frontmatter" if name.startswith("edition.") else f"{folders[-1]}-frontmatter"
    if name == "edition.yaml":
        return "edition"
    if name == "site.yaml":
        return "site"
    return folders[-1] if folders else f"{name.removesuffix('.yaml')}-list"


@pytest.mark.parametrize("folder", ["content", "tests/sites/good"])
def test_reading_and_writing_a_file_loses_nothing(opened: tuple[Editor, Watch], folder: str, tmp_path: Path) -> None:
    files = texts_of(REPOSITORY / folder)
    files["content/site.yaml"] += SETTINGS
    ordered = [(format_of(path), path, text) for path, text in files.items()]
    written = opened[0].page.evaluate(ROUND_TRIP, ordered)
    (tmp_path / "before").mkdir()
    (tmp_path / "after").mkdir()
    before, after = write_texts(files, tmp_path / "before"), write_texts(written, tmp_path / "after")
    assert before.content is not None
    assert after.content == before.content
    assert [one.code for one in after.diagnostics] == [one.code for one in before.diagnostics]
