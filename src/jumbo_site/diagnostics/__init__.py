"""What is wrong with the content: where, what, and how to mend it. Knows nothing of conferences."""

from jumbo_site.diagnostics.codes import CODES, DiagnosticCode, Severity
from jumbo_site.diagnostics.diagnostic import (
    Diagnostic,
    DiagnosticLog,
    Location,
    diagnostic,
    has_errors,
    has_warnings,
    in_order,
)
from jumbo_site.diagnostics.reports import format_counts, format_github, format_json, format_text
from jumbo_site.diagnostics.suggestions import closest, did_you_mean
from jumbo_site.messages import Listed, Message, say, say_plural, together

__all__ = [
    "CODES",
    "Diagnostic",
    "DiagnosticCode",
    "DiagnosticLog",
    "Listed",
    "Location",
    "Message",
    "Severity",
    "closest",
    "diagnostic",
    "did_you_mean",
    "format_counts",
    "format_github",
    "format_json",
    "format_text",
    "has_errors",
    "has_warnings",
    "in_order",
    "say",
    "say_plural",
    "together",
]
