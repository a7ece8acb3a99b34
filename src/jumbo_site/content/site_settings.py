"""What site.yaml must get right beyond the types of its values."""

from __future__ import annotations

from jumbo_site.content.entities import EntitySource
from jumbo_site.diagnostics import Diagnostic, diagnostic, did_you_mean
from jumbo_site.model.site import Site


def site_problems(site: Site, source: EntitySource, editions: frozenset[str]) -> list[Diagnostic]:
    """Check languages, their digits, fallbacks and catalogues, and the current edition."""
    problems: list[Diagnostic] = []
    tags = [entry.tag for entry in site.languages]
    for index, entry in enumerate(site.languages):
        problems += _language_problems(entry.tag, entry.digits, ("languages", index), source)
        if entry.tag in tags[:index]:
            place = source.value_location(("languages", index))
            problems.append(diagnostic("duplicate-id", f"The language `{entry.tag}` is listed twice.", place))
        for position, fallback in enumerate(entry.fallback):
            if fallback not in tags:
                place = source.value_location(("languages", index, "fallback", position))
                message = f"`{fallback}` is not one of the languages of this site ({', '.join(tags)})."
                problems.append(diagnostic("unknown-language", message, place, did_you_mean(fallback, tags)))
    if site.edition not in editions:
        place = source.value_location(("edition",))
        message = f"There is no edition `{site.edition}`: no folder of that name has an edition.yaml."
        problems.append(diagnostic("unknown-edition", message, place, did_you_mean(site.edition, sorted(editions))))
    return problems


def _language_problems(
    tag: str, digits: str | None, path: tuple[str | int, ...], source: EntitySource
) -> list[Diagnostic]:
    from jumbo_site.i18n.catalogues import MissingCatalogueError, catalogue_path, catalogue_tags
    from jumbo_site.i18n.language import UnknownLanguageError, canonical_tag, language

    place = source.value_location((*path, "tag"))
    try:
        language(tag)
    except UnknownLanguageError as error:
        hint = did_you_mean(tag, error.candidates)
        return [diagnostic("unknown-language", f"`{tag}` is not a language that CLDR knows.", place, hint)]
    if canonical_tag(tag) != tag:
        hint = f"Write `{canonical_tag(tag)}`."
        return [diagnostic("unknown-language", f"`{tag}` is not written as BCP 47 wants it.", place, hint)]
    try:
        catalogue_path(tag)
    except MissingCatalogueError:
        hint = f"Languages with a catalogue: {', '.join(catalogue_tags())}."
        return [diagnostic("missing-catalogue", f"The interface is not translated into `{tag}`.", place, hint)]
    if digits is not None:
        try:
            language(tag, digits=digits)
        except ValueError as error:
            return [diagnostic("invalid-value", str(error), source.value_location((*path, "digits")))]
    return []
