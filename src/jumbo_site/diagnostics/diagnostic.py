"""What is wrong, where, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jumbo_site.diagnostics.codes import CODES, Severity
from jumbo_site.messages import Message


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
    message: Message
    location: Location | None = None
    hint: Message | None = None


def diagnostic(
    code: str, message: Message, location: Location | None = None, hint: Message | None = None
) -> Diagnostic:
    """Make a diagnostic with the severity of its code. Raises KeyError for a code that is not registered."""
    return Diagnostic(code, CODES[code].severity, message, location, hint)


class DiagnosticLog:
    """Collects the problems of a run: the one mutable thing of this package, for code that finds many on its way."""

    def __init__(self) -> None:
        self._found: list[Diagnostic] = []

    def add(self, code: str, message: Message, location: Location | None = None, hint: Message | None = None) -> None:
        """Add a problem. Raises KeyError for a code that is not registered."""
        self._found.append(diagnostic(code, message, location, hint))

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Add problems that were found elsewhere."""
        self._found.extend(diagnostics)

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """Those that stop publishing, in order."""
        return tuple(one for one in self.sorted() if one.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """Those that do not, notes among them, in order."""
        return tuple(one for one in self.sorted() if one.severity is not Severity.ERROR)

    @property
    def has_errors(self) -> bool:
        """Whether any of them stops publishing."""
        return has_errors(self._found)

    def sorted(self) -> tuple[Diagnostic, ...]:
        """All of them by file, line, column and code, each once."""
        return in_order(self._found)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics by file, line, column and code, each once."""
    nowhere = Location("", 0, 0)
    unique = dict.fromkeys(diagnostics)
    return tuple(sorted(unique, key=lambda one: (one.location or nowhere, one.code, one.message, one.hint or "")))


def has_warnings(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether any of the diagnostics is more than a note."""
    return any(one.severity is not Severity.NOTE for one in diagnostics)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether any of the diagnostics stops publishing."""
    return any(one.severity is Severity.ERROR for one in diagnostics)
