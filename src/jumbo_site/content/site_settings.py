"""What site.yaml must get right beyond the types of its values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from jumbo_site.content.entities import EntitySource
from jumbo_site.content.layout import EntityKey
from jumbo_site.diagnostics import Diagnostic, Listed, Location, diagnostic, did_you_mean, say
from jumbo_site.model.content import Content
from jumbo_site.model.site import Site


def language_problems(tags: Sequence[str], source: EntitySource) -> list[Diagnostic]:
    """Check the tags of the site's languages, on which the reading of all texts depends."""
    problems: list[Diagnostic] = []
    for index, tag in enumerate(tags):
        place = source.value_location(("languages", index, "tag"))
        problems += _tag_problems(tag, place)
        if tag in tags[:index]:
            problems.append(diagnostic("duplicate-id", say("The language `{tag}` is listed twice.", tag=tag), place))
    return problems


def right_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Return those tags of a site that are written rightly, each once."""
    nowhere = Location("")
    return tuple(dict.fromkeys(tag for tag in tags if not _tag_problems(tag, nowhere)))


def _tag_problems(tag: str, place: Location) -> list[Diagnostic]:
    """Check that a tag is one of a language that CLDR knows, written as RFC 5646 recommends."""
    from jumbo_site.i18n.language import UnknownLanguageError, canonical_tag, language

    try:
        language(tag)
    except UnknownLanguageError as error:
        message = say("`{tag}` is not a language that CLDR knows.", tag=tag)
        return [diagnostic("unknown-language", message, place, did_you_mean(tag, error.candidates))]
    if canonical_tag(tag) != tag:
        message = say("`{tag}` is not written as BCP 47 wants it.", tag=tag)
        return [diagnostic("unknown-language", message, place, say("Write `{tag}`.", tag=canonical_tag(tag)))]
    return []


def site_problems(site: Site, source: EntitySource, editions: frozenset[str]) -> list[Diagnostic]:
    """Check catalogues, digits and fallbacks of the languages, and the current edition."""
    problems: list[Diagnostic] = []
    tags = [entry.tag for entry in site.languages]
    problems += _digit_problems(site.digits, ("digits",), source)
    problems += _language_name_problems(site, source)
    for index, entry in enumerate(site.languages):
        problems += _catalogue_problems(entry.tag, index, source)
        problems += _digit_problems(entry.digits, ("languages", index, "digits"), source)
        for position, fallback in enumerate(entry.fallback):
            if fallback not in tags:
                place = source.value_location(("languages", index, "fallback", position))
                message = say(
                    "`{fallback}` is not one of the languages of this site ({tags}).",
                    fallback=fallback,
                    tags=Listed(tags),
                )
                problems.append(diagnostic("unknown-language", message, place, did_you_mean(fallback, tags)))
        problems += _transliteration_problems(site, index, source)
    if site.edition not in editions:
        place = source.value_location(("edition",))
        message = say(
            "There is no edition `{edition}`: no folder of that name has an edition.yaml.", edition=site.edition
        )
        problems.append(diagnostic("unknown-edition", message, place, did_you_mean(site.edition, sorted(editions))))
    return problems


def draft_edition_problems(content: Content, sources: Mapping[EntityKey, EntitySource]) -> list[Diagnostic]:
    """Check that the edition of the home page is published."""
    current = content.editions.get(content.site.edition)
    if current is None or not current.edition.draft:
        return []
    place = sources[EntityKey("site", "", "site")].value_location(("edition",))
    message = say("The edition `{edition}` is a draft, and the home page shows it.", edition=content.site.edition)
    hint = say("Name an edition that is published, or delete `draft: true` in its edition.yaml.")
    return [diagnostic("draft-edition", message, place, hint)]


def _transliteration_problems(site: Site, index: int, source: EntitySource) -> list[Diagnostic]:
    """Check that texts are transliterated from Serbian in Cyrillic to a language in Latin letters."""
    from jumbo_site.i18n.language import UnknownLanguageError, script_of_tag

    tag, wanted = site.languages[index].tag, site.languages[index].transliterate
    if wanted is None:
        return []
    place = source.value_location(("languages", index, "transliterate"))
    tags = [entry.tag for entry in site.languages]
    if wanted not in tags:
        message = say("`{wanted}` is not one of the languages of this site ({tags}).", wanted=wanted, tags=Listed(tags))
        hint = did_you_mean(wanted, tags) or say("Its texts must be in the content; add it to `languages`.")
        return [diagnostic("unknown-language", message, place, hint)]
    try:
        is_serbian = wanted.split("-")[0] in ("sr", "cnr") and script_of_tag(wanted) == "Cyrl"
        is_latin = script_of_tag(tag) == "Latn"
    except UnknownLanguageError:
        return []  # reported by language_problems
    if is_serbian and is_latin:
        return []
    message = say("Texts cannot be transliterated from `{wanted}` to `{tag}`.", wanted=wanted, tag=tag)
    hint = say(
        "It works from Serbian in Cyrillic (sr, sr-Cyrl, cnr-Cyrl) to a language in Latin letters (sr-Latn, cnr)."
    )
    return [diagnostic("invalid-value", message, place, hint)]


def _catalogue_problems(tag: str, index: int, source: EntitySource) -> list[Diagnostic]:
    from jumbo_site.i18n.catalogues import MissingCatalogueError, catalogue_path, catalogue_tags
    from jumbo_site.i18n.language import UnknownLanguageError, language

    try:
        language(tag)
        catalogue_path(tag)
    except UnknownLanguageError:
        return []  # reported by language_problems
    except MissingCatalogueError:
        place = source.value_location(("languages", index, "tag"))
        hint = say("Languages with a catalogue: {tags}.", tags=Listed(catalogue_tags()))
        return [
            diagnostic("missing-catalogue", say("The interface is not translated into `{tag}`.", tag=tag), place, hint)
        ]
    return []


def _digit_problems(digits: str | None, path: tuple[str | int, ...], source: EntitySource) -> list[Diagnostic]:
    from jumbo_site.i18n.numerals import digits_of, numbering_systems

    if digits is None:
        return []
    try:
        digits_of(digits)
    except ValueError:
        hint = did_you_mean(digits, numbering_systems())
        message = say("`{system}` is not a numbering system with decimal digits.", system=digits)
        return [diagnostic("invalid-value", message, source.value_location(path), hint)]
    return []


def _language_name_problems(site: Site, source: EntitySource) -> list[Diagnostic]:
    """Check the tags of languages that the site names itself; they need not be languages of the site."""
    problems: list[Diagnostic] = []
    for tag in site.language_names:
        place = source.key_location(("language_names", tag))
        problems += _tag_problems(tag, place)
    return problems
