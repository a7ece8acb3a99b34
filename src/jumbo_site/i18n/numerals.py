"""Digits of the CLDR numbering systems. Babel formats numbers with a language's separators, always in ASCII digits."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jumbo_site.i18n.language import Language

_ZEROS = {
    "latn": "0",
    "adlm": "\U0001e950",
    "arab": "٠",
    "arabext": "۰",
    "beng": "০",
    "cakm": "\U00011136",
    "deva": "०",
    "gujr": "૦",
    "guru": "੦",
    "hmnp": "\U0001e140",
    "khmr": "០",
    "knda": "೦",
    "laoo": "໐",
    "mlym": "൦",
    "mtei": "\uabf0",
    "mymr": "၀",
    "nkoo": "\u07c0",
    "olck": "\u1c50",
    "orya": "୦",
    "tamldec": "௦",
    "telu": "౦",
    "thai": "๐",
    "tibt": "༠",
}
"""The digit zero of each system (CLDR, common/supplemental/numberingSystems.xml); nine more follow it in Unicode.
These are the systems that some language of CLDR has for its own, and their sisters of India."""

_OWN_SEPARATORS = frozenset({"arab", "arabext"})
"""The systems for which CLDR has separators of their own (``١٬٢٣٤٫٥``); the others use those of Latin digits."""


def numbering_systems() -> tuple[str, ...]:
    """Return the numbering systems that are known, by their CLDR names."""
    return tuple(_ZEROS)


def digits_of(system: str) -> str:
    """Return the ten digits of a numbering system. Raises ValueError for one that is not known."""
    if system not in _ZEROS:
        raise ValueError(f"`{system}` is not a numbering system with decimal digits.")
    zero = ord(_ZEROS[system])
    return "".join(chr(zero + value) for value in range(10))


@lru_cache(maxsize=32)
def _table(system: str) -> dict[int, str]:
    return {ord(str(value)): digit for value, digit in enumerate(digits_of(system))}


def localise_digits(text: str, digits: str) -> str:
    """Return the text with its ASCII digits in the numbering system ``digits``; all else stays as it is.

    Raises ValueError for a system that is not known.
    """
    return text if digits == "latn" else text.translate(_table(digits))


def format_number(number: int | float, language: Language) -> str:
    """Return a number with the language's grouping, separators and digits: ``12,345.5``, ``١٢٬٣٤٥٫٥``.

    At most three decimals are kept, as CLDR's decimal format of most languages has it.
    """
    from babel.numbers import format_decimal

    system = language.digits if language.digits in _OWN_SEPARATORS else "latn"
    return localise_digits(format_decimal(number, locale=language.locale, numbering_system=system), language.digits)


def format_decimal_places(number: float, places: int, language: Language) -> str:
    """Return a number with exactly so many decimals, without grouping: ``41.8500``, ``٤١٫٨٥٠٠``."""
    from babel.numbers import format_decimal

    system = language.digits if language.digits in _OWN_SEPARATORS else "latn"
    pattern = f"0.{'0' * places}"
    text = format_decimal(number, format=pattern, locale=language.locale, numbering_system=system)
    return localise_digits(text, language.digits)


def format_file_size(size: int, language: Language) -> str:
    """Return the size of a file, of so many bytes, in CLDR's short form: ``340 kB``, ``1.3 MB``."""
    from babel.units import format_unit

    unit, amount = ("kilobyte", max(1, round(size / 1000))) if size < 950_000 else ("megabyte", round(size / 1e6, 1))
    text = format_unit(amount, unit, length="short", locale=language.locale)
    return localise_digits(text, language.digits)
