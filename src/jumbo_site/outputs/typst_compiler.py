"""Typst with the fonts that come with the generator, and no others: its output is the same on every machine."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jumbo_site.outputs.font_letters import displayable

if TYPE_CHECKING:
    import typst

FOLDER = Path(__file__).parent
FONT_FOLDER = FOLDER / "fonts"


@lru_cache(maxsize=1)
def fonts() -> typst.Fonts:
    """Return the fonts of the generator, read once a process."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONT_FOLDER)])


def font_families(script: str) -> list[str]:
    """Return the families of a page in a script (ISO 15924), the first for most of its letters.

    Amiri is the Arabic one whose text stays whole when it is taken out of a PDF.
    """
    return ["Amiri", "Noto Serif"] if script == "Arab" else ["Noto Serif", "Amiri"]


def compile_pictures(template: str, name: str, data: Mapping[str, Any]) -> list[bytes]:
    """Return a PNG for each page of a template of this package, one pixel a point.

    ``data`` reaches it as JSON in ``sys.inputs`` under ``name``. Raises typst.TypstError.
    """
    made = _compiled(template, name, data, None, format="png", ppi=72.0)
    return [made] if isinstance(made, bytes) else list(made)


def compile_document(
    template: str, name: str, data: Mapping[str, Any], images: Mapping[str, bytes] | None = None
) -> bytes:
    """Return a template of this package as a tagged PDF that keeps to PDF/UA-1 (ISO 14289-1).

    ``images`` are files that the template finds under their names. Characters that the fonts lack are left out, or
    letters replaced (see ``font_letters``).

    Raises typst.TypstError, also where a picture lacks a text alternative.
    """
    shown = displayable(dict(data), FONT_FOLDER)
    made: bytes = _compiled(template, name, shown, images, format="pdf", pdf_standards=["ua-1"], pdf_tags=True)
    return made


def _compiled(
    template: str, name: str, data: Mapping[str, Any], images: Mapping[str, bytes] | None, **options: Any
) -> Any:
    if _process.is_forked_after_use:
        return _compiled_elsewhere(template, name, data, images or {}, options)
    _process.has_used = True
    return _compile(template, name, data, images or {}, options)


def _compile(
    template: str, name: str, data: Mapping[str, Any], images: Mapping[str, bytes], options: Mapping[str, Any]
) -> Any:
    if not images:
        return _compile_in(FOLDER, template, name, data, options)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for file in FOLDER.glob("*.typ"):
            (root / file.name).write_bytes(file.read_bytes())
        for path, content in images.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(content)
        return _compile_in(root, template, name, data, options)


def _compile_in(root: Path, template: str, name: str, data: Mapping[str, Any], options: Mapping[str, Any]) -> Any:
    import typst

    source = (root / template).read_bytes()
    inputs = {name: json.dumps(data, ensure_ascii=False)}
    compiled: Any = typst.compile
    return compiled(source, sys_inputs=inputs, font_paths=fonts(), root=str(root), timestamp=0, **options)


@dataclass
class _Process:
    """Typst's threads are not copied when a process forks: the copy of one that has used it would wait for ever."""

    has_used: bool = False
    is_forked_after_use: bool = False

    def forked(self) -> None:
        self.is_forked_after_use = self.has_used


_process = _Process()
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_process.forked)


def _compiled_elsewhere(
    template: str, name: str, data: Mapping[str, Any], images: Mapping[str, bytes], options: Mapping[str, Any]
) -> Any:
    """Return what a process of its own makes; what cannot be made there is made to fail here in the same way."""
    files = {path: base64.b64encode(content).decode("ascii") for path, content in images.items()}
    order = json.dumps([template, name, data, files, options]).encode("ascii")
    code = "from jumbo_site.outputs.typst_compiler import answer; answer()"
    done = subprocess.run([sys.executable, "-c", code], input=order, capture_output=True, check=False)  # noqa: S603
    if done.returncode:
        raise RuntimeError(done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2])
    pages = [base64.b64decode(one) for one in json.loads(done.stdout)]
    return pages if len(pages) > 1 else pages[0]


def answer() -> None:
    """Compile what standard input asks for, and write the files to standard output."""
    template, name, data, files, options = json.load(sys.stdin)
    made = _compile(template, name, data, {path: base64.b64decode(one) for path, one in files.items()}, options)
    pages = [made] if isinstance(made, bytes) else made
    json.dump([base64.b64encode(one).decode("ascii") for one in pages], sys.stdout)
