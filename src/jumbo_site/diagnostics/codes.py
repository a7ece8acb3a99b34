"""The registry of diagnostic codes. A code is stable: organisers search for it, CI filters by it."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from jumbo_site.messages import Message, say


class Severity(enum.StrEnum):
    """How bad it is: an error stops publishing, a warning does so with ``--strict``, a note never does."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class DiagnosticCode:
    """A kind of problem: its stable word, how bad it is, and one sentence that explains it."""

    code: str
    severity: Severity
    summary: Message


_ERRORS = {
    "yaml-syntax": say("The YAML of a file cannot be read."),
    "yaml-too-deep": say("Lists or mappings are nested deeper than any content needs."),
    "yaml-too-large": say("A file holds more entries than can be read safely."),
    "yaml-alias-bomb": say("Aliases (`*name`) multiply the content beyond a safe size, or refer to themselves."),
    "yaml-duplicate-key": say("The same key is written twice; only one of the values could count."),
    "yaml-not-a-mapping": say("A file or entry must be lines of `key: value`."),
    "yaml-tag": say("YAML tags (`!name`) are not used in content."),
    "front-matter-unclosed": say("Front matter begins with `---` and must end with a line `---`."),
    "file-encoding": say("A file is not UTF-8 text."),
    "file-too-large": say("A text file is larger than two megabytes."),
    "file-unreadable": say("A file cannot be opened."),
    "symlink-refused": say("A symbolic link could lead out of the content folder."),
    "id-invalid": say("An id has lower-case Latin letters, digits and single hyphens."),
    "id-collision": say("Two names differ only by case or by Unicode form."),
    "duplicate-id": say("Two entries have the same id."),
    "unknown-key": say("A key is not known at this place."),
    "wrong-type": say("A value has another type than is needed here."),
    "invalid-value": say("A value is not possible here."),
    "missing-field": say("A value that is needed is missing."),
    "unknown-language": say("A language is not one of the site's, or not known to CLDR."),
    "missing-catalogue": say("The interface has no translation into a language of the site."),
    "unknown-country": say("A country code is not one of ISO 3166."),
    "unknown-timezone": say("A time zone is not one of the IANA database."),
    "unknown-role": say("A role is neither built in nor in roles.yaml."),
    "unknown-organisation": say("A reference names an organisation that does not exist."),
    "unknown-speaker": say("A reference names a speaker who does not exist."),
    "unknown-topic": say("A reference names a topic that does not exist."),
    "unknown-place": say("A reference names a place that does not exist."),
    "unknown-room": say("A reference names a room that the edition does not have."),
    "unknown-track": say("A reference names a track that the edition does not have."),
    "unknown-level": say("A reference names a level of sponsors that the edition does not have."),
    "unknown-session": say("A reference names a session or panel that the edition does not have."),
    "draft-link": say("A text that is published leads to a page that is a draft."),
    "draft-edition": say("The edition of the home page is a draft."),
    "unknown-edition": say("site.yaml names an edition that does not exist."),
    "unknown-outcome": say("Front matter gives the text of an outcome that the panel does not list."),
    "unknown-link": say("A link leads to a page that the site does not have."),
    "missing-media": say("An image or document does not exist in media/."),
    "unsafe-url": say("An address is not http, https, mailto, tel or a path of the site."),
    "unsafe-html": say("A text holds HTML that is not published."),
    "markdown-too-complex": say("A text is nested or bracketed beyond what can be converted safely."),
    "outside-edition": say("A day lies outside the dates of the edition."),
    "end-before-start": say("Something ends before it begins."),
    "time-without-day": say("A clock time needs a day, and an end needs a start."),
    "speaker-double-booked": say("A person is in two sessions at the same time."),
    "room-double-booked": say("A room holds two sessions at the same time."),
    "vanished-url": say("An address that was published would disappear."),
    "moved-loop": say("Entries of `moved` lead in a circle."),
    "moved-target": say("An entry of `moved` leads to a page that does not exist, or from one that does."),
    "output-refused": say("The output folder cannot be used."),
    "content-changing": say("Content or templates are edited all the time while they are read."),
    "output-conflict": say("A page would overwrite a file that the generator did not write."),
    "bidi-control": say("A text holds invisible characters that can make it read otherwise than it is."),
    "missing-site": say("There is no site.yaml."),
    "path-outside": say("A path leads out of the content folder."),
    "reserved-name": say("A file name cannot be used on every system, or is taken by the site itself."),
    "url-collision": say("Two pages would have the same address."),
    "template-error": say("A template of the theme has an error."),
    "merge-conflict": say("A file holds the marks that Git leaves where two versions contradict each other."),
    "media-refused": say("A file of media/ is of a kind that a browser could run, or that is not known to be safe."),
    "svg-unsafe": say("An SVG image holds a script, or something that it loads or leads to."),
}
_WARNINGS = {
    "image-unreadable": say("A file of media/ that is named like an image cannot be read as one."),
    "document-unreadable": say("A file of media/ that is named like a PDF cannot be opened as one."),
    "document-language": say("A PDF says that it is in another language than the content says."),
    "image-too-large": say("An image has more pixels or bytes than can be made smaller."),
    "unknown-file": say("A file is not used for anything."),
    "missing-translation": say("A text lacks a translation, so another language is shown."),
    "missing-plural-form": say("A counted noun lacks a plural form that its language has."),
    "hijri-out-of-range": say("A date lies outside the years for which the Hijri calendar is known."),
    "stale-translation": say("A translation is older than the text that it was made from."),
    "glossary-forbidden": say("A text has a word that the glossary rules out."),
    "cache-unwritable": say("The cache cannot be written, so the next build takes longer."),
    "unused-speaker": say("A speaker takes part in nothing."),
    "unused-organisation": say("An organisation is not named by anything."),
    "arabic-punctuation": say("A Latin comma, semicolon or question mark stands in an Arabic text."),
    "arabic-space-before-punctuation": say("A blank stands before an Arabic comma, semicolon or question mark."),
    "arabic-tatweel": say("A word is stretched with tatweel for looks."),
    "presentation-forms": say("A text holds shapes of Arabic letters, as a PDF gives them, in place of letters."),
    "mixed-digits": say("One text has digits of two kinds."),
    "name-spelled-two-ways": say("A person's Arabic name is spelled otherwise than in the person's file."),
    "number-repeated": say("Two panels or sessions of an edition have the same number."),
    "person-repeated": say("A person is named twice with the same role at one place."),
    "missing-anchor": say("A link leads to a place that its page does not have."),
    "own-address": say("An address of the site itself leads to a page that the site does not have."),
    "missing-image-text": say("An image in a text has no alternative text."),
    "poor-image-text": say("The alternative text of an image does not say what it shows."),
    "heading-level": say("A heading leaves out a level, or stands above the text's first heading."),
    "heading-empty": say("A heading has no words."),
    "heading-repeated": say("Two headings side by side have the same words."),
    "link-text-vague": say("The words of a link do not say where it leads."),
    "link-text-ambiguous": say("Two links of a text have the same words and different targets."),
    "title-repeated": say("Two pages have the same title in a language."),
    "orphan-page": say("No other page leads to a page."),
    "media-heavy": say("A file of media/ is larger than readers or hosts will take, or all of them together are."),
    "low-contrast": say("The accent colour gives words that are hard to read on their background."),
    "link-dead": say("A page of another site is gone."),
    "link-unreachable": say("Another site gave no answer, or one that says that it has failed."),
    "look-alike-letters": say("A name has letters of another script that look like the right ones."),
    "missing-cms-file": say("The editor in the browser is turned on, and a file that it is made of is missing."),
}
_NOTES = {
    "heading-long": say("A heading is as long as a paragraph."),
    "link-text-address": say("A link shows its address in place of words."),
    "unused-media": say("A file of media/ is published, and nothing shows it or links to it."),
    "image-oversized": say("An image is kept in more pixels than are ever published."),
    "link-moved": say("A page of another site has moved for good."),
    "link-refused": say("Another site does not answer to a program, so nothing is known of its page."),
}

CODES: Mapping[str, DiagnosticCode] = MappingProxyType(
    {code: DiagnosticCode(code, Severity.ERROR, summary) for code, summary in _ERRORS.items()}
    | {code: DiagnosticCode(code, Severity.WARNING, summary) for code, summary in _WARNINGS.items()}
    | {code: DiagnosticCode(code, Severity.NOTE, summary) for code, summary in _NOTES.items()}
)
"""All codes, by their words."""
