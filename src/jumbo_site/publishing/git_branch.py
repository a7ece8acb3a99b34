"""A branch of a Git repository, such as hosts of pages serve. Atomic: readers get the old commit or the new one.

A commit is put together from blobs and an index of its own; working tree and index of the organiser are not touched.
The parent is the branch's tip, so that a push only ever adds to it: where another was faster, git rejects it.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from jumbo_site.build.output_paths import MANIFEST, folders_above
from jumbo_site.diagnostics import Listed, say
from jumbo_site.publishing.address import GitAddress
from jumbo_site.publishing.git_program import Git, GitError, run_git
from jumbo_site.publishing.plan import Plan
from jumbo_site.publishing.record import read_record, record_bytes
from jumbo_site.publishing.release import Release
from jumbo_site.publishing.target import Found, Sent, TargetMovedError, WrongTargetError, masked

NO_JEKYLL = ".nojekyll"
"""Lets GitHub Pages serve a branch as it is, with the files whose names begin with `_` (GitHub's documentation)."""
_REJECTED = ("fetch first", "non-fast-forward", "cannot lock ref", "stale info", "reference already exists")


class GitBranchTarget:
    """A branch of a remote, or of a repository at an address or path."""

    def __init__(self, address: GitAddress, content: Path) -> None:
        self.address = address
        self.ref = f"refs/heads/{address.branch}"
        self._folder = Path(tempfile.mkdtemp(prefix="jumbo-site-publish-"))
        self._source = _repository_of(content)
        self._content = content
        self._tip: str | None = None
        self._entries: dict[str, tuple[str, str]] = {}
        try:
            run_git(["check-ref-format", "--branch", address.branch], say("No branch"))
        except GitError as error:
            self.close()
            raise WrongTargetError(
                say("`{branch}` is no name of a branch.", branch=address.branch), say("Write git:origin#gh-pages.")
            ) from error
        self._git = Git(self._source) if self._source else self._own_repository()

    @property
    def name(self) -> str:
        """The word, without what stands before a host."""
        return masked(f"git:{self.address.remote}#{self.address.branch}")

    def look(self, release: Release) -> Found:
        """Fetch the branch and compare blobs."""
        self._check_remote()
        self._tip = self._fetch()
        self._entries = self._tree(self._tip) if self._tip else {}
        blobs = dict(zip(release.files, self._blobs(release, release.files, write=False), strict=True))
        record = None
        if MANIFEST in self._entries:
            blob = self._entries[MANIFEST][1]
            record = read_record(self._git.run(say("The record cannot be read"), "cat-file", "blob", blob), self.name)
        present = {
            path: release.files[path] if path in blobs and entry == ("100644", blobs[path]) else ""
            for path, entry in self._entries.items()
            if path != MANIFEST and (path != NO_JEKYLL or path in blobs)
        }
        return Found(record.files if record else None, record.kept if record else frozenset(), present)

    def send(self, release: Release, plan: Plan, sent: Sent) -> None:
        """Commit and push."""
        self._check_author()
        index = {"GIT_INDEX_FILE": str(self._folder / "index")}
        self._git.run(
            say("The index cannot be made"), "read-tree", *([self._tip] if self._tip else ["--empty"]), env=index
        )
        gone = [*plan.removed, *self._blocking(plan)]
        added = dict(zip(plan.sent, self._blobs(release, plan.sent, write=True), strict=True))
        added[MANIFEST] = self._blob(record_bytes(plan.record, plan.stay))
        if NO_JEKYLL not in self._entries and NO_JEKYLL not in added:
            added[NO_JEKYLL] = self._blob(b"")
        nothing = "0" * len(added[MANIFEST])
        lines = [
            *(f"0 {nothing}\t{path}" for path in gone),
            *(f"100644 {blob}\t{path}" for path, blob in added.items()),
        ]
        listed = "".join(f"{line}\0" for line in lines).encode()
        self._git.run(say("The index cannot be made"), "update-index", "-z", "--index-info", data=listed, env=index)
        tree = self._git.word(say("The tree cannot be written"), "write-tree", env=index)
        parents = ["-p", self._tip] if self._tip else []
        commit = self._git.word(
            say("The commit cannot be written"), "commit-tree", *parents, tree, data=self._message()
        )
        self._push(commit)
        sent(len(plan.sent) + len(plan.removed))

    def close(self) -> None:
        """Remove the index, and the repository that was made where there is none."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _own_repository(self) -> Git:
        run_git(["init", "--quiet", "--bare", str(self._folder / "own.git")], say("No repository can be made"))
        return Git(self._folder / "own.git")

    def _check_remote(self) -> None:
        """Raise WrongTargetError for a name that no remote has; what holds a slash or a colon is an address."""
        remote = self.address.remote
        if "/" in remote or ":" in remote or "\\" in remote:
            return
        known = self._git.word(say("Remotes"), "remote").split()
        if remote not in known:
            listed = (
                say("Remotes here: {known}.", known=Listed(known))
                if known
                else say("Give its address, or its path with a `/`.")
            )
            raise WrongTargetError(
                say("There is no remote `{remote}` in the repository of the content.", remote=remote), listed
            )
        if self.ref == self._edited_branch():
            hint = say("Publish to another, such as git:origin#gh-pages.")
            raise WrongTargetError(
                say("`{branch}` is the branch that the content is edited on.", branch=self.address.branch), hint
            )

    def _edited_branch(self) -> str | None:
        try:
            return self._git.word(say("No branch"), "symbolic-ref", "--quiet", "HEAD")
        except GitError:  # a commit without a branch
            return None

    def _fetch(self) -> str | None:
        """Return the commit that the branch stands at, None where there is no such branch."""
        remote, own = self.address.remote, f"refs/jumbo-site/{self.address.branch}"
        what, hint = (
            say("`{name}` cannot be reached", name=self.name),
            say("Look whether `git ls-remote` works with it."),
        )
        listed = self._git.run(what, "ls-remote", "--", remote, self.ref, hint=hint).decode()
        if not any(line.split("\t")[-1] == self.ref for line in listed.splitlines()):
            return None
        shallow = self._git.word(say("Shallow"), "rev-parse", "--is-shallow-repository") == "true" or not self._source
        options = ["--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules"]
        options += ["--depth=1"] if shallow else []
        self._git.run(what, "fetch", *options, "--", remote, f"+{self.ref}:{own}", hint=hint)
        return self._git.word(what, "rev-parse", "--verify", own)

    def _tree(self, commit: str) -> dict[str, tuple[str, str]]:
        listed = self._git.run(say("The branch cannot be read"), "ls-tree", "-r", "-z", "--full-tree", commit)
        entries = {}
        for line in listed.decode("utf-8", "surrogateescape").split("\0")[:-1]:
            facts, _, path = line.partition("\t")
            mode, _, blob = facts.split(" ")
            entries[path] = (mode, blob)
        return entries

    def _blobs(self, release: Release, paths: Iterable[str], *, write: bool) -> list[str]:
        """Return the names of files as blobs, in order; no filter and no conversion of line ends touches them."""
        folder = release.folder.resolve()
        listed = "".join(f"{folder / path}\n" for path in paths).encode("utf-8", "surrogateescape")
        options = ["--no-filters", "--stdin-paths", *(["-w"] if write else [])]
        return self._git.run(say("The site cannot be read"), "hash-object", *options, data=listed).decode().split()

    def _blob(self, data: bytes) -> str:
        return self._git.word(
            say("A blob cannot be written"), "hash-object", "-w", "--no-filters", "--stdin", data=data
        )

    def _blocking(self, plan: Plan) -> list[str]:
        """Return entries that must leave since a folder comes in their place, or a file in that of their folder."""
        folders = {folder for path in plan.sent for folder in folders_above(path)}
        files = set(plan.sent)
        return [
            path for path in self._entries if path in folders or any(above in files for above in folders_above(path))
        ]

    def _check_author(self) -> None:
        for name in ("GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"):
            self._git.run(
                say("git does not know who publishes"),
                "-c",
                "user.useConfigOnly=true",
                "var",
                name,
                hint=say("Set it with `git config --global user.name` and `git config --global user.email`."),
            )

    def _message(self) -> bytes:
        """Return the commit's message, with the commit that the content stands at."""
        message = "Publish the site\n"
        if self._source:
            try:
                source = self._git.word(say("No commit"), "rev-parse", "--verify", "--quiet", "HEAD")
                place = ["-C", str(self._content.resolve()), "status", "--porcelain", "--untracked-files=no", "--", "."]
                dirty = run_git(place, say("No working tree"))
            except GitError:
                return message.encode()
            edited = " and edits that are not committed" if dirty else ""
            message += f"\nFrom {source}{edited}.\n"
        return message.encode()

    def _push(self, commit: str) -> None:
        try:
            self._git.run(
                say("`{name}` did not take the commit", name=self.name),
                "push",
                "--quiet",
                "--no-verify",
                "--no-follow-tags",
                "--recurse-submodules=no",
                "--",
                self.address.remote,
                f"{commit}:{self.ref}",
                hint=say("Look whether you may push there; nothing was changed."),
            )
        except GitError as error:
            if any(sign in error.said for sign in _REJECTED):
                message = say(
                    "`{name}` was published to by another at the same time; nothing was changed.", name=self.name
                )
                raise TargetMovedError(message, say("Publish again.")) from error
            raise
        self._git.run(say("The ref cannot be kept"), "update-ref", f"refs/jumbo-site/{self.address.branch}", commit)


def _repository_of(content: Path) -> Path | None:
    """Return the folder of the repository that the content lies in."""
    try:
        found = run_git(["-C", str(content.resolve()), "rev-parse", "--absolute-git-dir"], say("No repository"))
    except GitError:
        return None
    return Path(found.decode("utf-8", "surrogateescape").rstrip("\n"))
