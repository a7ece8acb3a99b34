"""Settings of the site: languages, address, series, and what has moved."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from jumbo_site.messages import say
from jumbo_site.model.cms import CmsSettings
from jumbo_site.model.identifiers import Issn
from jumbo_site.model.localized import LocalizedText
from jumbo_site.model.output_choices import OutputChoices
from jumbo_site.model.publish_targets import PublishTargets
from jumbo_site.model.record import CountryCode, Id, MediaPath, Record, TimeZoneName, Url
from jumbo_site.model.refusal import refused
from jumbo_site.model.theme_fonts import ThemeFonts


class LanguageSetting(Record):
    """One language of the site."""

    tag: str = Field(description="The BCP 47 tag: ar, en, sr-Latn.")
    digits: str | None = Field(
        None, description="The CLDR numbering system: arab or latn. By default the language's own."
    )
    partial: bool = Field(False, description="True where texts may lack a translation without a warning.")
    fallback: tuple[str, ...] = Field((), description="Languages that serve where a text is missing, in order.")
    transliterate: str | None = Field(
        None,
        description="The language whose Cyrillic texts serve here in Latin letters where a text is missing: sr-Cyrl.",
    )
    hijri: bool = Field(False, description="True shows the Hijri date (Umm al-Qura) beside the Gregorian one.")
    ignore_article: bool = Field(False, description="True sorts Arabic names without a leading article ال.")


def _language_setting(value: object) -> object:
    return {"tag": value} if isinstance(value, str) else value


_NEVER_IN_A_BASE = re.compile(r"[\s\x00-\x1f\x7f\"'<>{}|\\^`;?#@]")
"""Blanks, controls, and what ends a value in HTML or in the configuration of a server (RFC 3986, 2: never plain)."""


def _is_base_url(value: str) -> bool:
    """Tell whether links may begin with it: a path that begins with two strokes would name another host."""
    from urllib.parse import unquote, urlsplit

    try:
        parts = urlsplit(value)
        has_host = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is none, brackets without an address
        return False
    segments = unquote(parts.path).removeprefix("/").removesuffix("/").split("/")
    has_plain_path = parts.path in ("", "/") or not {"", ".", ".."} & set(segments)
    return has_host and has_plain_path and _NEVER_IN_A_BASE.search(value) is None


def _check_base_url(value: str) -> str:
    if not _is_base_url(value):
        raise refused(
            "invalid_value",
            say(
                "`{value}` is not a web address; write it as https://example.org/ or https://example.org/name/.",
                value=value,
            ),
        )
    return value if value.endswith("/") else value + "/"


BaseUrl = Annotated[str, AfterValidator(_check_base_url)]


class Series(Record):
    """The series that the editions belong to."""

    name: LocalizedText = Field(description="The full name.")
    short_name: LocalizedText | None = Field(None, description="The name by which it is known.")
    description: LocalizedText | None = Field(None, description="What it is, in a sentence or two.")
    issn: Issn | None = Field(None, description="The ISSN of its proceedings.")


class Moved(Record):
    """A page that has a new URL: paths without the language, such as /2022/panels/cyber/."""

    from_: str = Field(alias="from", pattern=r"^/\S*$", description="The old path, without the language.")
    to: str = Field(pattern=r"^/\S*$", description="The new path, without the language.")


HomeSection = Literal["figures", "news", "introduction", "outcomes", "programme", "people", "organisers", "editions"]
HOME_SECTIONS: tuple[HomeSection, ...] = (
    "figures",
    "news",
    "introduction",
    "outcomes",
    "programme",
    "people",
    "organisers",
    "editions",
)
"""What a home page shows below its title, in the order of a site that chooses none."""


def _check_sections(value: tuple[HomeSection, ...]) -> tuple[HomeSection, ...]:
    for index, section in enumerate(value):
        if section in value[:index]:
            raise refused("invalid_value", say("`{name}` is listed twice.", name=section))
    return value


class ThemeOptions(Record):
    """What an organiser may choose about the look."""

    colour: Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")] | None = Field(
        None, description="The accent colour (#1d4f5c)."
    )
    logo: MediaPath | None = Field(
        None, description="An image file in media/; it takes the place of the star and the short name in the header."
    )
    fonts: ThemeFonts = Field(
        default_factory=lambda: ThemeFonts.model_validate({}), description="Fonts of the site's own."
    )
    home: Annotated[tuple[HomeSection, ...], AfterValidator(_check_sections)] = Field(
        HOME_SECTIONS, description="The sections of the home page, in their order; what is not named is left out."
    )


class SecurityContact(Record):
    """To whom faults in the site's security are told (RFC 9116)."""

    address: Annotated[Url, Field(pattern=r"^(?:https://|mailto:|tel:)[!-~]+$")] = Field(
        description="Where to write: mailto:security@example.org, tel:+39-06-123 or an https address, in ASCII."
    )
    expires: date = Field(description="The day from which the contact is no longer to be relied on (2027-01-01).")


