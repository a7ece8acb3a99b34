"""What all records of the model share: strictness, ids, and the types of single fields."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

from jumbo_site.messages import say
from jumbo_site.model.refusal import refused

ID_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
ID_LENGTH = 80


class Record(BaseModel):
    """A frozen record that knows no key but its own."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


@lru_cache(maxsize=100_000)
def is_id(text: str) -> bool:
    """Tell whether a text can be an id: lower-case Latin letters, digits, single hyphens, at most 80."""
    return len(text) <= ID_LENGTH and re.fullmatch(ID_PATTERN, text) is not None


def _check_id(value: str) -> str:
    if not is_id(value):
        raise refused(
            "id_invalid",
            say(
                "`{value}` cannot be an id: an id has lower-case Latin letters, digits and single hyphens.", value=value
            ),
        )
    return value


def _check_country(value: str) -> str:
    from jumbo_site.i18n.territories import is_territory

    if not is_territory(value):
        raise refused(
            "unknown_country", say("`{value}` is not a country code of ISO 3166 (two capital letters).", value=value)
        )
    return value


def _check_timezone(value: str) -> str:
    from zoneinfo import available_timezones

    if value not in available_timezones():
        raise refused("unknown_timezone", say("`{value}` is not a time zone of the IANA database.", value=value))
    return value


def _check_script(value: str) -> str:
    if re.fullmatch(r"[A-Z][a-z]{3}", value) is None:
        raise refused(
            "invalid_value",
            say("`{value}` is not a script code of ISO 15924, such as Latn, Arab or Cyrl.", value=value),
        )
    return value


def _check_language(value: str) -> str:
    from jumbo_site.i18n.language import UnknownLanguageError, language

    try:
        language(value)
    except UnknownLanguageError as error:
        raise refused(
            "unknown_language",
            say("`{tag}` is not a language that CLDR knows; write its BCP 47 tag, such as en.", tag=value),
            tag=value,
            candidates=error.candidates,
        ) from None
    return value


def _check_url(value: str) -> str:
    from jumbo_site.model.web_address import url_problem

    problem = url_problem(value)
    if problem is None and ":" not in value:
        problem = say("`{value}` is no whole address: it lacks https:// at its beginning.", value=value[:80])
    if problem is not None:
        raise refused("unsafe_url", problem)
    return value


def _check_clock(value: str) -> str:
    if re.fullmatch(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]", value) is None:
        message = say("`{value}` is not a time of day; write it as 09:30 or 14:00.", value=value)
        raise refused("invalid_value", message)
    return value


Id = Annotated[str, AfterValidator(_check_id)]
CountryCode = Annotated[str, AfterValidator(_check_country)]
TimeZoneName = Annotated[str, AfterValidator(_check_timezone)]
ScriptCode = Annotated[str, AfterValidator(_check_script)]
Url = Annotated[str, StringConstraints(min_length=1, max_length=2000), AfterValidator(_check_url)]
LanguageTag = Annotated[str, AfterValidator(_check_language)]
ClockTime = Annotated[str, AfterValidator(_check_clock)]
MediaPath = Annotated[str, StringConstraints(min_length=1, max_length=400)]
