"""Digits of the CLDR numbering systems. Babel formats numbers with a language's separators, always in ASCII digits."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jumbo_site.i18n.language import Language

_ZEROS = {
    "latn": "0",
    "arab": "٠",
    "arabext": "۰",
    "beng": "০",
    "deva": "०",
    "gujr": "૦",
    "guru": "੦",
    "khmr": "០",
    "laoo": "໐",
    "mymr": "၀",
    "tamldec": "௦",
    "telu": "౦",
    "thai": "๐",
    "tibt": "༠",
}
"""The digit zero of each system (CLDR, common/supplemental/numberingSystems.xml); nine more follow it in Unicode."""


def digits_of(system: str) -> str:
    """Return the ten digits of a numbering system. Raises ValueError for one that is not known."""
    if system not in _ZEROS:
        raise ValueError(f"`{system}` is not a numbering system with decimal digits: {', '.join(_ZEROS)}.")
    zero = ord(_ZEROS[system])
    return "".join(chr(zero + value) for value in range(10))


@lru_cache(maxsize=32)
def _table(system: str) -> dict[int, str]:
    return {ord(str(value)): digit for value, digit in enumerate(digits_of(system))}


def localise_digits(text: str, system: str) -> str:
    """Return the text with its ASCII digits in the given numbering system."""
    return text if system == "latn" else text.translate(_table(system))


def format_number(number: int, language: Language) -> str:
    """Return a whole number with the language's grouping and digits: ``12,345``, ``١٢٬٣٤٥``."""
    from babel.numbers import format_decimal

    system = language.digits if language.digits in language.locale.number_symbols else "latn"
    return localise_digits(format_decimal(number, locale=language.locale, numbering_system=system), language.digits)
