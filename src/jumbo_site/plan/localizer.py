"""The content's texts, names and numbers as the readers of one language see them."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from jumbo_site.i18n.catalogues import Catalogue, load_catalogue
from jumbo_site.i18n.collation import SortKey, index_letter, sort_key
from jumbo_site.i18n.dates import format_date, format_interval, format_time_interval, format_timezone
from jumbo_site.i18n.hijri import format_hijri_date, format_hijri_interval, in_two_calendars
from jumbo_site.i18n.initials import initials_of, join_initials
from jumbo_site.i18n.language import Language, direction_of, language, script_of_tag
from jumbo_site.i18n.numerals import format_decimal_places, format_file_size, format_number, localise_digits
from jumbo_site.i18n.plurals import select_plural
from jumbo_site.i18n.scripts import language_name
from jumbo_site.i18n.territories import territory_name
from jumbo_site.i18n.time_zones import iso_moment
from jumbo_site.i18n.transliteration import has_cyrillic, transliterate
from jumbo_site.model.content import Content
from jumbo_site.model.events import Edition, Figure, Session
from jumbo_site.model.localized import LocalizedText
from jumbo_site.model.people import NameForm, Speaker
from jumbo_site.plan.images import images_in
from jumbo_site.plan.transliterated import transliterated_markdown
from jumbo_site.plan.views import FigureView, Prose, Text, TimeText


def own_names(named: Mapping[str, LocalizedText], tag: str) -> dict[str, str]:
    """Return the site's names in a language, by what they name.

    A name in another language does not stand in for one: CLDR has it in the reader's. But a narrower tag takes that of
    a wider one in the same script: ``sr-Latn-ME`` of ``sr-Latn``, not of ``sr``.
    """
    parts = tag.split("-")
    tags = ["-".join(parts[:length]) for length in range(len(parts), 0, -1)]
    same_script = [wider for wider in tags if wider == tag or script_of_tag(wider) == script_of_tag(tag)]
    names: dict[str, str] = {}
    for name, texts in named.items():
        own = [text for text in map(texts.get, same_script) if text is not None]
        names |= {name: own[0]} if own else {}
    return names


@dataclass(frozen=True)
class Localizer:
    """One language of the site, over its content."""

    content: Content
    tag: str

    @cached_property
    def language(self) -> Language:
        """The language, with the site's choice of digits."""
        setting = next(entry for entry in self.content.site.languages if entry.tag == self.tag)
        return language(self.tag, digits=setting.digits or self.content.site.digits)

    @cached_property
    def shows_hijri(self) -> bool:
        """Whether dates are also given in the Hijri calendar."""
        return any(entry.hijri for entry in self.content.site.languages if entry.tag == self.tag)

    @cached_property
    def pieces(self) -> dict[Hashable, Any]:
        """What was made already of things that several pages show (see ``plan.memory``)."""
        return {}

    @cached_property
    def shown_prose(self) -> set[str]:
        """The Markdown texts that were asked for, as they are written: emptied before a page is made, read after."""
        return set()

    @cached_property
    def ignores_article(self) -> bool:
        """Whether Arabic names without a form to sort by are sorted without the article ال."""
        return any(entry.ignore_article for entry in self.content.site.languages if entry.tag == self.tag)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The interface's words."""
        return load_catalogue(self.tag)

    @cached_property
    def chain(self) -> tuple[str, ...]:
        """The languages that are tried for a text."""
        return self.content.site.fallback_chain(self.tag)

    @cached_property
    def territories(self) -> Mapping[str, str]:
        """The site's own names of countries in this language."""
        return self._own_names(self.content.site.territories)

    @cached_property
    def language_names(self) -> Mapping[str, str]:
        """The site's own names of languages in this language, by their tags."""
        return self._own_names(self.content.site.language_names)

    @cached_property
    def time_zones(self) -> Mapping[str, str]:
        """The site's own names of time zones in this language, by their IANA names."""
        return self._own_names(self.content.site.time_zones)

    def _own_names(self, named: Mapping[str, LocalizedText]) -> dict[str, str]:
        """Return the site's names in this language; one that is set in Cyrillic alone is transliterated like a text."""
        if self.transliterated_from is None:
            return own_names(named, self.tag)
        cyrillic = own_names(named, self.transliterated_from)
        return {name: transliterate(text) for name, text in cyrillic.items()} | own_names(named, self.tag)

    def path(self, path: str) -> str:
        """Put the language before a path: ``/2022/`` becomes ``/ar/2022/``."""
        return f"/{self.tag}{path}"

    def words(self, value: str) -> Text:
        """Return a text that is in the page's language already."""
        return Text(value, self.tag, self.language.direction)

    def tagged(self, value: str, tag: str, *, is_fallback: bool) -> Text:
        """Return a text that is in a given language."""
        return Text(value, tag, direction_of(tag), is_foreign=tag != self.tag, is_fallback=is_fallback)

    @cached_property
    def transliterated_from(self) -> str | None:
        """The language whose Cyrillic texts serve here in Latin letters, where the site declares one."""
        return self.content.site.transliteration_source(self.tag)

    def _to_transliterate(self, texts: LocalizedText | None) -> str | None:
        """Return the text in the declared source language, where the own language has none."""
        if self.transliterated_from is None or texts is None or texts.get(self.tag) is not None:
            return None
        return texts.get(self.transliterated_from)

    def _transliterated(self, value: str) -> Text:
        source = self.language_name(self.transliterated_from or self.tag)
        return replace(self.words(value), is_transliterated=True, source_language_name=source)

    def text(self, texts: LocalizedText | None) -> Text | None:
        """Return the text that readers see, with the language that it is in; None where there is none."""
        source = self._to_transliterate(texts)
        if source is not None:
            return self._transliterated(transliterate(source))
        found = texts.resolve(self.chain) if texts is not None else None
        return None if found is None else self.tagged(*found, is_fallback=found[1] != self.tag)

    def required(self, texts: LocalizedText | None, otherwise: str) -> Text:
        """Return the text, or a word of the page's language where there is none."""
        return self.text(texts) or self.words(otherwise)

    def prose(self, texts: LocalizedText | None, *, heading_level: int = 2, id_prefix: str = "") -> Prose | None:
        """Return a Markdown text with the language that it is in."""
        source = self._to_transliterate(texts)
        if source is not None:
            shown = transliterated_markdown(source)
            self.shown_prose.add(source)
            own = Prose(
                shown,
                self.tag,
                self.language.direction,
                heading_level=heading_level,
                id_prefix=id_prefix,
                images=images_in(self.content, source),
            )
            name = self.language_name(self.transliterated_from or self.tag)
            return replace(own, is_transliterated=True, source_language_name=name)
        found = texts.resolve(self.chain) if texts is not None else None
        if found is None:
            return None
        markdown, tag = found
        self.shown_prose.add(markdown)
        foreign = tag != self.tag
        name = self.language_name(tag)
        images = images_in(self.content, markdown)
        return Prose(markdown, tag, direction_of(tag), foreign, foreign, name, heading_level, id_prefix, images=images)

    def digits(self, value: int | str) -> str:
        """Return a number as it is, in the language's digits."""
        return localise_digits(str(value), self.language.digits)

    def count(self, singular: str, plural: str, number: int) -> str:
        """Return a counted message, such as ``%(num)s speakers``, in the right plural form and digits."""
        form = self.catalogue.ngettext(singular, plural, number)
        return form.replace("%(num)s", format_number(number, self.language))

    def decimal(self, number: float, places: int) -> str:
        """Return a number with so many decimals."""
        return format_decimal_places(number, places, self.language)

    def file_size(self, size: int) -> str:
        """Return the size of a file of so many bytes."""
        return format_file_size(size, self.language)

    # --- persons -----------------------------------------------------------------------------------------

    def name_form(self, speaker: Speaker) -> tuple[str, NameForm]:
        """Return ``(script, form)`` of a name in the page's script, or as its owner writes it.

        Where texts are transliterated, so is a Serbian form for want of a Latin one. A form of another language
        (Russian, Macedonian) follows other rules and stays as its owner writes it.
        """
        cyrillic = speaker.name.get("Cyrl")
        if self.transliterated_from is None or cyrillic is None or self.language.script in speaker.name:
            return speaker.name_for(self.language.script)
        text, sort = transliterate(cyrillic.text), transliterate(cyrillic.sort or "") or None
        is_serbian = cyrillic.lang.split("-")[0] in ("sr", "cnr") if cyrillic.lang else not has_cyrillic(text)
        if not is_serbian:
            return speaker.name_for(self.language.script)
        return self.language.script, cyrillic.model_copy(update={"text": text, "sort": sort, "lang": None})

    def name(self, speaker: Speaker) -> Text:
        """Return a person's name in the page's script, or as its owner writes it."""
        script, form = self.name_form(speaker)
        if script not in speaker.name:
            return self._transliterated(form.text)
        if form.lang is not None:
            return self.tagged(form.text, form.lang, is_fallback=False)
        if script == self.language.script:
            return self.words(form.text)
        return self.tagged(form.text, f"und-{script}", is_fallback=False)

    def other_names(self, speaker: Speaker) -> tuple[Text, ...]:
        """Return the forms of a name in the other scripts."""
        shown, _ = self.name_form(speaker)
        others = ((script, form) for script, form in speaker.name.items() if script != shown)
        return tuple(self.tagged(form.text, form.lang or f"und-{script}", is_fallback=False) for script, form in others)

    def name_key(self, speaker: Speaker) -> tuple[SortKey, str]:
        """Return the key by which persons are sorted."""
        _, form = self.name_form(speaker)
        without_article = self.ignores_article and form.sort is None
        return sort_key(form.sort or form.text, self.language, ignore_article=without_article), speaker.id

    def letter(self, speaker: Speaker) -> str:
        """Return the letter under which an index lists a person."""
        _, form = self.name_form(speaker)
        without_article = self.ignores_article and form.sort is None
        return index_letter(form.sort or form.text, self.language, ignore_article=without_article)

    def initials(self, speaker: Speaker) -> Text:
        """Return the first letters of the first and last word of a name, kept from joining in Arabic."""
        name = self.name(speaker)
        letters = join_initials(initials_of(name.value), right_to_left=name.dir == "rtl")
        return Text(letters, name.lang, name.dir, name.is_foreign)

    # --- countries, dates, figures -----------------------------------------------------------------------

    def country(self, code: str) -> str:
        """Return the name of a country."""
        return territory_name(code, self.language, self.territories)

    def language_name(self, tag: str) -> str:
        """Return the name of a language."""
        return language_name(tag, self.language, self.language_names)

    def timezone(self, name: str) -> str:
        """Return the name of a time zone (IANA)."""
        return format_timezone(name, self.language, self.time_zones)

    def sorted_by_text(self, value: str) -> SortKey:
        """Return the key by which a word is sorted."""
        return sort_key(value, self.language)

    def edition_dates(self, edition: Edition) -> TimeText:
        """Return the days of an edition as an interval."""
        text = format_interval(edition.start, edition.end, self.language)
        if self.shows_hijri:
            hijri = format_hijri_interval(edition.start, edition.end, self.catalogue, self.language)
            text = in_two_calendars(text, hijri, self.catalogue)
        return TimeText(text, edition.start.isoformat(), edition.end.isoformat())

    def session_date(self, session: Session) -> TimeText | None:
        """Return the day of a session, with its weekday."""
        if session.day is None:
            return None
        return TimeText(self.weekday_and_date(session.day), session.day.isoformat())

    def day(self, day: date) -> TimeText:
        """Return a day without its weekday."""
        text = format_date(day, self.language)
        if self.shows_hijri:
            text = in_two_calendars(text, format_hijri_date(day, self.catalogue, self.language), self.catalogue)
        return TimeText(text, day.isoformat())

    def weekday_and_date(self, day: date) -> str:
        """Return a day with its weekday, and with its Hijri date where the language shows them."""
        text = format_date(day, self.language, "full")
        if not self.shows_hijri:
            return text
        return in_two_calendars(text, format_hijri_date(day, self.catalogue, self.language), self.catalogue)

    def session_time(self, session: Session, timezone: str) -> TimeText | None:
        """Return the clock times of a session in its edition's zone; the machine's form has the offset from UTC."""
        if session.day is None or session.start is None:
            return None
        text = format_time_interval(session.start, session.end, self.language)
        start = iso_moment(session.day, session.start, timezone)
        return TimeText(text, start, iso_moment(session.day, session.end, timezone) if session.end else None)

    def figure(self, figure: Figure) -> FigureView | None:
        """Return a number with its noun in the plural form that the number asks for."""
        written, source = figure.label.languages, self.transliterated_from
        is_transliterated = source is not None and source in written and self.tag not in written
        found = figure.label.resolve((str(source),) if is_transliterated else self.chain)
        if found is None:
            return None
        forms, tag = found
        noun = select_plural(forms, figure.value, language(tag))
        label = self.tagged(noun, tag, is_fallback=tag != self.tag)
        if is_transliterated:
            label = self._transliterated(transliterate(noun))
        qualifier = {
            "exactly": "",
            "more-than": self.catalogue.pgettext("figure", "more than"),
            "about": self.catalogue.pgettext("figure", "about"),
        }[figure.qualifier]
        number = format_number(figure.value, self.language)
        return FigureView(qualifier, number, label)
