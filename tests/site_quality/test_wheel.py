"""The wheel carries the theme and the catalogues, so that an installed generator is whole."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

from tests.conftest import REPOSITORY


def test_the_wheel_holds_theme_and_catalogues(tmp_path: Path) -> None:
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "--quiet",
            "--no-deps",
            "--no-build-isolation",
            ".",
            "-w",
            str(tmp_path),
        ],
        cwd=REPOSITORY,
        check=True,
    )
    (wheel,) = tmp_path.glob("jumbo_site-*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    theme = [
        path.relative_to(REPOSITORY).as_posix() for path in (REPOSITORY / "templates").rglob("*") if path.is_file()
    ]
    package = REPOSITORY / "src" / "jumbo_site"
    catalogues = [path.relative_to(package.parent).as_posix() for path in package.rglob("*.po")]
    assert len(theme) > 20
    assert len(catalogues) >= 3
    assert {f"jumbo_site/{path}" for path in theme} <= names
    assert set(catalogues) <= names
