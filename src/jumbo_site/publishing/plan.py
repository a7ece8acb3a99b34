"""From what a build made and what a target holds to what is to be sent, replaced and removed: pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jumbo_site.build.output_folder import is_nobodys
from jumbo_site.build.output_paths import folders_above, is_named_by_content
from jumbo_site.build.publication import order_of_coming

if TYPE_CHECKING:
    from jumbo_site.publishing.target import Found


@dataclass(frozen=True)
class Plan:
    """What one publication does to a target. All are paths.

    ``new`` and ``changed`` stand in the order of ``steps``. ``stay`` are assets of the last release, which readers with
    an old page open may still ask for: they leave with the next release. ``foreign`` are files by another hand, and
    ``in_the_way`` those of them that would have to be overwritten. ``record`` is what the target belongs to us after.
    """

    steps: tuple[tuple[str, ...], ...] = ()
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    stay: frozenset[str] = frozenset()
    foreign: tuple[str, ...] = ()
    in_the_way: tuple[str, ...] = ()
    is_foreign_place: bool = False
    record: Mapping[str, str] = field(default_factory=dict)
    is_record_new: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether readers would see no difference."""
        return not (self.new or self.changed or self.removed)

    @property
    def sent(self) -> tuple[str, ...]:
        """All files that are sent, in a safe order."""
        return tuple(path for step in self.steps for path in step)


def make_plan(files: Mapping[str, str], found: Found) -> Plan:
    """Return how a target comes to hold exactly these files (path → SHA-256) beside those that are not ours.

    Files are sent in steps: assets, then what is new, then the pages that change and lead there, the site's entries
    last; old files leave when all have come. So a reader finds at any moment what a page names.
    """
    own = found.record or {}
    new, changed, unchanged, in_the_way = [], [], [], []
    for path, digest in sorted(files.items()):
        if path not in found.present:
            new.append(path)
        elif found.present[path] == digest:
            unchanged.append(path)
        else:
            changed.append(path)
            if path not in own:
                in_the_way.append(path)
    foreign = sorted(found.present.keys() - own.keys() - files.keys())
    in_the_way += _blocking(files, foreign)
    old = {path for path in own if path in found.present and path not in files}
    stay = {path for path in old if is_named_by_content(path) and path not in found.kept}
    if not new and not changed and old <= found.kept:
        stay = old  # nothing new for readers: no release
    record = {**{path: own[path] for path in stay}, **files}
    coming = {path: order_of_coming(path, path not in found.present) for path in (*new, *changed)}
    steps = tuple(tuple(path for path, at in coming.items() if at == place) for place in sorted({*coming.values()}))
    return Plan(
        steps,
        tuple(new),
        tuple(changed),
        tuple(sorted(old - stay)),
        tuple(unchanged),
        frozenset(stay),
        tuple(foreign),
        tuple(sorted(in_the_way)),
        found.record is None and any(not is_nobodys(path) for path in (*foreign, *in_the_way)),
        record,
        record != own or stay != found.kept or found.record is None,
    )


def _blocking(files: Mapping[str, str], foreign: list[str]) -> list[str]:
    """Return foreign files that stand where a folder is needed, and those that lie where a file is to be."""
    folders = {folder for path in files for folder in folders_above(path)}
    return [path for path in foreign if path in folders or any(above in files for above in folders_above(path))]
