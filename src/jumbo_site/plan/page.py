"""A page before it is rendered: an address, a template and a view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from jumbo_site.plan.localizer import Localizer
from jumbo_site.plan.views import Frame, Head, View


def output_path(path: str) -> str:
    """Return the file in the output: a path that ends in ``/`` is a folder with an index.html."""
    relative = path.lstrip("/")
    return relative + "index.html" if not relative or relative.endswith("/") else relative


@dataclass(frozen=True)
class Page:
    """One page of the site, as plain picklable data."""

    path: str
    """The site path: ``/ar/2022/programme/``, ``/ar/404.html``."""
    template: str
    """The template's name in the theme: ``programme.html``."""
    frame: Frame
    head: Head
    view: View
    is_translated: bool = True
    """False when the page's own texts fall back to another language; it stays out of the sitemap."""

    @property
    def output_path(self) -> str:
        """The file in the output."""
        return output_path(self.path)

    @property
    def language(self) -> str:
        """The BCP 47 tag of the page's interface."""
        return self.frame.lang


@dataclass(frozen=True)
class PlannedPage:
    """A page that is known by its address; its view is made when it is asked for.

    So a process makes the views of the pages that it renders, and of no others.
    """

    path: str
    """The site path, as in ``Page``."""
    to: Localizer
    make: Callable[[], Page]
    size: int = 1
    """About how many entries the page shows: large pages are begun first."""
