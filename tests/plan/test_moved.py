"""What has moved: a page takes along the addresses of its parts."""

from __future__ import annotations

from pathlib import Path

from jumbo_site.content.load import load_content
from jumbo_site.plan.site_pages import SitePlan, plan_site
from tests.test_sites import place


def _plan(folder: Path, *entries: str) -> SitePlan:
    place(None, folder)
    settings = folder / "content" / "site.yaml"
    settings.write_text(settings.read_text("utf-8") + "moved:\n" + "".join(f"  - {entry}\n" for entry in entries))
    loaded = load_content(folder / "content")
    assert loaded.content is not None
    return plan_site(loaded.content, "https://harbour.example/")


def test_a_page_takes_its_fragments_with_it(tmp_path: Path) -> None:
    plan = _plan(tmp_path, "{from: /2030/panels/lamps/, to: /2030/panels/lights/}")
    assert plan.moved_permanent == {
        f"/{tag}/2030/panels/lamps/{part}" for tag in ("en", "ar") for part in ("", "#more-lights")
    }


def test_an_entry_for_a_fragment_comes_first(tmp_path: Path) -> None:
    plan = _plan(
        tmp_path,
        "{from: /2030/panels/lamps/, to: /2030/panels/lights/}",
        "{from: '/2030/panels/lamps/#more-lights', to: /2030/outcomes/}",
        "{from: '/2030/panels/lamps/#gone', to: '/2030/panels/lights/#more-lights'}",
    )
    page = next(one.make() for one in plan.pages if one.path == "/en/2030/panels/lamps/")
    assert dict(page.head.moved_anchors) == {
        "more-lights": "/en/2030/outcomes/",
        "gone": "/en/2030/panels/lights/#more-lights",
    }
