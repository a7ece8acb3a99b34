"""The addresses of other sites that the content names, and what is said of those that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from jumbo_site.build.cache import Cache
from jumbo_site.checks.link_visits import LinkVisitor, Visit
from jumbo_site.content.entities import EntitySource
from jumbo_site.content.layout import EntityKey
from jumbo_site.content.markdown_scan import MarkdownLink
from jumbo_site.content.yaml_nodes import MappingNode, Node, ScalarNode, SequenceNode
from jumbo_site.diagnostics import Diagnostic, Location, diagnostic, say
from jumbo_site.messages.system_errors import reason_of

MAX_AGE = 7
"""Days for which an address that was seen well is not asked again."""
_REMEMBERED = ("well", "moved")


def named_addresses(
    sources: Mapping[EntityKey, EntitySource], links: Iterable[MarkdownLink]
) -> list[tuple[str, Location]]:
    """Return each web address of the content with its place, as often as it is written."""
    in_texts = [(link.target, link.location) for link in links]
    in_values = [pair for source in sources.values() for pair in _scalars(source.facts)]
    return [(target, place) for target, place in (*in_texts, *in_values) if _is_web_address(target)]


def _is_web_address(target: str) -> bool:
    return target.lower().startswith(("http://", "https://")) and not any(one.isspace() for one in target)


def _scalars(node: Node) -> Iterator[tuple[str, Location]]:
    if isinstance(node, ScalarNode):
        if node.text is not None:
            yield node.text, node.location
    elif isinstance(node, SequenceNode):
        for item in node.items:
            yield from _scalars(item)
    elif isinstance(node, MappingNode):
        for _, value in node.entries:
            yield from _scalars(value)


class LinkMemory:
    """What earlier runs saw well, with the day: a file in the cache that nothing else needs."""

    def __init__(self, folder: Path, today: date, max_age: int) -> None:
        self._cache = Cache(folder, "links-1")
        self._today = today
        read = self._cache.read("seen")
        rows = read if isinstance(read, dict) else {}
        self._rows = {address: row for address, row in rows.items() if self._is_fresh(row, max_age)}

    def _is_fresh(self, row: object, max_age: int) -> bool:
        if not isinstance(row, list) or len(row) != 2 or not isinstance(row[0], str):
            return False
        try:
            age = (self._today - date.fromisoformat(row[0])).days
        except ValueError:
            return False
        return 0 <= age < max_age

    def known(self, address: str) -> Visit | None:
        """Return what was found lately at an address; None where it has to be asked."""
        row = self._rows.get(address)
        if row is None:
            return None
        return Visit("moved", target=str(row[1])) if row[1] else Visit("well")

    def keep(self, visits: Mapping[str, Visit]) -> None:
        """Remember what was found well. Raises OSError."""
        new = {
            address: [self._today.isoformat(), visit.target]
            for address, visit in visits.items()
            if visit.finding in _REMEMBERED
        }
        if new:
            self._rows |= new
            self._cache.write("seen", dict(sorted(self._rows.items())))


def visited(
    addresses: Iterable[str], visitor: LinkVisitor, memory: LinkMemory
) -> tuple[dict[str, Visit], list[Diagnostic]]:
    """Return what is found at each address, asked now or known from an earlier run; and whether that can be kept."""
    wanted = list(dict.fromkeys(addresses))
    known = {one: visit for one in wanted if (visit := memory.known(one)) is not None}
    found = visitor.visit_all(one for one in wanted if one not in known)
    try:
        memory.keep(found)
    except OSError as error:
        message = say("What was found at other sites cannot be kept: {reason}.", reason=reason_of(error))
        hint = say("The next check asks for all of it again. Choose another folder with --cache.")
        return {**known, **found}, [diagnostic("cache-unwritable", message, None, hint)]
    return {**known, **found}, []


def link_problems(named: Iterable[tuple[str, Location]], visits: Mapping[str, Visit]) -> Iterator[Diagnostic]:
    """Yield a diagnostic at each place of an address that does not lead where it should."""
    for address, place in named:
        visit = visits.get(address)
        if visit is None or visit.finding == "well":
            continue
        shown = address[:120]
        if visit.finding == "gone":
            message = say("`{shown}` is gone: its server answers {status}.", shown=shown, status=visit.status)
            hint = say("Look for its new address, or link to a copy in an archive of the web.")
            yield diagnostic("link-dead", message, place, hint)
        elif visit.finding == "moved":
            message = say("`{shown}` has moved for good.", shown=shown)
            yield diagnostic("link-moved", message, place, say("Its new address is `{target}`.", target=visit.target))
        elif visit.finding == "refused":
            message = say(
                "`{shown}` is not shown to a program: its server answers {status}.", shown=shown, status=visit.status
            )
            yield diagnostic("link-refused", message, place, say("Open it yourself; nothing need be wrong."))
        elif visit.finding == "private":
            message = say(
                "`{shown}` lies in a private network, where readers cannot go; it was not asked.", shown=shown
            )
            yield diagnostic("link-unreachable", message, place, say("Write the address that the public has."))
        else:
            message = say("`{shown}` cannot be reached: {reason}.", shown=shown, reason=visit.reason)
            hint = say("Open it yourself; if it stays so, the page is gone.")
            yield diagnostic("link-unreachable", message, place, hint)
