"""Typst with the fonts that come with the generator, and no others: its output is the same on every machine."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

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
    made = _compiled(template, name, data, format="png", ppi=72.0)
    return [made] if isinstance(made, bytes) else list(made)


def compile_document(template: str, name: str, data: Mapping[str, Any]) -> bytes:
    """Return a template of this package as a tagged PDF that keeps to PDF/UA-1 (ISO 14289-1).

    Raises typst.TypstError, also where a picture lacks a text alternative.
    """
    made: bytes = _compiled(template, name, data, format="pdf", pdf_standards=["ua-1"], pdf_tags=True)
    return made


def _compiled(template: str, name: str, data: Mapping[str, Any], **options: Any) -> Any:
    import typst

    source = (FOLDER / template).read_bytes()
    inputs = {name: json.dumps(data, ensure_ascii=False)}
    compiled: Any = typst.compile
    return compiled(source, sys_inputs=inputs, font_paths=fonts(), root=str(FOLDER), timestamp=0, **options)
