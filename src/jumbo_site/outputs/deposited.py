"""What the metadata of an edition that are deposited are made from."""

from __future__ import annotations

from dataclasses import dataclass

from jumbo_site.model.content import Content
from jumbo_site.model.events import Deposit
from jumbo_site.model.localized import LocalizedText
from jumbo_site.plan.bibliography import Name, Reference
from jumbo_site.plan.localizer import Localizer
from jumbo_site.plan.references import contribution_reference, volume_reference


@dataclass(frozen=True)
class Deposited:
    """An edition's proceedings and the contributions in them."""

    edition: str
    site_title: str
    base_url: str
    volume: Entry
    papers: tuple[Entry, ...]
    """All contributions, in order; those with a DOI are deposited."""
    sponsors: tuple[str, ...]
    """Names of organisations that sponsor it."""
    theme: str
    deposit: Deposit | None


@dataclass(frozen=True)
class Entry:
    """A record in the default language, and its title in others."""

    record: Reference
    titles: tuple[tuple[str, str], ...] = ()
    """(language, title) of the other languages that it is written in."""


def deposited(content: Content, edition: str, base_url: str) -> Deposited:
    """Return what is deposited of an edition."""
    to, own = Localizer(content, content.default_language), content.editions[edition]
    talks = sorted(own.contributions.values(), key=lambda talk: (talk.order, talk.id))
    volume = volume_reference(to, own, base_url)
    theme = to.text(own.edition.theme)
    sponsors = [content.organisations.get(one.organisation) for one in own.edition.organisers if one.role == "sponsor"]
    return Deposited(
        edition=edition,
        site_title=to.required(content.site.title, edition).value,
        base_url=base_url,
        volume=Entry(volume, _others(own.edition.publication.title, volume.title.lang)),
        papers=tuple(
            Entry(
                contribution_reference(to, own, talk, base_url), _others(talk.title, to.required(talk.title, "").lang)
            )
            for talk in talks
        ),
        sponsors=tuple(to.required(one.name, one.id).value for one in sponsors if one is not None),
        theme=theme.value if theme is not None else "",
        deposit=own.edition.publication.deposit,
    )


def _others(title: LocalizedText | None, shown: str) -> tuple[tuple[str, str], ...]:
    return tuple((tag, text) for tag, text in title.texts if tag != shown) if title is not None else ()


def family_and_given(name: Name) -> tuple[str, str]:
    """Return family and given name; a name in one part is the family's (Crossref, "Contributors")."""
    return (name.family, name.given) if name.family and name.given else (name.text.value, "")


def two_letters(tag: str) -> str:
    """Return the two-letter code of a language (ISO 639-1), or nothing where it has a longer one."""
    code = tag.split("-")[0]
    return code if len(code) == 2 else ""
