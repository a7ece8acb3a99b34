"""The registry of diagnostic codes. A code is stable: organisers search for it, CI filters by it."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


class Severity(enum.StrEnum):
    """How bad it is: an error stops publishing, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class DiagnosticCode:
    """A kind of problem: its stable word, how bad it is, and one sentence that explains it."""

    code: str
    severity: Severity
    summary: str


_ERRORS = {
    "yaml-syntax": "The YAML of a file cannot be read.",
    "yaml-too-deep": "Lists or mappings are nested deeper than any content needs.",
    "yaml-too-large": "A file holds more entries than can be read safely.",
    "yaml-alias-bomb": "Aliases (`*name`) multiply the content beyond a safe size, or refer to themselves.",
    "yaml-duplicate-key": "The same key is written twice; only one of the values could count.",
    "yaml-not-a-mapping": "A file or entry must be lines of `key: value`.",
    "yaml-tag": "YAML tags (`!name`) are not used in content.",
    "front-matter-unclosed": "Front matter begins with `---` and must end with a line `---`.",
    "file-encoding": "A file is not UTF-8 text.",
    "file-too-large": "A text file is larger than two megabytes.",
    "file-unreadable": "A file cannot be opened.",
    "symlink-refused": "A symbolic link could lead out of the content folder.",
    "id-invalid": "An id has lower-case Latin letters, digits and single hyphens.",
    "id-collision": "Two names differ only by case or by Unicode form.",
    "duplicate-id": "Two entries have the same id.",
    "unknown-key": "A key is not known at this place.",
    "wrong-type": "A value has another type than is needed here.",
    "invalid-value": "A value is not possible here.",
    "missing-field": "A value that is needed is missing.",
    "unknown-language": "A language is not one of the site's, or not known to CLDR.",
    "missing-catalogue": "The interface has no translation into a language of the site.",
    "unknown-country": "A country code is not one of ISO 3166.",
    "unknown-timezone": "A time zone is not one of the IANA database.",
    "unknown-role": "A role is neither built in nor in roles.yaml.",
    "unknown-organisation": "A reference names an organisation that does not exist.",
    "unknown-speaker": "A reference names a speaker who does not exist.",
    "unknown-topic": "A reference names a topic that does not exist.",
    "unknown-place": "A reference names a place that does not exist.",
    "unknown-room": "A reference names a room that the edition does not have.",
    "unknown-track": "A reference names a track that the edition does not have.",
    "unknown-level": "A reference names a level of sponsors that the edition does not have.",
    "unknown-session": "A reference names a session or panel that the edition does not have.",
    "unknown-edition": "site.yaml names an edition that does not exist.",
    "unknown-outcome": "Front matter gives the text of an outcome that the panel does not list.",
    "unknown-link": "A link leads to a page that the site does not have.",
    "missing-media": "An image or document does not exist in media/.",
    "unsafe-url": "An address is not http, https, mailto, tel or a path of the site.",
    "unsafe-html": "A text holds HTML that is not published.",
    "markdown-too-complex": "A text is nested or bracketed beyond what can be converted safely.",
    "outside-edition": "A day lies outside the dates of the edition.",
    "end-before-start": "Something ends before it begins.",
    "time-without-day": "A clock time needs a day, and an end needs a start.",
    "speaker-double-booked": "A person is in two sessions at the same time.",
    "room-double-booked": "A room holds two sessions at the same time.",
    "vanished-url": "An address that was published would disappear.",
    "moved-loop": "Entries of `moved` lead in a circle.",
    "moved-target": "An entry of `moved` leads to a page that does not exist, or from one that does.",
    "output-refused": "The output folder cannot be used.",
    "content-changing": "Content or templates are edited all the time while they are read.",
    "output-conflict": "A page would overwrite a file that the generator did not write.",
    "bidi-control": "A text holds invisible characters that can make it read otherwise than it is.",
    "missing-site": "There is no site.yaml.",
    "path-outside": "A path leads out of the content folder.",
    "reserved-name": "A file name cannot be used on every system, or is taken by the site itself.",
    "url-collision": "Two pages would have the same address.",
    "template-error": "A template of the theme has an error.",
}
_WARNINGS = {
    "image-unreadable": "A file of media/ that is named like an image cannot be read as one.",
    "document-unreadable": "A file of media/ that is named like a PDF cannot be opened as one.",
    "document-language": "A PDF says that it is in another language than the content says.",
    "image-too-large": "An image has more pixels or bytes than can be made smaller.",
    "missing-cms-file": "The editor in the browser is turned on, and a file that it is made of is missing.",
    "unknown-file": "A file is not used for anything.",
    "missing-translation": "A text lacks a translation, so another language is shown.",
    "missing-plural-form": "A counted noun lacks a plural form that its language has.",
    "hijri-out-of-range": "A date lies outside the years for which the Hijri calendar is known.",
    "stale-translation": "A translation is older than the text that it was made from.",
    "glossary-forbidden": "A text has a word that the glossary rules out.",
    "cache-unwritable": "The cache cannot be written, so the next build takes longer.",
    "unused-speaker": "A speaker takes part in nothing.",
    "unused-organisation": "An organisation is not named by anything.",
    "arabic-punctuation": "A Latin comma, semicolon or question mark stands in an Arabic text.",
    "arabic-space-before-punctuation": "A blank stands before an Arabic comma, semicolon or question mark.",
    "arabic-tatweel": "A word is stretched with tatweel for looks.",
    "presentation-forms": "A text holds shapes of Arabic letters, as a PDF gives them, in place of letters.",
    "mixed-digits": "One text has digits of two kinds.",
    "name-spelled-two-ways": "A person's Arabic name is spelled otherwise than in the person's file.",
}

CODES: Mapping[str, DiagnosticCode] = MappingProxyType(
    {code: DiagnosticCode(code, Severity.ERROR, summary) for code, summary in _ERRORS.items()}
    | {code: DiagnosticCode(code, Severity.WARNING, summary) for code, summary in _WARNINGS.items()}
)
"""All codes, by their words."""
