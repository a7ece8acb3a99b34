"""The packages stand in their order: each imports only those above it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "src" / "jumbo_site"
ORDER = [
    "messages",
    "diagnostics",
    "i18n",
    "model",
    "content",
    "plan",
    "render",
    "outputs",
    "importers",
    "build",
    "checks",
    "publishing",
    "preview",
    "cli",
]


def imported_packages(module: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        found |= {name.split(".")[1] for name in names if name.startswith("jumbo_site.")}
    return found


def test_every_package_has_its_place_in_the_order() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if path.is_dir() and (path / "__init__.py").is_file()}
    assert folders == set(ORDER)


@pytest.mark.parametrize("package", ORDER)
def test_a_package_imports_only_those_above_it(package: str) -> None:
    allowed = set(ORDER[: ORDER.index(package) + 1])
    # diagnostics know nothing of the rest, i18n and model nothing of diagnostics
    allowed -= {"i18n": {"diagnostics"}, "model": {"diagnostics"}}.get(package, set())
    wrong = {
        module.name: imported_packages(module) - allowed
        for module in (PACKAGE / package).rglob("*.py")
        if imported_packages(module) - allowed
    }
    assert wrong == {}


def test_no_module_hides_its_purpose() -> None:
    vague = {"utils", "util", "helpers", "helper", "manager", "misc", "common"}
    assert [path for path in PACKAGE.rglob("*.py") if path.stem in vague] == []
