"""Pages rendered in batches, so that the work can be sent to other processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, as_completed

from jumbo_site.plan.page import Page
from jumbo_site.render.environment import ThemeSettings, render_page

BATCH_SIZE = 32


def render_batch(settings: ThemeSettings, pages: Sequence[Page]) -> list[tuple[str, bytes]]:
    """Return the file and the bytes of each page."""
    return [(page.output_path, render_page(page, settings)) for page in pages]


def render_pages(
    pages: Sequence[Page], settings: ThemeSettings, executor: Executor, progress: Callable[[int], None]
) -> Iterable[tuple[str, bytes]]:
    """Render all pages on an executor; ``progress`` is told how many more are done. The order is not kept."""
    # a batch holds pages of one language, so that a process reads few catalogues and compiles few templates
    batches = list(_batches(sorted(pages, key=lambda page: page.language)))
    futures = [executor.submit(render_batch, settings, batch) for batch in batches]
    for future in as_completed(futures):
        rendered = future.result()
        progress(len(rendered))
        yield from rendered


def _batches(pages: Sequence[Page]) -> Iterator[Sequence[Page]]:
    for start in range(0, len(pages), BATCH_SIZE):
        yield pages[start : start + BATCH_SIZE]
