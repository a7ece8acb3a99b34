"""What is read from a rendered page: where it leads within the site, and which places it has.

The pages are the generator's own, so their HTML is regular: attributes stand in double quotes.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import unquote
from uuid import uuid4

_LINK = re.compile(r'<a\b[^>]*?\shref="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


@dataclass(frozen=True)
class PageFacts:
    """What is remembered of a page."""

    path: str
    leads_to: frozenset[str]
    """Site paths of other pages, without the language; each is told by one page of a process alone."""
    places: frozenset[str]
    """Its ids, where they are asked for."""


@dataclass(frozen=True)
class PageReader:
    """Reads pages. Plain picklable data, since each process has one."""

    languages: tuple[str, ...]
    base_path: str
    """The path of the site's address, which rooted links begin with: ``/`` or ``/jumbo/``."""
    asked_for: frozenset[str]
    """Site paths of the pages whose ids are wanted."""
    run: str = field(default_factory=lambda: uuid4().hex)
    """Names this run: what a process told in another one is told anew."""

    def __call__(self, path: str, content: bytes) -> PageFacts:
        """Return the facts of a page."""
        text = content.decode("utf-8")
        folders = path.split("/")[1:-1]
        above = ["/" + "".join(f"{one}/" for one in folders[:count]) for count in range(len(folders), -1, -1)]
        targets = {self._target(above, address) for address in set(_LINK.findall(text))}
        paths = {without_language(target, self.languages) for target in targets if target is not None}
        places = frozenset(map(html.unescape, _ID.findall(text))) if path in self.asked_for else frozenset()
        own = without_language(path, self.languages)
        return PageFacts(path, frozenset(_news_of(self.run, paths - {own})), places)

    def _target(self, above: list[str], address: str) -> str | None:
        """Return the site path that an address leads to from a page in ``above[0]``; None where it leads elsewhere."""
        written = html.unescape(address) if "&" in address else address
        bare = written.partition("#")[0].partition("?")[0]
        if not bare or (":" in bare and _SCHEME.match(bare)) or bare.startswith("//"):
            return None
        if bare[0] == "/":
            if not bare.startswith(self.base_path):
                return None
            whole = "/" + bare[len(self.base_path) :]
        else:
            up = 0
            while bare.startswith("../"):
                up += 1
                bare = bare[3:]
            whole = above[min(up, len(above) - 1)] + bare.removeprefix("./")
        return unquote(whole) if "%" in whole else whole


def without_language(path: str, languages: Iterable[str]) -> str:
    """Return a site path as it is in every language: ``/ar/2022/`` is ``/2022/``."""
    first, _, rest = path[1:].partition("/")
    return "/" + rest if first in languages else path


_told: dict[str, set[str]] = {}


def _news_of(run: str, paths: set[str]) -> set[str]:
    """Return those paths that this process has not told before in a run: menus lead everywhere from everywhere."""
    if run not in _told:
        _told.clear()
    known = _told.setdefault(run, set())
    new = paths - known
    known |= new
    return new
