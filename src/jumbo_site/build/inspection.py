"""What a check looks at beyond what a build does: a thing that is handed in, so that the build knows nothing of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from jumbo_site.diagnostics import Diagnostic

if TYPE_CHECKING:
    from jumbo_site.content.load import LoadResult
    from jumbo_site.plan.site_pages import SitePlan

PageLook = Callable[[str, bytes], Any]
"""Takes a page's site path and its bytes; gives what is to be remembered of it. Both must be picklable."""


class Inspection(Protocol):
    """Looks at each rendered page, and at the end says what is wrong."""

    def page_look(self, loaded: LoadResult, plan: SitePlan) -> PageLook:
        """Return what each process does with the pages that it renders."""

    def problems(self, loaded: LoadResult, plan: SitePlan | None, seen: Sequence[Any]) -> Iterable[Diagnostic]:
        """Return what is wrong. ``seen`` is what came of the pages; without a plan there are none."""
