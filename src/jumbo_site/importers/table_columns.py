"""Which column of a table holds what: by its heading in English, Arabic or Italian, or as the organiser says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jumbo_site.diagnostics import Listed, did_you_mean, say
from jumbo_site.importers.timetable import ImportRefusedError

SPEAKER_FIELDS = (
    *("id", "name", "given", "family", "position", "affiliation", "country", "biography", "photo", "link", "orcid"),
)
SESSION_FIELDS = (
    *("id", "title", "subtitle", "summary", "description", "day", "start", "end", "duration", "room", "track"),
    *("kind", "language", "session", "link", "speakers", "chairs", "moderators", "authors", "panellists"),
)
FIELDS = tuple(dict.fromkeys((*SPEAKER_FIELDS, *SESSION_FIELDS)))
IGNORED = "ignore"
"""What a mapping says of a column that is to be passed over."""

_HEADINGS: Mapping[str, str] = {
    "id": "id code number key الرقم المعرف codice numero",
    "name": "name, full name, speaker, speaker name, الاسم, الاسم الكامل, اسم المتحدث, المتحدث, nome, nome completo, "
    "nome e cognome, relatore",
    "given": "first name, given name, الاسم الأول",
    "family": "last name, family name, surname, اسم العائلة, اللقب, cognome",
    "position": "position, job title, tagline, role title, المنصب, الوظيفة, الصفة, posizione, incarico, "
    "qualifica, ruolo",
    "affiliation": "affiliation, organisation, organization, company, institution, employer, الجهة, المؤسسة, المنظمة, "
    "جهة العمل, affiliazione, organizzazione, azienda, ente, istituzione",
    "country": "country, البلد, الدولة, paese, nazione",
    "biography": "biography, bio, about, السيرة, السيرة الذاتية, نبذة, biografia, profilo",
    "photo": "photo, picture, photo url, avatar, الصورة, foto, immagine",
    "link": "link, links, url, website, web site, الرابط, الموقع, روابط, collegamento, sito, sito web",
    "orcid": "orcid, orcid id",
    "title": "title, session title, talk title, العنوان, عنوان الجلسة, titolo",
    "subtitle": "subtitle, العنوان الفرعي, sottotitolo",
    "summary": "summary, short description, teaser, الملخص, خلاصة, riassunto, sommario, sintesi",
    "description": "description, abstract, text, الوصف, النص, المستخلص, descrizione, testo",
    "day": "day, date, اليوم, التاريخ, giorno, data",
    "start": "start, start time, begins, from, time, البداية, وقت البداية, من, الوقت, inizio, ora inizio, dalle, ora",
    "end": "end, end time, ends, until, to, النهاية, وقت النهاية, إلى, fine, ora fine, alle",
    "duration": "duration, minutes, length, المدة, durata, minuti",
    "room": "room, hall, location, القاعة, المكان, sala, aula, stanza",
    "track": "track, stream, theme, المسار, المحور, percorso, tema",
    "kind": "kind, type, session type, format, النوع, نوع الجلسة, tipo, formato",
    "language": "language, lang, اللغة, لغة الجلسة, lingua",
    "session": "session, part of, الجلسة, sessione",
    "speakers": "speakers, presenters, المتحدثون, المتحدثين, relatori, relatrici e relatori",
    "chairs": "chair, chairs, chaired by, رئيس الجلسة, الرئيس, presidente, presiede",
    "moderators": "moderator, moderators, المحاور, مدير الجلسة, moderatore, moderatrice, moderatori",
    "authors": "author, authors, المؤلف, المؤلفون, autore, autori",
    "panellists": "panellist, panellists, panelists, المشاركون, partecipanti",
}
_WITH_LANGUAGE = re.compile(
    r"(?P<name>.+?)\s*(?:[(\[]\s*(?P<tag>[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\s*[)\]]|[_:](?P<short>[a-z]{2}))\Z"
)
_LANGUAGE_WORDS = {
    "arabic": "ar", "العربية": "ar", "بالعربية": "ar", "english": "en", "الإنجليزية": "en", "بالإنجليزية": "en",
    "italian": "it", "italiano": "it", "inglese": "en", "arabo": "ar", "french": "fr", "français": "fr",
}  # fmt: skip
_IN_WORDS = re.compile(r"(?P<name>.+?)\s*[(\[]\s*(?P<word>[^()\[\]]+?)\s*[)\]]\Z")


@dataclass(frozen=True)
class Column:
    """What a column holds: a field, and the language of its texts where the heading names one."""

    field: str
    language: str = ""


def _folded(heading: str) -> str:
    return " ".join(heading.casefold().replace("_", " ").replace("-", " ").split())


def _split(words: str) -> list[str]:
    return [word.strip() for word in words.split(",")] if "," in words else words.split()


_BY_HEADING = {_folded(word): field for field, words in _HEADINGS.items() for word in _split(words)}


def columns_of(headings: Sequence[str], mapping: Mapping[str, str], kind: str) -> tuple[Column | None, ...]:
    """Return what each column holds, None for one that is not known or not wanted.

    ``mapping`` gives fields for headings, as ``title`` or ``title (ar)``. ``kind`` is ``speakers`` or ``sessions``.
    Raises ImportRefusedError where two columns hold the same.
    """
    wanted = {_folded(heading): field for heading, field in mapping.items()}
    allowed = SPEAKER_FIELDS if kind == "speakers" else SESSION_FIELDS
    found: list[Column | None] = []
    for heading in headings:
        own = wanted.get(_folded(heading))
        column = _written(own) if own is not None else _recognised(heading, kind)
        found.append(column if column is not None and column.field in allowed else None)
    seen: dict[Column, str] = {}
    for heading, column in zip(headings, found, strict=True):
        if column is not None and column in seen:
            first = seen[column]
            raise ImportRefusedError(
                say(
                    "The columns `{first}` and `{heading}` would both be `{field}`; say what one of them is, or "
                    'pass it over: --map "{heading}={ignored}".',
                    first=first[:60],
                    heading=heading[:60],
                    field=column.field,
                    ignored=IGNORED,
                )
            )
        if column is not None:
            seen[column] = heading
    return tuple(found)


def check_mapping(mapping: Mapping[str, str]) -> None:
    """Raise ImportRefusedError for a mapping to a field that there is not."""
    for heading, field in mapping.items():
        column = _written(field)
        if column is not None and column.field not in FIELDS:
            hint = did_you_mean(column.field, FIELDS) or say(
                "One of {fields}, or {ignored}.", fields=Listed(FIELDS), ignored=IGNORED
            )
            raise ImportRefusedError(
                say(
                    "`{heading}={field}`: `{field2}` is no field. {hint}",
                    heading=heading[:60],
                    field=field[:60],
                    field2=column.field[:60],
                    hint=hint,
                )
            )


def kind_of_table(headings: Sequence[str], mapping: Mapping[str, str], name: str) -> str:
    """Return ``speakers`` or ``sessions`` by the name of the table, else by whether it has titles."""
    folded = _folded(name)
    for kind, words in (("speakers", ("speaker", "متحدث", "relator")), ("sessions", ("session", "جلس", "sessioni"))):
        if any(word in folded for word in words):
            return kind
    fields = {_folded(heading): field for heading, field in mapping.items()}
    has_title = any(
        (column := _written(fields[_folded(heading)]) if _folded(heading) in fields else _recognised(heading, ""))
        and column.field == "title"
        for heading in headings
    )
    return "sessions" if has_title else "speakers"


def _written(field: str) -> Column | None:
    field = field.strip()
    if field == IGNORED:
        return None
    found = _WITH_LANGUAGE.fullmatch(field)
    return Column(found["name"].strip(), found["tag"] or found["short"]) if found else Column(field)


def _recognised(heading: str, kind: str) -> Column | None:
    folded = _folded(heading)
    if kind == "speakers" and folded == "title":
        return Column("position")
    if kind == "sessions" and folded in ("speaker", "speaker name", "المتحدث", "اسم المتحدث", "relatore"):
        return Column("speakers")
    if folded in _BY_HEADING:
        return Column(_BY_HEADING[folded])
    found = _WITH_LANGUAGE.fullmatch(heading.strip())
    if found and _folded(found["name"]) in _BY_HEADING:
        return Column(_BY_HEADING[_folded(found["name"])], found["tag"] or found["short"])
    words = _IN_WORDS.fullmatch(heading.strip())
    if words and words["word"].casefold() in _LANGUAGE_WORDS and _folded(words["name"]) in _BY_HEADING:
        return Column(_BY_HEADING[_folded(words["name"])], _LANGUAGE_WORDS[words["word"].casefold()])
    return _recognised_in_a_language(folded.split())


def _recognised_in_a_language(words: Sequence[str]) -> Column | None:
    """Return what `Name in Arabic`, `Arabic name` or `الاسم بالعربية` holds, by the words of the heading."""
    if len(words) < 2:
        return None
    for word, rest in ((words[-1], words[:-1]), (words[0], words[1:])):
        name = " ".join(rest[:-1] if len(rest) > 1 and rest[-1] == "in" else rest)
        if word in _LANGUAGE_WORDS and name in _BY_HEADING:
            return Column(_BY_HEADING[name], _LANGUAGE_WORDS[word])
    return None
