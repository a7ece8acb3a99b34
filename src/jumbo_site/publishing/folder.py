"""A folder of this machine: published to as a build publishes, by the same transaction.

Atomic is each file, and the whole as far as a journal goes: once it stands, an interrupted publication is completed by
whoever opens the folder next.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from jumbo_site.build.manifest import read_kept, read_manifest
from jumbo_site.build.output_folder import PublishRefusedError, check_foreign_content, check_output_folder
from jumbo_site.build.output_paths import JOURNAL, MANIFEST, STAGING
from jumbo_site.build.publication import file_digest, opened
from jumbo_site.diagnostics import say
from jumbo_site.messages.system_errors import reason_of
from jumbo_site.publishing.plan import Plan
from jumbo_site.publishing.release import Release
from jumbo_site.publishing.target import Found, PublishingError, Sent, TargetMovedError, WrongTargetError


class FolderTarget:
    """A folder that holds a site alone."""

    def __init__(self, path: Path, forbidden: Sequence[Path]) -> None:
        self.path = path
        self.forbidden = (*forbidden,)
        self._record: Mapping[str, str] | None = None

    @property
    def name(self) -> str:
        """The path."""
        return str(self.path)

    def look(self, release: Release) -> Found:
        """Read what of ours is there, and its bytes."""
        try:
            check_output_folder(self.path, (*self.forbidden, release.folder))
            if not self.path.exists():
                return Found()
            if not os.path.lexists(self.path / JOURNAL):
                check_foreign_content(self.path)
            record = read_manifest(self.path) if (self.path / MANIFEST).exists() else None
            known = release.files.keys() | (record or {}).keys()
            present = {path: self._digest(path) if path in known else "" for path in self._paths()}
            self._record = record
            return Found(record, read_kept(self.path), present)
        except PublishRefusedError as refused:
            raise _wrong(refused) from refused
        except OSError as error:
            raise _failed(error, self.path) from error

    def send(self, release: Release, plan: Plan, sent: Sent) -> None:
        """Stage the new files and move them into place."""
        try:
            with opened(self.path, (*self.forbidden, release.folder)) as publication:
                if publication.owned != (self._record or {}):
                    raise TargetMovedError(
                        say("`{name}` was published to by another at the same time.", name=self.name)
                    )
                for path in plan.sent:
                    if publication.stage(path, release.folder / path) != release.files[path]:
                        raise PublishingError(say("The site was built again meanwhile."), say("Publish again."))
                    sent(1)
                publication.owned.update(dict.fromkeys(plan.in_the_way, ""))
                publication.commit(release.files, plan.sent, plan.stay)
                sent(len(plan.removed))
        except PublishRefusedError as refused:
            raise _wrong(refused) from refused
        except OSError as error:
            raise _failed(error, self.path) from error

    def close(self) -> None:
        """Nothing is kept open."""

    def _paths(self) -> Iterator[str]:
        for folder, folders, names in os.walk(self.path):
            inside = Path(folder).relative_to(self.path)
            links = [name for name in folders if (Path(folder) / name).is_symlink()]
            folders[:] = [name for name in folders if name not in (STAGING, ".git", *links)]
            for name in (*names, *links):
                path = (inside / name).as_posix()
                if path not in (MANIFEST, JOURNAL):
                    yield path

    def _digest(self, path: str) -> str:
        file = self.path / path
        return file_digest(file) if file.is_file() and not file.is_symlink() else ""


def _wrong(refused: PublishRefusedError) -> WrongTargetError:
    first = refused.diagnostics[0]
    return WrongTargetError(first.message, first.hint)


def _failed(error: OSError, path: Path) -> PublishingError:
    return PublishingError(say("{reason}: {file}", reason=reason_of(error), file=str(error.filename or path)))
