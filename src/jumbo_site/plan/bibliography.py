"""The bibliographic record of a contribution, of a panel's outcomes, of an edition's proceedings: one for all formats.

Its fields follow CSL-JSON (Citation Style Language 1.0.2, appendix IV), without its encoding. Texts are plain, without
isolates: what a format needs round them it adds itself. A fact that the content lacks is an empty text or None;
nothing is made up. Names of persons are split into family and given name only where the content says how
(``sort: "Gambacurta, Stefano"``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from jumbo_site.model.identifiers import LICENCES
from jumbo_site.plan.views import Text

Kind = Literal["contribution", "panel", "volume"]


@dataclass(frozen=True)
class Name:
    """A person's name as the page's readers see it."""

    text: Text
    family: str = ""
    """Empty where the content does not say which part it is."""
    given: str = ""
    orcid: str = ""
    affiliation: str = ""
    """The name of an organisation; ``ror`` is its identifier, nine signs."""
    ror: str = ""


@dataclass(frozen=True)
class Volume:
    """The proceedings that a thing stands in, and the conference that they are of."""

    title: Text
    series: Text
    event: Text
    """The name of the conference."""
    start: date
    end: date
    number: int | None = None
    """Which holding of the series it was."""
    place: Text | None = None
    """The city in which it was held."""
    editors: tuple[Name, ...] = ()
    published: date | None = None
    publisher: Text | None = None
    publisher_ror: str = ""
    publisher_place: Text | None = None
    doi: str = ""
    isbn: str = ""
    issn: str = ""
    """That of the series."""
    licence: str = ""
    """The SPDX name."""


@dataclass(frozen=True)
class Reference:
    """A thing that is cited. ``key`` is the same in every language: letters, digits and hyphens."""

    key: str
    kind: Kind
    title: Text
    url: str
    """Its page, absolute."""
    language: str
    """BCP 47: the language of the work, or of its title."""
    volume: Volume
    authors: tuple[Name, ...] = ()
    chairs: tuple[Name, ...] = ()
    published: date | None = None
    """Its own day of publication, or the volume's."""
    given_on: date | None = None
    """The day of the session that it belongs to."""
    doi: str = ""
    first_page: str = ""
    last_page: str = ""
    abstract: Text | None = None
    keywords: tuple[Text, ...] = ()
    licence: str = ""
    """The SPDX name: its own, or the volume's."""
    pdf_url: str = ""
    """The paper, absolute, where it is a PDF of media/."""

    @property
    def issued(self) -> date:
        """The day of publication, or the day on which it was given, or the conference's first."""
        return self.published or self.given_on or self.volume.start

    @property
    def permanent_url(self) -> str:
        """The address under which it is cited for good."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url

    @property
    def pages(self) -> str:
        """Pages as ``12-19``, or ``12``."""
        return "-".join(page for page in (self.first_page, self.last_page) if page)

    @property
    def licence_url(self) -> str:
        """Where its licence is found."""
        return LICENCES.get(self.licence, "")
