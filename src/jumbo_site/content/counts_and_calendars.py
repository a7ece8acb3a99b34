"""What a language needs that single values do not show: plural forms of counted nouns, days that a calendar reaches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jumbo_site.content.entities import EntitySource
from jumbo_site.content.layout import EntityKey
from jumbo_site.diagnostics import Diagnostic, Listed, diagnostic, say
from jumbo_site.model.content import Content
from jumbo_site.model.events import Edition


def count_and_calendar_problems(content: Content, sources: Mapping[EntityKey, EntitySource]) -> Iterator[Diagnostic]:
    """Yield the plural forms that figures lack, and the dates that cannot be shown in the Hijri calendar."""
    shows_hijri = [entry.tag for entry in content.site.languages if entry.hijri]
    for edition_id, edition in content.editions.items():
        source = sources[EntityKey("edition", edition_id, edition_id)]
        yield from _plural_forms(edition.edition, source)
        if shows_hijri:
            yield from _hijri_days(edition.edition, source, shows_hijri)


def _plural_forms(edition: Edition, source: EntitySource) -> Iterator[Diagnostic]:
    """Yield what is missing where a noun has no form for its figure's number, or only some of the forms.

    A plain text (``other`` alone) is enough for a number that takes it. Forms for millions alone, which French, Italian
    and others have (many), are asked for only by a figure that is in the millions.
    """
    from jumbo_site.i18n.language import UnknownLanguageError, language
    from jumbo_site.i18n.plurals import integer_categories, plural_category

    for index, figure in enumerate(edition.figures):
        for tag, pairs in figure.label.forms:
            given = {category for category, _ in pairs}
            try:
                reader = language(tag)
            except UnknownLanguageError:  # reported in site.yaml
                continue
            needed = plural_category(figure.value, reader)
            wanted = [
                category
                for category in integer_categories(reader, below_a_million=needed != "many")
                if category not in given
            ]
            if not wanted or (needed in given and given == {"other"}):
                continue
            names = ", ".join(f"`{category}`" for category in wanted)
            message = say("The noun of this figure lacks plural forms of `{tag}`: {names}.", tag=tag, names=names)
            if needed not in given:
                message = say(
                    "The number {value} needs the form `{needed}`. {message}",
                    value=figure.value,
                    needed=needed,
                    message=message,
                )
            place = source.value_location(("figures", index, "label", tag))
            hint = say("Add `{needed}: …`.", needed=needed if needed in wanted else wanted[0])
            yield diagnostic("missing-plural-form", message, place, hint)


def _hijri_days(edition: Edition, source: EntitySource, tags: list[str]) -> Iterator[Diagnostic]:
    from jumbo_site.i18n.hijri import FIRST_DAY, LAST_DAY, hijri_date

    for name, day in (("start", edition.start), ("end", edition.end)):
        if hijri_date(day) is None:
            message = say(
                "The Hijri date of {day} is not known, so {tags} shows the Gregorian date alone.",
                day=day,
                tags=Listed(tags),
            )
            hint = say(
                "The Umm al-Qura calendar is tabulated from {first_day} to {last_day}.",
                first_day=FIRST_DAY,
                last_day=LAST_DAY,
            )
            yield diagnostic("hijri-out-of-range", message, source.value_location((name,)), hint)
            return
