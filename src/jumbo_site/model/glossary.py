"""The words that a site's translators have agreed on."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from jumbo_site.model.localized import LocalizedText
from jumbo_site.model.record import Record


class GlossaryTerm(Record):
    """A term, what it is called in each language, and how it must not be called."""

    term: LocalizedText = Field(description="The term in each language.")
    forbidden: Mapping[str, tuple[str, ...]] = Field(
        default_factory=dict, description="Forms that are not to be used, by language; `check` warns of them."
    )
    note: str | None = Field(None, description="A remark for translators.")
