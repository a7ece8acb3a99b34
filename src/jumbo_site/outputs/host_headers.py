"""The headers that a host should send with the pages, as the files and snippets that hosts read.

The policy is that of the pages themselves (CSP Level 3), with what works in a header alone: ``frame-ancestors``. It has
what the page of the search needs: the worker that it starts has no other policy, and other pages keep to their own
besides.

Files of media/ have a stricter one under which no script runs at all, should one ever get there. It is no ``sandbox``:
that would take the viewers of PDF from some browsers, and a script has no way in without it either.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from jumbo_site.content.file_names import MEDIA_FOLDER
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


def _lines(pattern: str, values: Iterable[tuple[str, str]]) -> str:
    return "".join(pattern.format(name, value) for name, value in values)


def headers_file() -> str:
    """Return ``_headers`` as Netlify, Cloudflare Pages and others read it, at the root of the published folder.

    Of two rules that fit an address both are sent; of two policies a browser keeps to both (CSP Level 3, 4.2.4).
    """
    every = _lines("  {}: {}\n", HEADERS)
    media = _lines("  {}: {}\n", MEDIA_HEADERS[:1])
    assets = _lines("  {}: {}\n", [("Cache-Control", FOR_GOOD)])
    return f"/*\n{every}\n/{MEDIA_FOLDER}/*\n{media}\n/{OUTPUT_FOLDER}/*\n{assets}"


def nginx_snippet(base_path: str) -> str:
    """Return lines for nginx, to be included in the ``server`` block.

    A location with a header of its own inherits none, so those of media and assets repeat them
    (ngx_http_headers_module).
    """
    every = _lines('add_header {} "{}" always;\n', HEADERS)
    own = _lines('    add_header {} "{}" always;\n', [*HEADERS, ("Cache-Control", FOR_GOOD)])
    media = _lines('    add_header {} "{}" always;\n', MEDIA_HEADERS)
    return (
        f"{every}location {base_path}{MEDIA_FOLDER}/ {{\n{media}}}\nlocation {base_path}{OUTPUT_FOLDER}/ {{\n{own}}}\n"
    )


def apache_snippet(base_path: str) -> str:
    """Return lines for Apache's httpd with mod_headers, to be included in the virtual host."""
    every = _lines('    Header always set {} "{}"\n', HEADERS)
    assets = f'    <Location "{base_path}{OUTPUT_FOLDER}/">\n'
    cache = f'        Header set Cache-Control "{FOR_GOOD}"\n    </Location>\n'
    own = _lines('        Header always set {} "{}"\n', MEDIA_HEADERS[:1])
    media = f'    <Location "{base_path}{MEDIA_FOLDER}/">\n{own}    </Location>\n'
    return f"<IfModule mod_headers.c>\n{every}{media}{assets}{cache}</IfModule>\n"


def _make(job: ExportJob, sources: ExportSources) -> dict[str, bytes]:
    base_path = urlsplit(sources.base_url).path or "/"
    return {
        "_headers": headers_file().encode(),
        "headers.nginx.conf": nginx_snippet(base_path).encode(),
        "headers.apache.conf": apache_snippet(base_path).encode(),
    }


OUTPUT = Output("host_headers", lambda content: [ExportJob("host_headers")], _make)
