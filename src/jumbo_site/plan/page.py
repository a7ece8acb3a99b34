"""A page before it is rendered: an address, a template and a view."""

from __future__ import annotations

from dataclasses import dataclass

from jumbo_site.plan.views import Frame, Head, View


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
        """The file in the output: a path that ends in ``/`` is a folder with an index.html."""
        relative = self.path.lstrip("/")
        return relative + "index.html" if not relative or relative.endswith("/") else relative

    @property
    def language(self) -> str:
        """The BCP 47 tag of the page's interface."""
        return self.frame.lang
