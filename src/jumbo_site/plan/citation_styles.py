"""References in the styles that journals ask for, in the page's language: APA 7, Chicago (author-date), IEEE.

Sources: Publication Manual of the APA, 7th ed. (2020), 9.7 to 9.37 and 10.5; The Chicago Manual of Style, 17th ed.
(2017), 14.76, 15.9; IEEE Reference Guide (2023), B. Their order, their limits on the number of authors and, in English,
their "&" are kept; words, quotation marks, lists and digits are those of the page's language. Given names become
initials only in letters with a small and a capital form, and where the content says which part is the family's. What is
not known is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from jumbo_site.i18n.scripts import script_of
from jumbo_site.plan.bibliography import Name, Reference
from jumbo_site.plan.localizer import Localizer
from jumbo_site.plan.plain_text import joined
from jumbo_site.plan.views import CitationStyle, Text

_APA_SHOWN, _APA_FIRST, _CHICAGO_SHOWN, _CHICAGO_FIRST, _IEEE_SHOWN = 20, 19, 10, 7, 6
_ENDS = (".", "۔", "?", "!", "؟", "…")
_LEFT, _RIGHT = "\ue000", "\ue001"
"""Round a title of its own while a reference is put together; neither is left in the parts."""


def citation_styles(to: Localizer, one: Reference) -> tuple[CitationStyle, ...]:
    """Return a reference in each style."""
    writer = _Writer(to, one)
    return (
        CitationStyle("APA 7", _parts(writer.apa()), one.permanent_url, one.permanent_url),
        CitationStyle("Chicago", _parts(writer.chicago()), one.permanent_url, one.permanent_url),
        CitationStyle("IEEE", _parts(writer.ieee()), f"doi:{one.doi}" if one.doi else one.url, one.permanent_url),
    )


def _parts(text: str) -> tuple[tuple[str, bool], ...]:
    """Return a reference as runs: (text, whether it is the title of a volume)."""
    found: list[tuple[str, bool]] = []
    for place, piece in enumerate(text.replace(_RIGHT, _LEFT).split(_LEFT)):
        if piece:
            found.append((piece, place % 2 == 1))
    return tuple(found)


class _Writer:
    """Puts one reference together."""

    def __init__(self, to: Localizer, one: Reference) -> None:
        self._to, self._one = to, one
        self._comma = to.catalogue.pgettext("between names", ", ")
        self._stop = to.catalogue.pgettext("end of a sentence in a reference", ".")
        self._is_english = to.language.locale.language == "en"
        self._year = to.digits(one.issued.year)
        self._is_whole = one.kind == "volume"

    def apa(self) -> str:
        """Return ``Deda, A., & Nur, O. (2031). Beams. In E. List (Ed.), Lights (pp. 1–9). Publisher.``."""
        one = self._one
        editors = self._editors(self._initials_first)
        names = self._apa_names(one.authors)
        if self._is_whole and one.volume.editors:
            names = self._in_role(self._apa_names(one.volume.editors), "(Ed.)")
        title = self._own_title() if self._is_whole else joined(one.title)
        year = f"({self._year})"
        head = [*([names, year] if self._is_whole else [f"{names} {year}"]), title] if names else [title, year]
        if self._is_whole:
            return self._sentences([*head, self._publisher()])
        volume = self._volume()
        pgettext = self._to.catalogue.pgettext
        if editors:
            place = pgettext("reference", "In %(editors)s, %(volume)s") % {
                "editors": self._in_role(editors, "(Ed.)"),
                "volume": volume,
            }
        else:
            place = pgettext("reference", "In %(volume)s") % {"volume": volume}
        pages = self._pages_in_words()
        return self._sentences([*head, f"{place} ({pages})" if pages else place, self._publisher()])

    def chicago(self) -> str:
        """Return ``Deda, Ana. 2031. “Beams.” In Lights, edited by Eva List, 1–9. Rome: Publisher.``."""
        one, pgettext = self._one, self._to.catalogue.pgettext
        names = self._chicago_names(one.authors)
        if self._is_whole and one.volume.editors:
            names = self._in_role(self._chicago_names(one.volume.editors), "ed.")
        title = self._own_title() if self._is_whole else self._quoted(pgettext("reference", "“%(title)s.”"))
        head = [names, self._year, title] if names else [title, self._year]
        if self._is_whole:
            return self._sentences([*head, self._place_and_publisher()])
        place = [pgettext("reference", "In %(volume)s") % {"volume": self._volume()}]
        editors = self._editors(lambda name: joined(name.text))
        if editors:
            place.append(pgettext("reference", "edited by %(names)s") % {"names": editors})
        if one.pages:
            place.append(self._pages())
        return self._sentences([*head, self._comma.join(place), self._place_and_publisher()])

    def ieee(self) -> str:
        """Return ``A. Deda and O. Nur, “Beams,” in Lights, E. List, Ed. Rome: Publisher, 2031, pp. 1–9.``."""
        one, pgettext = self._one, self._to.catalogue.pgettext
        editors = self._editors(self._initials_first)
        role = [self._in_role(editors, "Ed.")] if editors else []
        if self._is_whole:
            head = self._comma.join([*role, self._own_title()])
        else:
            names = [self._initials_first(name) for name in one.authors]
            title = self._quoted(pgettext("reference", "“%(title)s,”"), self._comma.strip())
            author = f"{self._and_others(names[:1])}" if len(names) > _IEEE_SHOWN else self._list(names)
            volume = pgettext("reference", "in %(volume)s") % {"volume": self._volume()}
            start = f"{author}{self._comma}{title}" if author else title
            head = f"{start} {self._comma.join([volume, *role])}"
        facts = [self._place_and_publisher(), self._year, self._pages_in_words()]
        text = self._sentences([head, self._comma.join(fact for fact in facts if fact)])
        online = pgettext("reference", "[Online]. Available:")
        return text if one.doi else f"{text} {online}"

    # --- names ------------------------------------------------------------------------------------------

    def _apa_names(self, names: Sequence[Name]) -> str:
        shown = [self._initials_last(name) for name in names]
        if len(shown) > _APA_SHOWN:
            return self._comma.join([*shown[:_APA_FIRST], f"… {shown[-1]}"])
        return self._last_after(shown, "&")

    def _chicago_names(self, names: Sequence[Name]) -> str:
        shown = [self._inverted(name) for name in names[:1]] + [joined(name.text) for name in names[1:]]
        if len(shown) > _CHICAGO_SHOWN:
            return self._and_others(shown[:_CHICAGO_FIRST])
        return self._last_after(shown, "and")

    def _last_after(self, names: Sequence[str], sign: str) -> str:
        """Join names: in English with a comma before the word that both manuals ask for, else as the language does."""
        if not self._is_english or len(names) < 2:
            return self._list(names)
        return f"{', '.join(names[:-1])}, {sign} {names[-1]}"

    def _list(self, names: Sequence[str]) -> str:
        from jumbo_site.i18n.lists import format_list

        return format_list(names, self._to.language)

    def _and_others(self, names: Sequence[str]) -> str:
        return self._to.catalogue.pgettext("reference", "%(names)s et al.") % {"names": self._comma.join(names)}

    def _inverted(self, name: Name) -> str:
        if not name.family:
            return joined(name.text)
        comma = self._comma
        if name.text.is_foreign:
            comma = "، " if script_of(name.family[0]) == "Arab" else ", "
        return joined(_with(name.text, f"{name.family}{comma}{name.given}"))

    def _initials_last(self, name: Name) -> str:
        initials = _initials(name)
        return joined(_with(name.text, f"{name.family}, {initials}")) if initials else self._inverted(name)

    def _initials_first(self, name: Name) -> str:
        initials = _initials(name)
        return joined(_with(name.text, f"{initials} {name.family}")) if initials else joined(name.text)

    def _editors(self, shown: Callable[[Name], str]) -> str:
        return self._list([shown(name) for name in self._one.volume.editors])

    def _in_role(self, names: str, sign: str) -> str:
        pgettext, is_one = self._to.catalogue.pgettext, len(self._one.volume.editors) == 1
        patterns = {
            "(Ed.)": (pgettext("reference", "%(names)s (Ed.)"), pgettext("reference", "%(names)s (Eds.)")),
            "Ed.": (pgettext("reference", "%(names)s, Ed."), pgettext("reference", "%(names)s, Eds.")),
            "ed.": (pgettext("reference", "%(names)s, ed."), pgettext("reference", "%(names)s, eds.")),
        }
        return patterns[sign][0 if is_one else 1] % {"names": names}

    # --- facts ------------------------------------------------------------------------------------------

    def _volume(self) -> str:
        return f"{_LEFT}{joined(self._one.volume.title)}{_RIGHT}"

    def _own_title(self) -> str:
        return f"{_LEFT}{joined(self._one.title)}{_RIGHT}"

    def _quoted(self, pattern: str, mark: str = "") -> str:
        """Return the title in the pattern's quotation marks, without a second mark where it ends with one."""
        title = joined(self._one.title)
        if self._one.title.value.endswith(("?", "!", "؟")):
            pattern = self._to.catalogue.pgettext("citation", "“%(title)s”")
            return pattern % {"title": title} + (mark if not self._is_english else "")
        return pattern % {"title": title}

    def _pages(self) -> str:
        return self._to.digits(self._one.pages.replace("-", "–"))

    def _pages_in_words(self) -> str:
        one, pgettext = self._one, self._to.catalogue.pgettext
        if not one.pages:
            return ""
        pattern = pgettext("reference", "pp. %(pages)s") if one.last_page else pgettext("reference", "p. %(pages)s")
        return pattern % {"pages": self._pages()}

    def _publisher(self) -> str:
        publisher = self._one.volume.publisher
        return joined(publisher) if publisher is not None else ""

    def _place_and_publisher(self) -> str:
        place = self._one.volume.publisher_place
        known = [joined(place) if place is not None else "", self._publisher()]
        return ": ".join(part for part in known if part) if known[1] else ""

    def _sentences(self, sentences: Iterable[str]) -> str:
        """Return sentences, each with one mark at its end."""
        return " ".join(self._ended(one) for one in sentences if one)

    def _ended(self, sentence: str) -> str:
        bare = sentence.rstrip(f"\u2069{_RIGHT}”»“״\u00a0")
        return sentence if bare.endswith(_ENDS) or sentence.endswith(_ENDS) else f"{sentence}{self._stop}"


def _with(text: Text, value: str) -> Text:
    """Return another text of the same language."""
    return Text(value, text.lang, text.dir, text.is_foreign)


def _initials(name: Name) -> str:
    """Return ``A. J.-P.`` of a given name in letters with a small and a capital form, else nothing."""
    words = name.given.split()
    if not name.family or not words or not all(word[0].upper() != word[0].lower() for word in words):
        return ""
    return " ".join("-".join(f"{part[0]}." for part in word.split("-") if part) for word in words)
