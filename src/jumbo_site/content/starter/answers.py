"""What an organiser says of a new site, checked by the model's own rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from jumbo_site.content.existing_entries import ScaffoldError
from jumbo_site.content.starter.texts import SOURCE, base_language, samples
from jumbo_site.diagnostics import Listed, Message, did_you_mean, say

DEFAULT_LANGUAGES = ("ar", "en")
DEFAULT_BASE_URL = "https://conference.example/"
DEFAULT_TIME_ZONE = "UTC"
HALF_A_YEAR = timedelta(days=182)


@dataclass(frozen=True)
class SiteAnswers:
    """What a new site is made of."""

    languages: tuple[str, ...]
    """BCP 47 tags; the first is the default one."""
    titles: Mapping[str, str]
    """Language → name of the site; the default language has one."""
    edition: str
    """The id of the first edition, such as its year."""
    start: date
    end: date
    timezone: str
    base_url: str
    cities: Mapping[str, str]
    """Language → the city in which it is held; may be empty."""
    contact: str | None
    """A mail address that is published."""


def check_languages(text: str) -> tuple[str, ...]:
    """Return the tags of a list such as ``ar, en it``. Raises ScaffoldError."""
    from jumbo_site.i18n.catalogues import MissingCatalogueError, catalogue_path, catalogue_tags
    from jumbo_site.i18n.language import UnknownLanguageError, canonical_tag, language

    tags = tuple(dict.fromkeys(canonical_tag(part) for part in text.replace(",", " ").split()))
    if not tags:
        raise ScaffoldError(
            say("At least one language is needed."), say("One of {kinds}.", kinds=Listed(catalogue_tags()))
        )
    for tag in tags:
        try:
            language(tag)
            catalogue_path(tag)
        except UnknownLanguageError as error:
            raise ScaffoldError(
                say("`{tag}` is not a language that CLDR knows.", tag=error.tag), did_you_mean(tag, error.candidates)
            ) from None
        except MissingCatalogueError:
            hint = say("Languages that have one: {tags}.", tags=Listed(catalogue_tags()))
            raise ScaffoldError(say("The interface is not translated into `{tag}`.", tag=tag), hint) from None
    return tags


def check_date(text: str) -> date:
    """Return the day of a text such as ``2030-05-02``. Raises ScaffoldError."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise ScaffoldError(
            say("`{text}` is not a day.", text=text), say("Write it as 2030-05-02: year, month, day.")
        ) from None


def check_time_zone(text: str) -> str:
    """Return an IANA name; a city's alone is enough (``Rome``). Raises ScaffoldError."""
    from zoneinfo import available_timezones

    zones = available_timezones()
    wanted = text.strip().replace(" ", "_")
    if wanted in zones:
        return wanted
    alike = sorted(zone for zone in zones if zone.rpartition("/")[2].casefold() == wanted.casefold() and "/" in zone)
    regions = [zone for zone in alike if zone.split("/")[0] not in ("posix", "right", "Etc")]
    if len(regions) == 1:
        return regions[0]
    hint = did_you_mean(wanted, sorted(zones)) or say("Write it as Europe/Rome or Africa/Cairo.")
    raise ScaffoldError(say("`{value}` is not a time zone of the IANA database.", value=text), hint)


def check_base_url(text: str) -> str:
    """Return an address that ends in a slash. Raises ScaffoldError."""
    from pydantic import TypeAdapter, ValidationError

    from jumbo_site.model.refusal import said_in
    from jumbo_site.model.site import BaseUrl

    try:
        return str(TypeAdapter(BaseUrl).validate_python(text.strip()))
    except ValidationError as error:
        raise ScaffoldError(said_in(error.errors()[0])) from None


def check_contact(text: str) -> str:
    """Return a mail address. Raises ScaffoldError."""
    import re

    if re.fullmatch(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+", text.strip()) is None:
        raise ScaffoldError(say("`{text}` is not a mail address.", text=text), say("Write it as info@example.org."))
    return text.strip()


def check_edition(text: str) -> str:
    """Return the id of an edition. Raises ScaffoldError."""
    from jumbo_site.content.layout import TOP_KINDS
    from jumbo_site.i18n.romanisation import id_from_name
    from jumbo_site.model.addresses import RESERVED_PAGE_IDS
    from jumbo_site.model.record import is_id

    edition = text.strip()
    if not is_id(edition):
        proposal = id_from_name(edition)
        raise ScaffoldError(
            say("`{id}` cannot be an id: lower-case Latin letters, digits, single hyphens.", id=edition),
            say("Try `{id}`.", id=proposal) if proposal else say("A year is a good one: 2030."),
        )
    if edition in RESERVED_PAGE_IDS or edition in TOP_KINDS or edition == "about":
        raise ScaffoldError(
            say("`{edition}` is the address of another page.", edition=edition), say("A year is a good id: 2030.")
        )
    return edition


def check_days(start: date, end: date) -> None:
    """Raise ScaffoldError where an edition would end before it begins."""
    if end < start:
        raise ScaffoldError(
            say("The edition would end on {end} and begin on {start}.", end=end, start=start),
            say("The end is the last day of it."),
        )


def by_language(values: tuple[str, ...], languages: tuple[str, ...], hint: Message) -> dict[str, str]:
    """Return texts such as ``en=Example`` by language; without a tag a text is in the default one.

    Raises ScaffoldError for a language that the site does not have, and for two texts in one (with the ``hint``).
    """
    found: dict[str, str] = {}
    for value in values:
        tag, mark, text = value.partition("=")
        if not mark or tag.strip() not in languages:
            if mark and tag.strip().replace("-", "").isalnum() and len(tag.strip()) <= 11 and " " not in tag.strip():
                add = say(
                    "Add it to --languages; a text that holds a = itself is given as {tagged}",
                    tagged=f"{languages[0]}={value}",
                )
                raise ScaffoldError(
                    say("`{tag}` is not one of the languages ({languages}).", tag=tag, languages=Listed(languages)), add
                )
            tag, text = languages[0], value
        one_line = " ".join(text.split())
        if tag.strip() in found:
            raise ScaffoldError(say("Two texts are given for `{tag}`.", tag=tag.strip()), hint)
        if one_line:
            found[tag.strip()] = one_line
    return found


def sample_title(language: str) -> str:
    """Return a name for a site in a language; in English where the sample has none."""
    return samples()[base_language(language) or SOURCE]["site"]


def default_titles(languages: tuple[str, ...]) -> dict[str, str]:
    """Return a name in each language that the sample has, and in the default language."""
    return {tag: sample_title(tag) for tag in languages if base_language(tag) is not None or tag == languages[0]}
