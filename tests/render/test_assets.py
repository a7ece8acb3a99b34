"""Assets are named by their content, and stylesheets follow."""

from __future__ import annotations

from pathlib import Path

import pytest

from jumbo_site.render.assets import UnknownAssetError, collect_assets


def theme(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / "static" / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def test_a_changed_file_gets_another_name_and_so_does_the_sheet_that_names_it(tmp_path: Path) -> None:
    sheet = 'a { background: url("../img/star.svg") }'
    one = collect_assets([theme(tmp_path / "one", css__site_dot_css=sheet, img__star_dot_svg="<svg/>")])
    two = collect_assets([theme(tmp_path / "two", css__site_dot_css=sheet, img__star_dot_svg="<svg />")])
    assert one.names["img/star.svg"] != two.names["img/star.svg"]
    assert one.names["css/site.css"] != two.names["css/site.css"]
    written = one.files[one.names["css/site.css"]].decode()
    assert one.names["img/star.svg"].removeprefix("assets/") in written


def test_a_projects_own_file_comes_before_the_themes(tmp_path: Path) -> None:
    own = theme(tmp_path / "own", img__star_dot_svg="own")
    default = theme(tmp_path / "default", img__star_dot_svg="default", img__other_dot_svg="other")
    assets = collect_assets([own, default])
    assert assets.files[assets.names["img/star.svg"]] == b"own"
    assert assets.files[assets.names["img/other.svg"]] == b"other"


def test_a_sheet_that_names_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UnknownAssetError, match=r"img/gone\.svg"):
        collect_assets([theme(tmp_path, css__site_dot_css="a { background: url(../img/gone.svg) }")])


def test_the_accent_colour_is_a_sheet_of_its_own(tmp_path: Path) -> None:
    assets = collect_assets([theme(tmp_path)], accent="#5a2a4b")
    assert assets.files[assets.names["css/options.css"]] == b":root { --accent: #5a2a4b; }\n"
