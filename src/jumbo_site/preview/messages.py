"""What the preview tells the script in a page, as plain JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jumbo_site.diagnostics import Diagnostic, Location, Severity
from jumbo_site.messages import translated
from jumbo_site.messages.languages import ENGLISH, Speech
from jumbo_site.preview.editor_links import editor_link
from jumbo_site.preview.page_sources import page_sources
from jumbo_site.preview.session import Findings
from jumbo_site.preview.shown_site import ShownPage, ShownSite

MAX_PROBLEMS = 200
"""That are told; the number of all is told too."""


def state_message(
    findings: Findings, site: ShownSite | None, page: ShownPage | None, editor: str, words: Speech = ENGLISH
) -> dict[str, Any]:
    """Return what the bar and the overlay show; ``editor`` is the pattern of its links, ``words`` the language."""
    problems = [*([page.problem] if page is not None and page.problem is not None else []), *findings.diagnostics]
    errors = [one for one in problems if one.severity is Severity.ERROR]
    warnings = [one for one in problems if one.severity is not Severity.ERROR]
    sources = page_sources(site, page.path) if site is not None and page is not None else ()
    return {
        "type": "state",
        "complete": findings.is_complete,
        "errors": len(errors),
        "warnings": len(warnings),
        "problems": [problem_object(one, editor, words) for one in [*errors, *warnings][:MAX_PROBLEMS]],
        "sources": [_place(one, one.file, editor) for one in sources],
        "template": page.template if page is not None else None,
        "draft": site is not None and page is not None and site.is_draft(page.path),
        "drafts": _draft_addresses(site) if site is not None else [],
        "coverage": [{"tag": one.tag, "percent": one.total.percent} for one in findings.coverage],
    }


def problem_object(problem: Diagnostic, editor: str, words: Speech = ENGLISH) -> dict[str, Any]:
    """Return a problem with its place and the address that opens it."""
    at = problem.location
    place = _place(at, f"{at.file}:{at.line}:{at.column}", editor) if at is not None else None
    return {
        "severity": problem.severity.value,
        "code": problem.code,
        "message": translated(problem.message, words),
        "hint": translated(problem.hint, words) if problem.hint else None,
        "place": place,
    }


def _draft_addresses(site: ShownSite) -> list[str]:
    """Return the paths on the host of all pages of drafts, so that links to them can be marked."""
    if not site.drafts:
        return []
    return [site.base_path + path[1:] for path in site.pages if site.is_draft(path)]


def _place(location: Location, name: str, editor: str) -> Mapping[str, str]:
    return {"name": name, "href": editor_link(editor, location.file, location.line, location.column)}


def styles_renamed(
    old: ShownPage, new: ShownPage, before: Mapping[str, str], after: Mapping[str, str]
) -> dict[str, str]:
    """Return the stylesheets' new addresses where a page differs by them alone; else nothing.

    ``before`` and ``after`` map the theme's files to their paths in the output.
    """
    names = {before[name]: path for name, path in after.items() if name.endswith(".css") and name in before}
    changed = {first: second for first, second in names.items() if first != second}
    body = old.body
    for first, second in changed.items():
        body = body.replace(first.encode(), second.encode())
    return changed if body == new.body and changed else {}
