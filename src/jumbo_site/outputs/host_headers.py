"""The headers that a host should send with the pages, as the files and snippets that hosts read.

The policy is that of the pages themselves (CSP Level 3), with what works in a header alone: ``frame-ancestors``. It has
what the page of the search needs: the worker that it starts has no other policy, and other pages keep to their own
besides.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

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
FOR_GOOD = "public, max-age=31536000, immutable"
"""How long files may be kept that are named by their content (RFC 8246)."""
EACH_TIME = "no-cache"
"""How long all others may be: kept, but the server is asked each time whether they changed (RFC 9111, 5.2.2.4)."""


def _lines(pattern: str, values: Iterable[tuple[str, str]]) -> str:
    return "".join(pattern.format(name, value) for name, value in values)


def headers_file() -> str:
    """Return ``_headers`` as Netlify, Cloudflare Pages and others read it, at the root of the published folder."""
    assets = _lines("  {}: {}\n", [("Cache-Control", FOR_GOOD)])
    return f"/*\n{_lines('  {}: {}' + chr(10), HEADERS)}\n/{OUTPUT_FOLDER}/*\n{assets}"


def nginx_snippet(base_path: str) -> str:
    """Return lines for nginx, to be included in the ``server`` block.

    A location with a header of its own inherits none, so that of the assets repeats them (ngx_http_headers_module).
    """
    every = _lines('add_header {} "{}" always;\n', HEADERS)
    own = _lines('    add_header {} "{}" always;\n', [*HEADERS, ("Cache-Control", FOR_GOOD)])
    return f"{every}location {base_path}{OUTPUT_FOLDER}/ {{\n{own}}}\n"


def apache_snippet(base_path: str) -> str:
    """Return lines for Apache's httpd with mod_headers, to be included in the virtual host."""
    every = _lines('    Header always set {} "{}"\n', HEADERS)
    assets = f'    <Location "{base_path}{OUTPUT_FOLDER}/">\n'
    cache = f'        Header set Cache-Control "{FOR_GOOD}"\n    </Location>\n'
    return f"<IfModule mod_headers.c>\n{every}{assets}{cache}</IfModule>\n"


def _make(job: ExportJob, sources: ExportSources) -> dict[str, bytes]:
    base_path = urlsplit(sources.base_url).path or "/"
    return {
        "_headers": headers_file().encode(),
        "headers.nginx.conf": nginx_snippet(base_path).encode(),
        "headers.apache.conf": apache_snippet(base_path).encode(),
    }


OUTPUT = Output("host_headers", lambda content: [ExportJob("host_headers")], _make)
