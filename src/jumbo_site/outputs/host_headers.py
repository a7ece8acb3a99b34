"""The headers that a host should send with the pages, as the files and snippets that hosts read.

The policy is that of the pages themselves (CSP Level 3), with what works in a header alone: ``frame-ancestors``. It has
what the page of the search needs: the worker that it starts has no other policy, and other pages keep to their own
besides.

Files of media/ have a stricter one under which no script runs at all, should one ever get there. It is no ``sandbox``:
that would take the viewers of PDF from some browsers, and a script has no way in without it either.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from jumbo_site.content.file_names import MEDIA_FOLDER
from jumbo_site.model.content import Content
from jumbo_site.outputs import cms
from jumbo_site.outputs.output import ExportJob, ExportSources, Output
from jumbo_site.render.assets import OUTPUT_FOLDER
from jumbo_site.render.environment import SEARCH_POLICY

HEADERS = (
    ("Content-Security-Policy", f"{SEARCH_POLICY}; frame-ancestors 'none'"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)
MEDIA_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; font-src data:; media-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""Of a file that a reader opens by itself: an SVG has its styles in it, a film is shown by a page of the browser's."""
MEDIA_HEADERS = (("Content-Security-Policy", MEDIA_POLICY), *HEADERS[1:])
FOR_GOOD = "public, max-age=31536000, immutable"
"""How long files may be kept that are named by their content (RFC 8246)."""
EACH_TIME = "no-cache"
"""How long all others may be: kept, but the server is asked each time whether they changed (RFC 9111, 5.2.2.4)."""


def _lines(pattern: str, values: Iterable[tuple[str, str]]) -> str:
    return "".join(pattern.format(name, value) for name, value in values)


Headers = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class EditorHeaders:
    """The headers of the editor in the browser, and which pages have those of pages."""

    own: Headers
    pages: tuple[str, ...]
    """Patterns of paths."""


EDITOR_IS_OTHERWISE = frozenset({"Content-Security-Policy", "Cross-Origin-Opener-Policy"})
"""What the editor needs otherwise: its policy, and the way back from a window in which people sign in at the host.

That window is first a page of the editor, then one of the host, then the editor's again; under every other value of
Cross-Origin-Opener-Policy (HTML, 7.1.3) the two windows would lose each other on the way.
"""


def editor_headers(content: Content) -> EditorHeaders | None:
    """Return the headers of the editor, or None where there is none."""
    settings = content.site.cms
    if settings is None:
        return None
    policy = f"{cms.policy(settings)}; frame-ancestors 'none'"
    own = (("Content-Security-Policy", policy), ("Cross-Origin-Opener-Policy", "unsafe-none"))
    folders = (*content.language_tags, OUTPUT_FOLDER, "media")
    return EditorHeaders(own, ("/", "/index.html", "/404.html", *(f"/{folder}/*" for folder in folders)))


def headers_file(editor: EditorHeaders | None = None) -> str:
    """Return ``_headers`` as Netlify, Cloudflare Pages and others read it, at the root of the published folder.

    All rules that match a path apply together, and two policies hold both (CSP Level 3, 4.2.4); so where there is an
    editor, those headers that it has otherwise are given to the other folders one by one.
    """
    line = "  {}: {}\n"
    media = f"/{MEDIA_FOLDER}/*\n{_lines(line, MEDIA_HEADERS[:1])}"
    assets = f"/{OUTPUT_FOLDER}/*\n{_lines(line, [('Cache-Control', FOR_GOOD)])}"
    if editor is None:
        return f"/*\n{_lines(line, HEADERS)}\n{media}\n{assets}"
    every = [pair for pair in HEADERS if pair[0] not in EDITOR_IS_OTHERWISE]
    pages = [pair for pair in HEADERS if pair[0] in EDITOR_IS_OTHERWISE]
    rules = [f"/*\n{_lines(line, every)}"]
    rules += [
        f"{path}\n{_lines(line, pages)}"
        for path in editor.pages
        if path not in (f"/{MEDIA_FOLDER}/*", f"/{OUTPUT_FOLDER}/*")
    ]
    rules += [f"/{MEDIA_FOLDER}/*\n{_lines(line, [MEDIA_HEADERS[0], *pages[1:]])}"]
    rules += [f"{assets}{_lines(line, pages)}", f"/{cms.FOLDER}/*\n{_lines(line, editor.own)}"]
    return "\n".join(rules)


def nginx_snippet(base_path: str, editor: EditorHeaders | None = None) -> str:
    """Return lines for nginx, to be included in the ``server`` block.

    A location with a header of its own inherits none, so those of media, of the assets and of the editor repeat them
    (ngx_http_headers_module).
    """
    line = '    add_header {} "{}" always;\n'
    every = _lines('add_header {} "{}" always;\n', HEADERS)
    own = _lines(line, [*HEADERS, ("Cache-Control", FOR_GOOD)])
    media = _lines(line, MEDIA_HEADERS)
    written = (
        f"{every}location {base_path}{MEDIA_FOLDER}/ {{\n{media}}}\nlocation {base_path}{OUTPUT_FOLDER}/ {{\n{own}}}\n"
    )
    if editor is None:
        return written
    inside = _lines(line, {**dict(HEADERS), **dict(editor.own)}.items())
    return f"{written}location {base_path}{cms.FOLDER}/ {{\n{inside}}}\n"


def apache_snippet(base_path: str, editor: EditorHeaders | None = None) -> str:
    """Return lines for Apache's httpd with mod_headers, to be included in the virtual host.

    A location comes after what stands outside of one, and ``set`` takes the place of an earlier header.
    """
    every = _lines('    Header always set {} "{}"\n', HEADERS)
    assets = f'    <Location "{base_path}{OUTPUT_FOLDER}/">\n'
    cache = f'        Header set Cache-Control "{FOR_GOOD}"\n    </Location>\n'
    own = _lines('        Header always set {} "{}"\n', MEDIA_HEADERS[:1])
    media = f'    <Location "{base_path}{MEDIA_FOLDER}/">\n{own}    </Location>\n'
    inside = ""
    if editor is not None:
        own = _lines('        Header always set {} "{}"\n', editor.own)
        inside = f'    <Location "{base_path}{cms.FOLDER}/">\n{own}    </Location>\n'
    return f"<IfModule mod_headers.c>\n{every}{media}{assets}{cache}{inside}</IfModule>\n"


def _make(job: ExportJob, sources: ExportSources) -> dict[str, bytes]:
    base_path = urlsplit(sources.base_url).path or "/"
    editor = editor_headers(sources.content)
    return {
        "_headers": headers_file(editor).encode(),
        "headers.nginx.conf": nginx_snippet(base_path, editor).encode(),
        "headers.apache.conf": apache_snippet(base_path, editor).encode(),
    }


OUTPUT = Output("host_headers", lambda content: [ExportJob("host_headers")], _make)