class Site(Record):
    """content/site.yaml."""

    title: LocalizedText = Field(description="The name of the site.")
    description: LocalizedText | None = Field(None, description="One sentence for search engines.")
    base_url: BaseUrl = Field(description="The address at which the site is published; it may hold a path.")
    languages: Annotated[
        tuple[
            Annotated[
                LanguageSetting, BeforeValidator(_language_setting, json_schema_input_type=str | LanguageSetting)
            ],
            ...,
        ],
        Field(min_length=1),
    ] = Field(description="The languages; the first is the default.")
    edition: Id = Field(description="The folder of the current edition.")
    series: Series = Field(description="The series of conferences.")
    theme: ThemeOptions = Field(
        default_factory=lambda: ThemeOptions.model_validate({}), description="Options of the theme."
    )
    digits: str | None = Field(
        None, description="The CLDR numbering system of all languages that name none: arab or latn."
    )
    territories: Mapping[CountryCode, LocalizedText] = Field(
        default_factory=dict, description="Names of countries that differ from CLDR's."
    )
    language_names: Mapping[str, LocalizedText] = Field(
        default_factory=dict, description="Names of languages (by BCP 47 tag) that differ from CLDR's."
    )
    time_zones: Mapping[TimeZoneName, LocalizedText] = Field(
        default_factory=dict, description="Names of time zones (by IANA name) that differ from CLDR's."
    )
    security_contact: SecurityContact | None = Field(
        None, description="To whom faults in the site's security are told: with it there is a security.txt."
    )
    outputs: OutputChoices = Field(
        default_factory=lambda: OutputChoices.model_validate({}), description="Which formats are made beside the pages."
    )
    cms: CmsSettings | None = Field(None, description="The editor in the browser; without it there is none.")
    missing_translations: Literal["warn", "ignore"] = Field("warn", description="Whether `check` lists missing texts.")
    moved: tuple[Moved, ...] = Field((), description="Pages that have a new URL.")
    publish: PublishTargets = Field(
        default_factory=dict,
        description="Where `jumbo-site publish` sends the site: a target (git:origin#gh-pages), or names with targets.",
    )

    def fallback_chain(self, tag: str) -> tuple[str, ...]:
        """Return the languages to try for a text, first the language itself, last all others in order."""
        declared = next((entry.fallback for entry in self.languages if entry.tag == tag), ())
        ordered = (tag, *declared, *(entry.tag for entry in self.languages))
        return tuple(dict.fromkeys(ordered))

    def transliteration_source(self, tag: str) -> str | None:
        """Return the language whose texts serve a language in other letters, where that is declared."""
        return next((entry.transliterate for entry in self.languages if entry.tag == tag), None)

    def has_text_for(self, tag: str, written: Collection[str]) -> bool:
        """Tell whether a text counts as one of a language: it is written in it, or declared to be transliterated."""
        return tag in written or self.transliteration_source(tag) in written


class FreePage(Record):
    """A page of prose: about, venue, accessibility."""

    id: Id = Field(description="The file's stem; part of the URL.")
    title: LocalizedText | None = Field(None, description="The title.")
    summary: LocalizedText | None = Field(None, description="One or two sentences for search engines.")
    menu: bool = Field(False, description="Whether the page stands in the main menu.")
    order: int = Field(0, description="Its place among the pages.")
    draft: bool = Field(False, description="Whether it is a draft: checked and shown in the preview, not published.")
    body: LocalizedText | None = Field(None, description="The text, from <id>.<lang>.md.")
