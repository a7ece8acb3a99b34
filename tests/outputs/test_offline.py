"""What lets a site be read without a network: manifests, icons, and what the worker keeps."""

from __future__ import annotations

import json
import re
import struct
import subprocess
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from jumbo_site.outputs import offline
from tests.build.small_site import Project
from tests.conftest import BuiltSite

LISTS = ("en/offline.json", "ar/offline.json", "sr-Cyrl/offline.json", "sr-Latn/offline.json")


def read(site: BuiltSite, path: str) -> dict[str, object]:
    data: dict[str, object] = json.loads((site.folder / path).read_text("utf-8"))
    return data


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr"), ("sr-Latn", "ltr")])
def test_each_language_has_a_manifest_whose_addresses_lead_somewhere(
    jumbo: BuiltSite, language: str, direction: str
) -> None:
    manifest = read(jumbo, f"{language}/manifest.webmanifest")
    assert (manifest["lang"], manifest["dir"]) == (language, direction)
    document = jumbo.document(f"{language}/index.html")
    assert manifest["name"] == document.xpath("string(//meta[@property='og:site_name']/@content)")
    assert len(str(manifest["short_name"])) <= 12
    own = f"{jumbo.base_url}{language}/manifest.webmanifest"
    assert urljoin(own, str(manifest["start_url"])) == f"{jumbo.base_url}{language}/"
    assert urljoin(own, str(manifest["scope"])) == jumbo.base_url
    assert manifest["theme_color"] == document.xpath("string(//meta[@name='theme-color']/@content)")
    for icon in manifest["icons"]:  # type: ignore[attr-defined]
        file = jumbo.folder / urljoin(own, icon["src"]).removeprefix(jumbo.base_url)
        if icon["type"] == "image/png":
            width, height = struct.unpack(">II", file.read_bytes()[16:24])
            assert icon["sizes"] == f"{width}x{height}"
        else:
            assert file.suffix == ".svg"


def test_pages_name_the_manifest_and_the_worker(jumbo: BuiltSite) -> None:
    for page in ("ar/2022/programme/index.html", "ar/404.html"):
        document = jumbo.document(page)
        base = f"{jumbo.base_url}{page}"
        (manifest,) = document.xpath("//link[@rel='manifest']/@href")
        (worker,) = document.xpath("//script/@data-worker")
        assert urljoin(base, manifest) == f"{jumbo.base_url}ar/manifest.webmanifest"
        assert urlsplit(urljoin(base, worker)).path == f"{jumbo.base_path}sw.js"


def test_what_is_kept_exists(jumbo: BuiltSite) -> None:
    for language in jumbo.languages:
        pages = read(jumbo, f"{language}/offline.json")["pages"]
        assert f"{language}/2022/programme/" in pages  # type: ignore[operator]
        for page in pages:  # type: ignore[attr-defined]
            path = jumbo.folder / page
            assert (path / "index.html" if page.endswith("/") else path).is_file()


def test_the_worker_is_a_script_that_asks_no_other_site(tmp_path: Path) -> None:
    source = Path(offline.__file__).with_name(offline.WORKER)
    done = subprocess.run(["node", "--check", str(source)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert re.findall(r"https?://[^\s`\"']+", source.read_text("utf-8")) == []


def versions(project: Project) -> dict[str, str]:
    return {path: json.loads((project.folder / "site" / path).read_text("utf-8"))["version"] for path in LISTS}


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {path.split("/")[0] for path in LISTS if before[path] != after[path]}


def test_a_list_is_new_where_a_page_that_it_names_is_new(tmp_path: Path) -> None:
    project = Project.at(tmp_path)
    project.edit("site.yaml", "{default: false}", "{default: false, offline: true}")
    assert project.build().published
    first = versions(project)
    icons = (project.folder / "site" / "icons" / "192.png").stat().st_mtime_ns
    project.edit("speakers/omar-nur.en.md", "Omar guides ships.", "Omar guided ships.")
    assert project.build().published
    assert changed(first, versions(project)) == set()
    project.edit("2030/sessions/welcome.yaml", "09:00", "09:15")
    assert project.build().published
    second = versions(project)
    assert changed(first, second) == {"en", "ar", "sr-Cyrl", "sr-Latn"}
    (project.folder / "templates" / "static" / "css").mkdir(parents=True)
    (project.folder / "templates" / "static" / "css" / "site.css").write_text("main { color: green }", "utf-8")
    assert project.build().published
    assert changed(second, versions(project)) == {"en", "ar", "sr-Cyrl", "sr-Latn"}
    assert (project.folder / "site" / "icons" / "192.png").stat().st_mtime_ns == icons
    clean = project.clean_build(tmp_path / "clean")
    assert clean.published
    for path in (*LISTS, "sw.js", "icons/192.png", "icons/maskable-512.png", "ar/manifest.webmanifest"):
        assert (tmp_path / "clean" / path).read_bytes() == (project.folder / "site" / path).read_bytes()


def test_a_site_without_the_output_has_no_worker(tmp_path: Path) -> None:
    project = Project.at(tmp_path)
    assert project.build().published
    assert not (project.folder / "site" / "sw.js").exists()
    assert not (project.folder / "site" / "ar" / "offline.html").exists()
    page = (project.folder / "site" / "ar" / "index.html").read_text("utf-8")
    assert 'rel="manifest"' not in page
    assert "sw.js" not in page
