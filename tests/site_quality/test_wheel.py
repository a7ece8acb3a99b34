"""The wheel carries the theme and the catalogues, so that an installed generator is whole."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, build


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    done = subprocess.run(
        [*command, ".", "--wheel-dir", str(folder)], cwd=REPOSITORY, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("jumbo_site-*.whl")
    return built


@pytest.mark.xdist_group("wheel")
def test_the_wheel_holds_theme_and_catalogues(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    package = REPOSITORY / "src" / "jumbo_site"
    theme = {path.relative_to(REPOSITORY) for path in (REPOSITORY / "templates").rglob("*") if path.is_file()}
    catalogues = {path.relative_to(package.parent) for path in package.glob("i18n/catalogues/*/messages.po")}
    assert len(theme) > 20
    assert len(catalogues) >= 2
    assert {f"jumbo_site/{path.as_posix()}" for path in theme} <= names
    assert {path.as_posix() for path in catalogues} <= names
    # the outlines of countries, and where they come from
    assert {"jumbo_site/plan/world-map.json", "jumbo_site/plan/WORLD-MAP.md"} <= names


@pytest.mark.xdist_group("wheel")
def test_an_installed_generator_builds_as_the_repository_does(wheel: Path, tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    sites = {}
    for name, source in (("repository", REPOSITORY / "src"), ("wheel", installed)):
        content = tmp_path / name / "content"
        shutil.copytree(REPOSITORY / "tests" / "sites" / "good", content)
        environment = {"PYTHONPATH": str(source)}
        assert imported_from(environment) == source / "jumbo_site"
        done = build(content, tmp_path / name / "site", **environment)
        assert done.returncode == 0, done.stderr
        shutil.rmtree(tmp_path / name / ".jumbo-site-cache")  # it is each generator's own
        files = [path for path in (tmp_path / name).rglob("*") if path.is_file()]
        sites[name] = {path.relative_to(tmp_path / name): path.read_bytes() for path in files}
    assert sites["wheel"] == sites["repository"]


def imported_from(environment: dict[str, str]) -> Path:
    """Return the folder of the generator that a process in this environment takes."""
    command = [sys.executable, "-c", "import jumbo_site; print(jumbo_site.__path__[0])"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env={**os.environ, **environment}, check=True)
    return Path(done.stdout.strip())
