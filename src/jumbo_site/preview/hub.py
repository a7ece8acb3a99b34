"""The pages that are open in browsers, and what each is told when the site changes."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from jumbo_site.diagnostics import Severity, diagnostic, say
from jumbo_site.messages.languages import ENGLISH, Speech
from jumbo_site.preview.injection import problem_page
from jumbo_site.preview.messages import state_message, styles_renamed
from jumbo_site.preview.session import PreviewSession
from jumbo_site.preview.shown_site import PageNotMadeError, ShownPage
from jumbo_site.preview.threads import in_thread

PATIENCE = 0.2
"""Seconds that browsers have to fetch what is new, before the longer checks take the processor."""


@dataclass(eq=False)
class Viewer:
    """One open page: its site path, and the page as it has it."""

    send: Callable[[str], Awaitable[None]]
    path: str
    shown: ShownPage | None = None
    assets: Mapping[str, str] | None = None
    """The theme's names at that time."""


class Hub:
    """All viewers of a session."""

    def __init__(self, session: PreviewSession, editor: str, words: Speech = ENGLISH) -> None:
        self.session = session
        self.editor = editor
        self.words = words
        self.viewers: set[Viewer] = set()
        self._looking = asyncio.Lock()
        self._checking: asyncio.Task[None] | None = None

    async def look(self, paths: Collection[str] = ()) -> None:
        """Read what has changed, tell the viewers at once, and do the rest afterwards.

        ``paths`` are what a watcher told, absolute: they are looked at first.
        """
        async with self._looking:
            if not await in_thread(lambda: self.session.look(paths)):
                return
            await self.tell_all()
        if self._checking is not None:
            self._checking.cancel()
        self._checking = asyncio.create_task(self._check(is_whole=not paths))

    async def _check(self, *, is_whole: bool) -> None:
        """Look at the whole where that is still to come, do the longer checks, and tell what they found."""
        await asyncio.sleep(PATIENCE)
        if not is_whole:
            async with self._looking:
                if await in_thread(self.session.look):
                    await self.tell_all()
        await in_thread(self.session.check)
        await self.tell_all()

    async def tell_all(self) -> None:
        """Bring every viewer up to date."""
        await asyncio.gather(*(self.tell(viewer) for viewer in list(self.viewers)), return_exceptions=True)

    async def join(self, viewer: Viewer, version: str) -> None:
        """Take in a viewer, whose page has the bytes of this version."""
        shown, names = await self.page(viewer.path), self._asset_names()
        if shown.version == version:
            viewer.shown, viewer.assets = shown, names
        self.viewers.add(viewer)
        await self.tell(viewer)

    async def page(self, path: str) -> ShownPage:
        """Return what is shown at a site path: a page, or the one that says why there is none."""
        try:
            return await in_thread(lambda: self.session.page(path))
        except PageNotMadeError as error:
            errors = [one for one in self.session.findings.diagnostics if one.severity is Severity.ERROR]
            own = [error.problem] if self.session.site is not None else []
            reading = diagnostic("content-changing", say("The content is being read."))
            body = problem_page([*own, *errors] or [reading], self.editor, self.words)
            return ShownPage(path, body, is_stand_in=True)

    async def tell(self, viewer: Viewer) -> None:
        """Reload a page that has changed, or only its stylesheets, and tell it the state of the content."""
        names = self._asset_names()
        shown = await self.page(viewer.path)
        if viewer.shown is None or viewer.shown.version != shown.version:
            styles = styles_renamed(viewer.shown, shown, viewer.assets or {}, names) if viewer.shown is not None else {}
            await _send(viewer, {"type": "styles", "renamed": styles} if styles else {"type": "reload"})
            viewer.shown, viewer.assets = shown, names
        state = state_message(self.session.findings, self.session.site, shown, self.editor, self.words)
        await _send(viewer, state)

    def _asset_names(self) -> Mapping[str, str]:
        site = self.session.site
        return site.theme.assets.names if site is not None else {}


async def _send(viewer: Viewer, message: Mapping[str, Any]) -> None:
    await viewer.send(json.dumps(message, ensure_ascii=True))
