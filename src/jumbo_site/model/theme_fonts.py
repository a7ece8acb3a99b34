"""Fonts of the site's own: what ``theme.fonts`` in site.yaml says."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from jumbo_site.model.record import Record

_HEX = r"[0-9A-Fa-f]{1,6}"
_RANGE = rf"[Uu]\+{_HEX}(?:-{_HEX})?"


class FontFile(Record):
    """One file of a font."""

    file: str = Field(
        pattern=r"^(?:media|fonts)/[\w./-]+\.woff2$",
        description="A woff2 file of media/, or of static/fonts/ in the project's templates: fonts/name.woff2.",
    )
    weight: str = Field(
        "400",
        pattern=r"^[1-9][0-9]{0,3}(?: [1-9][0-9]{0,3})?$",
        description="The weight, or the least and the greatest of a variable font: 400 700.",
    )
    unicode_range: str | None = Field(
        None,
        pattern=rf"^{_RANGE}(?:, ?{_RANGE})*$",
        description="The characters that the file serves, as CSS writes them (U+0600-06FF); by default all.",
    )


def _font_file(value: object) -> object:
    return {"file": value} if isinstance(value, str) else value


FontFiles = tuple[Annotated[FontFile, BeforeValidator(_font_file, json_schema_input_type=str | FontFile)], ...]


class ThemeFonts(Record):
    """Fonts that stand before those of the theme, which serve the characters that these lack."""

    text: FontFiles = Field((), description="The files of the font of all text.")
    heading: FontFiles = Field((), description="The files of the font of headings; by default that of the text.")
