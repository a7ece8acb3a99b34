"""Identifiers of publishing, with their check digits: ISBN, ISSN, ROR, DOI; and licences by their SPDX names."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator

from jumbo_site.messages import Listed, say
from jumbo_site.model.refusal import refused

_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>\\]+")
_ROR = re.compile(r"0[0-9a-hj-km-np-tv-z]{6}[0-9]{2}")
_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
LICENCES = {
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC-BY-ND-4.0": "https://creativecommons.org/licenses/by-nd/4.0/",
    "CC-BY-NC-4.0": "https://creativecommons.org/licenses/by-nc/4.0/",
    "CC-BY-NC-SA-4.0": "https://creativecommons.org/licenses/by-nc-sa/4.0/",
    "CC-BY-NC-ND-4.0": "https://creativecommons.org/licenses/by-nc-nd/4.0/",
    "CC-BY-3.0-IGO": "https://creativecommons.org/licenses/by/3.0/igo/",
    "CC-BY-NC-SA-3.0-IGO": "https://creativecommons.org/licenses/by-nc-sa/3.0/igo/",
}
"""The licences under which proceedings are published, by their SPDX identifiers, and where each is found."""


def isbn13_digit(twelve: str) -> str:
    """Return the check digit of twelve digits (ISO 2108, annex C: weights 1 and 3, modulo 10)."""
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(twelve))
    return str(-total % 10)


def issn_digit(seven: str) -> str:
    """Return the check digit of seven digits (ISO 3297, annex A: weights 8 to 2, modulo 11, X for ten)."""
    rest = -sum(int(digit) * weight for digit, weight in zip(seven, range(8, 1, -1), strict=True)) % 11
    return "X" if rest == 10 else str(rest)


def ror_digits(six: str) -> str:
    """Return the check digits of what follows the first zero of a ROR id (ISO/IEC 7064, modulo 97-10)."""
    number = 0
    for sign in six:
        number = number * 32 + _CROCKFORD.index(sign)
    return f"{98 - number * 100 % 97:02}"


def _check_isbn(value: str) -> str:
    digits = value.replace("-", "").replace(" ", "")
    if not re.fullmatch(r"97[89]\d{10}", digits):
        raise refused(
            "invalid_value", say("`{value}` is no ISBN of thirteen digits, such as 978-92-95055-12-4.", value=value)
        )
    if isbn13_digit(digits[:12]) != digits[12]:
        raise refused(
            "invalid_value",
            say(
                "`{value}` cannot be an ISBN: its last digit would be {digit}.",
                digit=isbn13_digit(digits[:12]),
                value=value,
            ),
        )
    return value.replace(" ", "-")


def _check_issn(value: str) -> str:
    if not re.fullmatch(r"\d{4}-\d{3}[\dXx]", value):
        raise refused("invalid_value", say("`{value}` is no ISSN, such as 2049-3630.", value=value))
    digits = value.replace("-", "").upper()
    if issn_digit(digits[:7]) != digits[7]:
        raise refused(
            "invalid_value",
            say(
                "`{value}` cannot be an ISSN: its last sign would be {digit}.",
                digit=issn_digit(digits[:7]),
                value=value,
            ),
        )
    return value.upper()


def _check_ror(value: str) -> str:
    own = value.removeprefix("https://ror.org/").lower()
    if not _ROR.fullmatch(own) or ror_digits(own[1:7]) != own[7:]:
        raise refused(
            "invalid_value",
            say(
                "`{value}` is no ROR id, such as 05dxps055: its check digits are wrong or it is not nine signs.",
                value=value,
            ),
        )
    return own


def _check_doi(value: str) -> str:
    own = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:)", "", value, flags=re.IGNORECASE)
    if not _DOI.fullmatch(own):
        raise refused("invalid_value", say("`{value}` is no DOI, such as 10.5281/zenodo.1234567.", value=value))
    return own


def _check_licence(value: str) -> str:
    if value not in LICENCES:
        raise refused(
            "invalid_value",
            say("`{value}` is not one of the licences known here: {licences}.", licences=Listed(LICENCES), value=value),
        )
    return value


Isbn = Annotated[str, AfterValidator(_check_isbn)]
"""Thirteen digits, with hyphens where they were written."""
Issn = Annotated[str, AfterValidator(_check_issn)]
Ror = Annotated[str, AfterValidator(_check_ror)]
"""The nine signs after https://ror.org/."""
Doi = Annotated[str, AfterValidator(_check_doi)]
"""Without https://doi.org/."""
Licence = Annotated[str, AfterValidator(_check_licence)]
