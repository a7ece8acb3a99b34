"""The Jinja2 environment of one language, and a page rendered in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator
from jinja2.compiler import Frame as CompilerFrame
from markupsafe import Markup, escape

from jumbo_site.plan.page import Page
from jumbo_site.plan.plain_text import joined
from jumbo_site.plan.views import Frame
from jumbo_site.render import page_at_hand as at
from jumbo_site.render.assets import OPTIONS_NAME
from jumbo_site.render.text_markup import text_markup, time_markup

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
)
"""The one policy of all pages (CSP Level 3). ``frame-ancestors`` works in a header only."""
SEARCH_POLICY = CONTENT_SECURITY_POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
"""That of the page of the search, whose index is read by WebAssembly (CSP Level 3, 'wasm-unsafe-eval')."""


@dataclass(frozen=True)
class ThemeSettings:
    """What rendering needs beside the page: picklable, so that other processes can be given it."""

    template_folders: tuple[str, ...]
    """A project's own templates first, the default theme last."""
    asset_names: Mapping[str, str]
    version: str = ""
    """Names the templates as they are: those of another version, compiled before, are not used."""


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


class PageContext(jinja2.runtime.Context):
    """A context that calls plain functions as they are: Jinja looks at each call for what it should pass besides."""

    def call(self, function: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call a function of a template."""
        if function.__class__ is partial:
            if kwargs:  # Jinja's own, for functions that want the context
                kwargs.pop("_block_vars", None)
                kwargs.pop("_loop_vars", None)
            return function(*args, **kwargs)
        return super().call(function, *args, **kwargs)


def escaped(value: object) -> str:
    """Return a value as text of HTML: ``markupsafe.escape`` without an object for each piece of a page."""
    if isinstance(value, str) and (value.__class__ is Markup or not _SPECIAL.search(value)):
        return value
    return str(escape(value))


_SPECIAL = re.compile("[&<>\"']")


class PageCodeGenerator(CodeGenerator):
    """Writes the code of templates with ``escaped`` where Jinja escapes what a template shows."""

    def _output_child_pre(self, node: nodes.Expr, frame: CompilerFrame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")


class PageEnvironment(jinja2.Environment):
    """The environment of all pages."""

    context_class = PageContext
    code_generator_class = PageCodeGenerator
    escaped = staticmethod(escaped)


@lru_cache(maxsize=8)
def environment(folders: tuple[str, ...], version: str = "") -> jinja2.Environment:
    """Return the environment over these template folders, made once a process: each template is compiled once.

    The words of the interface are looked up in the catalogue of the page at hand, so one environment serves all
    languages.
    """
    made = PageEnvironment(
        loader=jinja2.FileSystemLoader([Path(folder) for folder in folders]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        auto_reload=False,
    )
    made.install_gettext_callables(  # type: ignore[attr-defined]
        at.gettext, at.ngettext, newstyle=True, pgettext=at.pgettext, npgettext=at.npgettext
    )
    words = partial(at.words)
    made.globals.update({"_": words, "gettext": words})
    made.policies["ext.i18n.trimmed"] = True
    made.filters["markdown"] = at.markdown
    made.filters["plain"] = joined
    made.filters["isolate_runs"] = at.isolated_in_page
    made.globals["csp"] = CONTENT_SECURITY_POLICY
    made.globals["search_csp"] = SEARCH_POLICY
    # as partial objects, which the context calls at once
    functions: dict[str, Callable[..., object]] = {"text": text_markup, "when": time_markup, "href": at.href}
    functions |= {"link": at.link, "asset": at.asset}
    made.globals.update({name: partial(function) for name, function in functions.items()})
    return made


MAX_FRAMES = 64


@dataclass(frozen=True)
class _SharedParts:
    """What was rendered for all pages of a frame; frame and settings are held, so that their identities stay theirs."""

    frame: Frame
    settings: ThemeSettings
    in_menu: frozenset[str]
    """The pages that a menu leads to, and those above them."""
    parts: dict[tuple[Any, ...], Markup]


_shared_parts: dict[tuple[int, int], _SharedParts] = {}


def _shared_parts_of(frame: Frame, settings: ThemeSettings) -> _SharedParts:
    key = id(frame), id(settings)
    if key not in _shared_parts:
        if len(_shared_parts) >= MAX_FRAMES:
            _shared_parts.clear()
        paths = [frame.home_path, *(item.path for item in (*frame.menu, *frame.footer_menu))]
        above = {path[: place + 1] for path in paths for place, sign in enumerate(path) if sign == "/"}
        _shared_parts[key] = _SharedParts(frame, settings, frozenset(above | set(paths)), {})
    return _shared_parts[key]


def _shared(page: Page, settings: ThemeSettings, context: Mapping[str, Any], name: str) -> Markup:
    """Return a part of the frame, rendered once for all pages that it is the same on.

    Such a template shows ``frame`` alone, links by ``href`` and marks the current entry of a menu by ``head.path`` and
    ``head.section``. So it is the same for the pages of one folder, but for those that a menu leads to or into.
    """
    known, head, path = _shared_parts_of(page.frame, settings), page.head, page.path
    place = path if path in known.in_menu else path.rstrip("/").rpartition("/")[0]
    part = name, place, head.section, path.endswith("/"), head.links_from_root
    found = known.parts.get(part)
    if found is None:
        rendered = environment(settings.template_folders, settings.version).get_template(name).render(context)
        found = known.parts[part] = Markup(rendered)  # noqa: S704 (a template's own)
    return found


def render_page(page: Page, settings: ThemeSettings) -> bytes:
    """Return the page's HTML as UTF-8. A pure function of the page, the templates and the catalogue.

    Raises ThemeError for whatever goes wrong in a template.
    """
    made = environment(settings.template_folders, settings.version)
    context: dict[str, Any] = {"page": page, "frame": page.frame, "head": page.head, "view": page.view}
    context["shared"] = partial(_shared, page, settings, context)
    context["options_css"] = OPTIONS_NAME if OPTIONS_NAME in settings.asset_names else None
    try:
        with at.at_hand(page, settings.asset_names):
            return made.get_template(page.template).render(context).encode("utf-8")
    except Exception as error:
        raise _theme_error(error) from error
