"""The plan of a site: each address once, pieces that are remembered, fingerprints that are the same everywhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import pytest

from jumbo_site.build.output_paths import check_paths
from jumbo_site.content.load import load_content
from jumbo_site.content.snapshot import content_from, snapshot_of
from jumbo_site.model.content import Content
from jumbo_site.plan.localizer import Localizer
from jumbo_site.plan.memory import remembered
from jumbo_site.plan.page import Page, output_path
from jumbo_site.plan.site_pages import plan_site
from tests.build.small_site import Project

REPOSITORY = Path(__file__).parent.parent.parent
BASE_URL = "https://harbour.example/at/"


@pytest.fixture(scope="module", params=["small", "jumbo"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if request.param == "jumbo":
        return REPOSITORY / "content"
    return Project.at(tmp_path_factory.mktemp("small")).options.content


def content_of(folder: Path) -> Content:
    content = load_content(folder).content
    assert content is not None
    return content


def pages_of(content: Content) -> list[Page]:
    return [planned.make() for planned in plan_site(content, BASE_URL).pages]


def test_every_address_is_planned_once(folder: Path) -> None:
    plan = plan_site(content_of(folder), BASE_URL)
    paths = [page.path for page in plan.pages]
    assert len(paths) == len(set(paths))
    assert check_paths([output_path(path) for path in paths]) == ()
    assert {path for path in plan.permanent if "#" not in path and not path.endswith(".ics")} <= set(paths)


def test_a_page_is_made_at_the_address_that_was_planned(folder: Path) -> None:
    plan = plan_site(content_of(folder), BASE_URL)
    assert [planned.make().path for planned in plan.pages] == [planned.path for planned in plan.pages]


class Forgetful(dict[Hashable, Any]):
    """Holds what is put in, and says that it does not."""

    def __contains__(self, key: object) -> bool:
        return False


def test_what_is_remembered_is_what_would_be_made_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = content_of(folder)
    with_memory = pages_of(content)
    monkeypatch.setattr(Localizer, "pieces", property(lambda self: Forgetful()))
    assert pages_of(content) == with_memory


def test_the_order_in_which_pages_are_made_means_nothing(folder: Path) -> None:
    content = content_of(folder)
    backwards = [planned.make() for planned in reversed(plan_site(content, BASE_URL).pages)]
    assert backwards[::-1] == pages_of(content)


def test_pieces_of_two_kinds_never_share_a_place() -> None:
    class Anything:
        pieces: dict[Hashable, Any] = {}  # noqa: RUF012 (of this test alone)

    @remembered(lambda name: name)
    def upper(to: Anything, name: str) -> str:
        return name.upper()

    @remembered(lambda name: name)
    def title(to: Anything, name: str) -> str:
        return name.title()

    to = Anything()
    assert [upper(to, "ab"), title(to, "ab"), upper(to, "ab"), title(to, "cd")] == ["AB", "Ab", "AB", "Cd"]
    assert len(to.pieces) == 3


def test_the_snapshot_of_a_content_makes_the_same_pages(folder: Path) -> None:
    loaded = load_content(folder)
    assert loaded.content is not None
    again = content_from(json.loads(json.dumps(snapshot_of(loaded))), {})
    assert pages_of(again) == pages_of(loaded.content)


FINGERPRINTS = """
import sys
from pathlib import Path
from jumbo_site.build.page_work import WorkOrder, page_fingerprint
from jumbo_site.content.load import load_content
from jumbo_site.plan.site_pages import plan_site
from jumbo_site.render.environment import ThemeSettings
content = load_content(Path(sys.argv[1])).content
order = WorkOrder("", "", "", ThemeSettings((), {}), {"home.html": "h"}, None)
pages = plan_site(content, "https://harbour.example/").pages
for planned in reversed(pages) if "backwards" in sys.argv else pages:
    print(planned.path, page_fingerprint(planned.make(), order))
"""


def test_fingerprints_are_the_same_in_every_process(tmp_path: Path) -> None:
    content = Project.at(tmp_path).options.content

    def fingerprints(seed: str, *arguments: str) -> list[str]:
        done = subprocess.run(
            [sys.executable, "-c", FINGERPRINTS, str(content), *arguments],
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            check=True,
        )
        return sorted(done.stdout.splitlines())

    first = fingerprints("1")
    assert len(first) == 78
    assert len({line.split(" ")[1] for line in first}) == 78
    assert fingerprints("4711", "backwards") == first
