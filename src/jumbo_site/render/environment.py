"""The Jinja2 environment of one language, and a page rendered in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
from markupsafe import Markup, escape

from jumbo_site.i18n.catalogues import load_catalogue
from jumbo_site.plan.page import Page
from jumbo_site.plan.plain_text import joined
from jumbo_site.plan.views import Frame, Prose
from jumbo_site.render.assets import OPTIONS_NAME, UnknownAssetError
from jumbo_site.render.links import relative_link, rooted_link
from jumbo_site.render.markdown_text import markdown_html, resolve_links
from jumbo_site.render.script_runs import isolate_runs
from jumbo_site.render.text_markup import isolated_markup, link_markup, script_for, text_markup, time_markup

if TYPE_CHECKING:
    from jinja2.runtime import Context

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
)
"""The one policy of all pages (CSP Level 3). ``frame-ancestors`` works in a header only."""


@dataclass(frozen=True)
class ThemeSettings:
    """What rendering needs beside the page: picklable, so that other processes can be given it."""

    template_folders: tuple[str, ...]
    """A project's own templates first, the default theme last."""
    asset_names: Mapping[str, str]


class ThemeError(Exception):
    """A template cannot be read or fails: its file, its line and what went wrong."""

    def __init__(self, message: str, file: str | None = None, line: int | None = None) -> None:
        super().__init__(message, file, line)
        self.message = message
        self.file = file
        self.line = line


def _theme_error(error: Exception) -> ThemeError:
    """Return the error at the innermost line of a template."""
    import traceback

    message = str(error) or type(error).__name__
    if isinstance(error, jinja2.TemplateSyntaxError):
        return ThemeError(error.message or message, error.filename, error.lineno)
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename.endswith(".html"):
            return ThemeError(message, frame.filename, frame.lineno)
    return ThemeError(message)


def href(page: Page, path: str) -> str:
    """Return the link from a page to a site path."""
    if page.head.links_from_root:
        return rooted_link(page.frame.base_path, path)
    return relative_link(page.path, path)


@jinja2.pass_context
def _markdown(context: Context, prose: Prose) -> Markup:
    page: Page = context["page"]
    note = load_catalogue(page.language).gettext("Back to note %(number)s in the text") % {"number": "{}"}
    html_text = markdown_html(
        prose.markdown,
        script=script_for(prose.lang),
        heading_level=prose.heading_level,
        id_prefix=prose.id_prefix,
        backlink_title=note,
    )

    def resolve(path: str) -> str:
        return href(page, path if path.startswith("/media/") else f"/{page.language}{path}")

    return Markup(resolve_links(html_text, resolve))  # noqa: S704 (sanitised by nh3)


@jinja2.pass_context
def _isolated_in_page(context: Context, value: str) -> Markup:
    """The same for a plain string in the page's language."""
    page: Page = context["page"]
    return Markup(isolate_runs(str(escape(value)), page.frame.script))  # noqa: S704 (escaped here)


@jinja2.pass_context
def _gettext(context: Context, message: str) -> str:
    return load_catalogue(context["frame"].lang).gettext(message)


@jinja2.pass_context
def _ngettext(context: Context, singular: str, plural: str, number: int) -> str:
    return load_catalogue(context["frame"].lang).ngettext(singular, plural, number)


@jinja2.pass_context
def _pgettext(context: Context, kind: str, message: str) -> str:
    return load_catalogue(context["frame"].lang).pgettext(kind, message)


@jinja2.pass_context
def _npgettext(context: Context, kind: str, singular: str, plural: str, number: int) -> str:
    return load_catalogue(context["frame"].lang).npgettext(kind, singular, plural, number)


@lru_cache(maxsize=8)
def environment(settings_key: tuple[str, ...]) -> jinja2.Environment:
    """Return the environment over these template folders, made once a process: each template is compiled once.

    The words of the interface are looked up in the catalogue of the page at hand, so one environment serves all
    languages.
    """
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader([Path(folder) for folder in settings_key]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        auto_reload=False,
    )
    made.install_gettext_callables(  # type: ignore[attr-defined]
        _gettext, _ngettext, newstyle=True, pgettext=_pgettext, npgettext=_npgettext
    )
    made.policies["ext.i18n.trimmed"] = True
    made.filters["markdown"] = _markdown
    made.filters["isolated"] = isolated_markup
    made.filters["plain"] = joined
    made.filters["isolate_runs"] = _isolated_in_page
    made.globals["csp"] = CONTENT_SECURITY_POLICY
    made.globals["text"] = text_markup
    made.globals["when"] = time_markup
    return made


def _asset_link(page: Page, names: Mapping[str, str], name: str) -> str:
    if name not in names:
        raise UnknownAssetError(f"A template asks for `static/{name}`, which does not exist.")
    return href(page, "/" + names[name])


MAX_FRAMES = 64
_shared_parts: dict[tuple[int, int], tuple[Frame, ThemeSettings, dict[tuple[str, ...], Markup]]] = {}
"""Parts by the identity of a frame and of the settings, which are kept so that the identities stay theirs."""


def _shared(page: Page, settings: ThemeSettings, context: Mapping[str, Any], name: str) -> Markup:
    """Return a part of the frame, rendered once for all pages that it is the same on.

    Such a template shows ``frame`` alone, links by ``href`` and marks the current entry of a menu by ``head.path`` and
    ``head.section``. So it is the same for the pages of one folder, but for those that a menu leads to or into.
    """
    frame, head = page.frame, page.head
    key = id(frame), id(settings)
    if key not in _shared_parts:
        if len(_shared_parts) >= MAX_FRAMES:
            _shared_parts.clear()
        _shared_parts[key] = (frame, settings, {})
    parts = _shared_parts[key][2]
    is_special = any(
        item.path.startswith(page.path) for item in (*frame.menu, *frame.footer_menu)
    ) or frame.home_path.startswith(page.path)
    place = page.path if is_special else page.path.rstrip("/").rpartition("/")[0]
    part = name, place, head.section, str(page.path.endswith("/")), str(head.links_from_root)
    found = parts.get(part)
    if found is None:
        rendered = environment(settings.template_folders).get_template(name).render(context)
        found = parts[part] = Markup(rendered)  # noqa: S704 (a template's own)
    return found


def render_page(page: Page, settings: ThemeSettings) -> bytes:
    """Return the page's HTML as UTF-8. A pure function of the page, the templates and the catalogue.

    Raises ThemeError for whatever goes wrong in a template.
    """
    asset = partial(_asset_link, page, settings.asset_names)
    link_to = partial(href, page)
    made = environment(settings.template_folders)
    context: dict[str, Any] = {
        "page": page,
        "frame": page.frame,
        "head": page.head,
        "view": page.view,
        "href": link_to,
        "link": partial(link_markup, link_to),
        "asset": asset,
        "options_css": asset(OPTIONS_NAME) if OPTIONS_NAME in settings.asset_names else None,
    }
    context["shared"] = partial(_shared, page, settings, context)
    try:
        template = made.get_template(page.template)
        return template.render(context).encode("utf-8")
    except Exception as error:
        raise _theme_error(error) from error
