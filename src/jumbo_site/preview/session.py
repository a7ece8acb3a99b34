"""The site in memory while it is written: read again after each edit, and the last good one kept."""

from __future__ import annotations

import threading
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from jumbo_site.build.ledger import read_ledger, vanished
from jumbo_site.build.site_build import default_theme_folder
from jumbo_site.build.uncollected import uncollected
from jumbo_site.content.file_names import LEDGER_FILE
from jumbo_site.content.load import ContentReading, LoadResult
from jumbo_site.content.translation_coverage import LanguageCoverage, coverage
from jumbo_site.content.translation_texts import all_texts
from jumbo_site.diagnostics import Diagnostic, diagnostic, has_errors, in_order, say
from jumbo_site.model.content import Content
from jumbo_site.preview.resident_content import ResidentContent
from jumbo_site.preview.resident_theme import ResidentTheme
from jumbo_site.preview.shown_site import PageNotMadeError, ShownPage, ShownPages, ShownSite, shown_site
from jumbo_site.preview.side_outputs import SideOutputs
from jumbo_site.render.assets import UnknownAssetError

READ_AGAIN = 5
"""How often content is read again of which a file vanishes meanwhile."""


@dataclass(frozen=True)
class PreviewOptions:
    """What is shown."""

    content: Path
    theme_folders: tuple[Path, ...] = ()
    """A project's own templates; the default theme comes after them."""
    drafts: bool = True


@dataclass(frozen=True)
class Findings:
    """What is known of the content at hand."""

    diagnostics: tuple[Diagnostic, ...] = ()
    is_complete: bool = False
    """False while the checks that no page needs are still to come."""
    coverage: tuple[LanguageCoverage, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether the site could not be published."""
        return has_errors(self.diagnostics)


class PreviewSession:
    """One project that is looked at. ``look`` and ``check`` are for one thread at a time, the rest for any.

    ``look`` reads what changed, so that pages can be shown; ``check`` does the checks that take longer, once they are.
    """

    def __init__(self, options: PreviewOptions) -> None:
        self._options = options
        self.content = options.content
        self.folders = (*options.theme_folders, default_theme_folder())
        self._resident = ResidentContent(options.content, drafts=options.drafts)
        self._theme = ResidentTheme(self.folders, options.content)
        self._reading: ContentReading | None = None
        self._pages = ShownPages()
        self._outputs = SideOutputs(options.content)
        self._older_assets: Mapping[str, bytes] = {}
        self._looks = 0
        self._check_lock = threading.Lock()
        self.site: ShownSite | None = None
        """The last good one; None until there is one."""
        self.findings = Findings()

    def look(self, paths: Collection[str] = ()) -> bool:
        """Read what has changed; tell whether anything has.

        ``paths`` are absolute: where they are told, the rest may be left for a look that follows.
        """
        with uncollected():
            is_enough, reading = self._resident.read_hinted(paths) if paths else (False, None)
            reading = reading if is_enough else self._read()
            theme_changed = self._theme.has_changed()
            if reading is None and not theme_changed:
                return False
            self._looks += 1
            self._reading = reading or self._reading
            if self._reading is not None:
                self._show(self._reading.quick())
        return True

    def check(self) -> None:
        """Do the checks that ``look`` left out; what they find counts unless something has changed since."""
        with self._check_lock:
            looks, reading, site, findings = self._looks, self._reading, self.site, self.findings
            if reading is None or findings.is_complete:
                return
            loaded = reading.complete()
            found = [*loaded.diagnostics, *(one for one in findings.diagnostics if one.code == "template-error")]
            counted = findings.coverage
            if site is not None and not findings.has_errors:
                found += self._vanished(site, loaded)
                counted = coverage(all_texts(site.content, loaded.sources), site.content.site.languages)
            if looks == self._looks:
                self.findings = Findings(in_order(found), True, counted)

    def _vanished(self, site: ShownSite, loaded: LoadResult) -> list[Diagnostic]:
        """Return what the ledger of published addresses misses."""
        name = f"{self._options.content.as_posix()}/{LEDGER_FILE}"
        ledger = read_ledger(loaded.ledger.text if loaded.ledger else "", name)
        available = {*site.plan.permanent, *site.plan.moved_permanent}
        return [*ledger.diagnostics, *vanished(ledger, name, available)]

    def page(self, path: str) -> ShownPage:
        """Return the page at a site path. Raises PageNotMadeError where there is nothing to show."""
        if self.site is None:
            raise PageNotMadeError(diagnostic("missing-site", say("There is no page yet.")))
        return self._pages.page(self.site, path)

    def file(self, path: str) -> bytes | None:
        """Return the file at a path of the output that is no page, None where there is none.

        Raises what an output raises that cannot be made.
        """
        site = self.site
        if site is None:
            return None
        asset = site.theme.assets.files.get(path) or self._older_assets.get(path)
        if asset is not None:
            return asset
        if path in site.content.media and path not in site.content.images:
            return (self._options.content / path).read_bytes()
        return self._outputs.file(site, path)

    def _read(self) -> ContentReading | None:
        for attempt in range(READ_AGAIN):
            try:
                return self._resident.read()
            except FileNotFoundError:
                if attempt == READ_AGAIN - 1:
                    raise
        return None

    def _show(self, loaded: LoadResult) -> None:
        """Take a content for the one that is shown, where it can be."""
        self.findings = replace(self.findings, diagnostics=loaded.diagnostics, is_complete=False)
        content = loaded.content
        if content is None:
            return
        try:
            theme = self._theme.theme(content.site.theme, _fonts(content))
        except UnknownAssetError as error:
            problems = in_order(
                [*loaded.diagnostics, diagnostic("template-error", say("{message}", message=str(error)))]
            )
            self.findings = replace(self.findings, diagnostics=problems)
            return
        if self.site is not None and self.site.theme is not theme:
            self._older_assets = self.site.theme.assets.files
        self.site = shown_site(self._looks, loaded, content, theme)


def _fonts(content: Content) -> object:
    """Return what tells whether the site's own font files are as they were."""
    return content.documents if content.site.theme.fonts.text or content.site.theme.fonts.heading else None
