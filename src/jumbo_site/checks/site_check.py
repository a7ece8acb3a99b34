"""`jumbo-site check`: what a build would report, and all that only a check looks at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from jumbo_site import __version__
from jumbo_site.build.build_report import BuildOptions, BuildReport, Progress
from jumbo_site.build.site_build import check_site, default_theme_folder
from jumbo_site.checks.colour_contrast import contrast_problems
from jumbo_site.checks.inside_links import dead_own_addresses, links_to_places, missing_anchors, orphan_pages
from jumbo_site.checks.media_files import media_sizes, unused_media
from jumbo_site.checks.page_facts import PageFacts, PageReader
from jumbo_site.content.headings import heading_problems
from jumbo_site.content.image_texts import field_image_problems, prose_image_problems
from jumbo_site.content.layout import EntityKey
from jumbo_site.content.link_texts import link_text_problems
from jumbo_site.content.prose_links import ProseLinks, prose_links
from jumbo_site.content.repeated_titles import repeated_titles
from jumbo_site.diagnostics import Diagnostic

if TYPE_CHECKING:
    from jumbo_site.checks.link_visits import LinkVisitor
    from jumbo_site.content.load import LoadResult
    from jumbo_site.model.content import Content
    from jumbo_site.plan.site_pages import SitePlan


@dataclass(frozen=True)
class LinkCheck:
    """That the addresses of other sites are asked, and how."""

    today: date
    max_age: int
    """Days for which an address that was seen well is not asked again; 0 asks all."""
    cache: Path | None = None
    """The folder for the cache; by default the one of builds, beside the content."""
    visitor: LinkVisitor | None = None
    """Who asks; by default one that says the site's name, asks only what is public, and makes pauses."""


def check_whole_site(
    options: BuildOptions,
    executor: Executor | None,
    progress: Progress,
    *,
    jobs: int | None = None,
    links: LinkCheck | None = None,
) -> BuildReport:
    """Check a site and write nothing, but for the cache of ``links``, which are asked where they are given."""
    return check_site(options, executor, progress, jobs=jobs, inspection=_SiteInspection(options, links))


def polite_visitor(site: str | None) -> LinkVisitor:
    """Return who asks under the name of a site, by its address."""
    from jumbo_site.checks.link_visits import LinkVisitor
    from jumbo_site.checks.web_requests import Manners

    return LinkVisitor(Manners(f"jumbo-site/{__version__} (check of the links of {site or 'a conference site'})"))


@dataclass(frozen=True)
class _SiteInspection:
    """What a check adds to a build (``build.inspection``)."""

    options: BuildOptions
    links: LinkCheck | None

    def page_look(self, loaded: LoadResult, plan: SitePlan) -> PageReader:
        content = _content(loaded)
        texts = prose_links(loaded.sources, loaded.links)
        asked_for = frozenset(page for page, *_ in links_to_places(texts, content))
        base_path = urlsplit(self.options.base_url or content.site.base_url).path or "/"
        return PageReader(content.language_tags, base_path, asked_for)

    def problems(
        self, loaded: LoadResult, plan: SitePlan | None, seen: Sequence[PageFacts | None]
    ) -> Iterable[Diagnostic]:
        texts = prose_links(loaded.sources, loaded.links)
        found = list(_text_problems(texts, loaded))
        if loaded.content is not None and plan is not None:
            facts = [one for one in seen if one is not None]
            found += self.site_problems(loaded, loaded.content, texts, facts)
        if self.links is not None:
            found += self.outside_problems(loaded, self.links)
        return found

    def site_problems(
        self, loaded: LoadResult, content: Content, texts: list[ProseLinks], facts: list[PageFacts]
    ) -> Iterator[Diagnostic]:
        """Yield what concerns the site as a whole."""
        from jumbo_site.checks.outside_links import named_addresses

        root, shown = self.options.content, self.options.content.as_posix()
        pages = frozenset(one.path for one in facts)
        yield from missing_anchors(texts, content, {one.path: one for one in facts})
        named = named_addresses(loaded.sources, loaded.links)
        yield from dead_own_addresses(named, content.site.base_url, pages, content.language_tags)
        yield from orphan_pages(content, loaded.sources, facts, pages)
        yield from repeated_titles(content, loaded.sources)
        yield from field_image_problems(content, loaded.sources)
        unfit = frozenset(one.location.file for one in loaded.diagnostics if one.location is not None)
        yield from unused_media(content, loaded.sources, loaded.links, shown, unfit)
        yield from media_sizes(content, root, shown)
        if content.site.theme.colour is not None:
            place = loaded.sources[EntityKey("site", "", "site")].value_location(("theme", "colour"))
            yield from contrast_problems(content.site.theme.colour, self.stylesheet(), place)

    def outside_problems(self, loaded: LoadResult, links: LinkCheck) -> list[Diagnostic]:
        """Ask for the addresses of other sites."""
        from jumbo_site.checks.outside_links import LinkMemory, link_problems, named_addresses, visited

        own = loaded.content.site.base_url if loaded.content is not None else self.options.base_url
        named = [
            (address, place)
            for address, place in named_addresses(loaded.sources, loaded.links)
            if own is None or not f"{address}/".startswith(own)
        ]
        root = links.cache or self.options.content.resolve().parent / ".jumbo-site-cache"
        memory = LinkMemory(root / "links", links.today, links.max_age)
        visitor = links.visitor or polite_visitor(own)
        visits, unwritable = visited((address for address, _ in named), visitor, memory)
        return [*link_problems(named, visits), *unwritable]

    def stylesheet(self) -> str:
        """Return the stylesheet of the site: a project's own comes before the theme's."""
        for folder in (*self.options.theme_folders, default_theme_folder()):
            file = folder / "static" / "css" / "site.css"
            if file.is_file():
                return file.read_text("utf-8")
        return ""


def _text_problems(texts: Iterable[ProseLinks], loaded: LoadResult) -> Iterator[Diagnostic]:
    """Yield what concerns the writing of single texts."""
    for text in texts:
        yield from heading_problems(text.prose)
        yield from link_text_problems(text)
        yield from prose_image_problems(text, loaded.texts.get(text.prose.file, ""))


def _content(loaded: LoadResult) -> Content:
    if loaded.content is None:
        raise ValueError("content with errors has no pages")
    return loaded.content
