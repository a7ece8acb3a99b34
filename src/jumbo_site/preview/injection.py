"""The preview's own script in a page, and the page that stands in for a site that cannot be shown."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from jumbo_site.diagnostics import Diagnostic
from jumbo_site.messages import translated
from jumbo_site.messages.languages import ENGLISH, Speech
from jumbo_site.preview.editor_links import editor_link

FOLDER = "/_preview/"
"""Where the preview's own files are; no page of a site is there, since a language is no such word."""
_END = b"</head>"


def with_script(body: bytes, token: str, version: str, *, is_problem_page: bool = False) -> bytes:
    """Return a page that loads the preview's script; ``token`` opens its socket, ``version`` names the bytes."""
    marks = f' data-token="{escape(token)}" data-version="{escape(version)}"'
    marks += " data-plain" if is_problem_page else ""
    script = f'<script src="{FOLDER}preview.js" defer{marks}></script>\n'.encode()
    place = body.find(_END)
    return body + script if place < 0 else body[:place] + script + body[place:]


def problem_page(problems: Sequence[Diagnostic], editor: str, words: Speech = ENGLISH) -> bytes:
    """Return the page that says why there is none to show. The problems are told in the language of the commands."""
    items = "".join(f"<li>{_item(one, editor, words)}</li>\n" for one in problems)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<title>The site cannot be shown yet</title>\n"
        f'<link rel="stylesheet" href="{FOLDER}preview.css">\n</head>\n<body class="problem-page">\n<main>\n'
        "<h1>The site cannot be shown yet</h1>\n"
        "<p>This page comes up to date by itself when the files are mended.</p>\n"
        f"<ul>\n{items}</ul>\n</main>\n</body>\n</html>\n"
    ).encode("utf-8", "replace")


def _item(problem: Diagnostic, editor: str, words: Speech) -> str:
    place = ""
    if problem.location is not None:
        file, line, column = problem.location.file, problem.location.line, problem.location.column
        href = escape(editor_link(editor, file, line, column))
        place = f'<a href="{href}"><bdi>{escape(file)}:{line}:{column}</bdi></a>: '
    hint = f'<br><span class="hint"><bdi>{escape(translated(problem.hint, words))}</bdi></span>' if problem.hint else ""
    code = f'<code class="code">{escape(problem.code)}</code>'
    return f"{place}{problem.severity.value}: <bdi>{escape(translated(problem.message, words))}</bdi> {code}{hint}"
