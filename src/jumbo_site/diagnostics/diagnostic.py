"""What is wrong, where, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jumbo_site.diagnostics.codes import CODES, Severity


@dataclass(frozen=True, order=True)
class Location:
    """A place in a file: lines and columns count from 1, columns in characters."""

    file: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True)
class Diagnostic:
    """One problem of the content."""

    code: str
    severity: Severity
    message: str
    location: Location | None = None
    hint: str | None = None


def diagnostic(code: str, message: str, location: Location | None = None, hint: str | None = None) -> Diagnostic:
    """Make a diagnostic with the severity of its code. Raises KeyError for a code that is not registered."""
    return Diagnostic(code, CODES[code].severity, message, location, hint)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics by file, line, column and code, each once."""
    nowhere = Location("", 0, 0)
    unique = dict.fromkeys(diagnostics)
    return tuple(sorted(unique, key=lambda one: (one.location or nowhere, one.code, one.message)))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether any of the diagnostics stops publishing."""
    return any(one.severity is Severity.ERROR for one in diagnostics)
