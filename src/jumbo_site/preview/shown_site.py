"""The site as it is shown at one moment: content, plan and theme, and pages made when they are asked for."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from jumbo_site.build.uncollected import uncollected
from jumbo_site.content.load import LoadResult
from jumbo_site.diagnostics import Diagnostic, Location, diagnostic, say
from jumbo_site.model import addresses
from jumbo_site.model.content import Content
from jumbo_site.model.drafts import draft_paths
from jumbo_site.outputs.output import ExportSources
from jumbo_site.plan.page import PlannedPage
from jumbo_site.plan.site_pages import SitePlan, plan_site
from jumbo_site.preview.resident_theme import Theme
from jumbo_site.render.environment import ThemeError, render_page

MAX_REMEMBERED = 300
"""Pages of which the last good bytes are kept, for while they cannot be made."""


@dataclass(frozen=True)
class ShownSite:
    """One generation of the site; ``number`` counts them."""

    number: int
    loaded: LoadResult
    content: Content
    base_url: str
    plan: SitePlan
    pages: Mapping[str, PlannedPage]
    """By their site paths."""
    theme: Theme

    @cached_property
    def drafts(self) -> frozenset[str]:
        """The paths of drafts, without a language."""
        return frozenset(draft_paths(self.content))

    def is_draft(self, path: str) -> bool:
        """Tell whether the page at a site path will not be published: a draft's, or one of an edition that is one."""
        own = path[1:].partition("/")[2]
        return f"/{own}" in self.drafts or f"/{own.partition('/')[0]}/" in self.drafts & self._editions

    @cached_property
    def _editions(self) -> frozenset[str]:
        return frozenset(addresses.edition_path(edition) for edition in self.content.editions)

    @property
    def base_path(self) -> str:
        """Where the site lies on its host: it begins and ends with a slash."""
        return f"/{urlsplit(self.base_url).path.strip('/')}/".replace("//", "/")

    def export_sources(self, content_folder: Path) -> ExportSources:
        """Return what the outputs beside the pages are made from."""
        folders = tuple(Path(folder) for folder in self.theme.settings.template_folders)
        return ExportSources(self.content, self.base_url, content_folder, folders, self.theme.settings.asset_names)


def shown_site(number: int, loaded: LoadResult, content: Content, theme: Theme) -> ShownSite:
    """Plan the pages of a content; none is made."""
    address = content.site.base_url
    plan = plan_site(content, address)
    return ShownSite(number, loaded, content, address, plan, {page.path: page for page in plan.pages}, theme)


@dataclass(frozen=True)
class ShownPage:
    """A page as it is sent, before the preview's own script is put in."""

    path: str
    """The site path that was asked for."""
    body: bytes
    is_found: bool = True
    is_stand_in: bool = False
    """Whether it only says why there is no page."""
    template: str | None = None
    problem: Diagnostic | None = None
    """Why an older page is shown, where the page cannot be made any more."""

    @cached_property
    def version(self) -> str:
        """A name of its bytes."""
        return hashlib.sha256(self.body).hexdigest()[:20]


class PageNotMadeError(Exception):
    """A page cannot be made and there is no older one; the diagnostic says why."""

    def __init__(self, problem: Diagnostic) -> None:
        super().__init__(problem.message)
        self.problem = problem


class ShownPages:
    """The pages that were asked for: each made once for each generation, by one thread at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._number = -1
        self._made: dict[str, ShownPage] = {}
        self._good: OrderedDict[str, ShownPage] = OrderedDict()

    def page(self, site: ShownSite, path: str) -> ShownPage:
        """Return a page, or that of a site path that leads to nothing. Raises PageNotMadeError."""
        with self._lock:
            if site.number < self._number:
                return self._page(site, path)  # asked for while a newer generation came
            if site.number != self._number:
                self._number, self._made = site.number, {}
            if path not in self._made:
                self._made[path] = self._page(site, path)
            return self._made[path]

    def _page(self, site: ShownSite, path: str) -> ShownPage:
        own = path if path in site.pages else _not_found(site, path)
        planned = site.pages[own]
        try:
            with uncollected():
                page = planned.make()
                body = render_page(page, site.theme.settings)
        except ThemeError as error:
            place = Location(_shown(Path(error.file)), error.line or 1) if error.file else None
            problem = diagnostic("template-error", say("The template fails: {message}", message=error.message), place)
        except Exception as error:  # content that the checks, which come later, will complain about
            reason = f"{type(error).__name__}: {error}"
            problem = diagnostic("template-error", say("The page cannot be made: {reason}.", reason=reason))
        else:
            shown = ShownPage(path, body, own == path, template=page.template)
            self._good[path] = shown
            self._good.move_to_end(path)
            if len(self._good) > MAX_REMEMBERED:
                self._good.popitem(last=False)
            return shown
        if path not in self._good:
            raise PageNotMadeError(problem)
        return replace(self._good[path], problem=problem)


def _not_found(site: ShownSite, path: str) -> str:
    """Return the page that says so, in the language of the address where it has one."""
    own = f"/{path[1:].partition('/')[0]}{addresses.NOT_FOUND}"
    return own if own in site.pages else addresses.NOT_FOUND


def _shown(file: Path) -> str:
    """Return a file's name from the working folder on, where it lies there."""
    return file.relative_to(Path.cwd()).as_posix() if file.is_relative_to(Path.cwd()) else file.as_posix()
