"""Files of media/ that are too large or that nothing shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from jumbo_site.build.build_report import BuildOptions
from jumbo_site.build.executors import SerialExecutor
from jumbo_site.checks import media_files
from jumbo_site.checks.site_check import check_whole_site
from tests.test_sites import place


def codes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    monkeypatch.chdir(folder)
    report = check_whole_site(BuildOptions(Path("content"), Path("site")), SerialExecutor(), lambda done, total: None)
    return [(one.code, one.location.file) for one in report.diagnostics if one.location is not None]


def write(folder: Path, name: str, data: bytes, body: str) -> None:
    place(None, folder)
    (folder / "content/media").mkdir()
    (folder / "content/media" / name).write_bytes(data)
    (folder / "content/pages/about.en.md").write_text(f"---\ntitle: About\n---\n{body}\n", "utf-8")


def test_a_large_file_that_is_published_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(media_files, "HEAVY_FILE", 3)
    write(tmp_path, "tides.csv", b"1,2\n", "[Tides](/media/tides.csv)")
    assert codes(tmp_path, monkeypatch) == [("media-heavy", "content/media/tides.csv")]


def test_a_large_drawing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawing = b"<svg xmlns='http://www.w3.org/2000/svg'><!--" + b"x" * 2_000_001 + b"--></svg>"
    write(tmp_path, "map.svg", drawing, "![The port and its lights](/media/map.svg)")
    assert codes(tmp_path, monkeypatch) == [("media-heavy", "content/media/map.svg")]


def test_an_original_with_more_pixels_than_are_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(media_files, "KEPT_IMAGE", 1000)
    write(tmp_path, "pier.png", b"", "![The pier at low water](/media/pier.png)")
    Image.effect_noise((2401, 3), 80).save(tmp_path / "content/media/pier.png")
    assert codes(tmp_path, monkeypatch) == [("image-oversized", "content/media/pier.png")]
    Image.effect_noise((2400, 3), 80).save(tmp_path / "content/media/pier.png")
    assert codes(tmp_path, monkeypatch) == []


def test_media_that_is_too_large_as_a_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(media_files, "HEAVY_FOLDER", 3)
    write(tmp_path, "tides.csv", b"1,2\n", "[Tides](/media/tides.csv)")
    assert codes(tmp_path, monkeypatch) == [("media-heavy", "content/media")]


@pytest.mark.parametrize(
    "body",
    [
        "[Tides](/media/high%20tides.csv)",
        "[Tides][t]\n\n[t]: /media/high%20tides.csv",
        "[Tides](https://harbour.example/media/high%20tides.csv)",
        "[Tides](/media/high%20tides.csv#row=2)",
    ],
)
def test_a_file_is_used_however_it_is_linked_to(body: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "high tides.csv", b"1,2\n", body)
    assert codes(tmp_path, monkeypatch) == []


def test_a_file_that_yaml_names_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "tides.csv", b"1,2\n", "Words.")
    panel = tmp_path / "content/2030/panels/lights.yaml"
    document = "documents:\n  - {title: {en: Tides, ar: المد والجزر}, file: media/tides.csv, kind: other}\n"
    panel.write_text(panel.read_text("utf-8") + document, "utf-8")
    assert codes(tmp_path, monkeypatch) == []
