"""The words that name a target: `folder:`, `git:`, `rsync://`, `user@host:/path`, `s3://`. Pure.

| word | target |
|---|---|
| `folder:/srv/www/site`, or a path with a `/` | a folder of this machine |
| `git:REMOTE#BRANCH` | a branch; REMOTE is a remote's name, an address or a path that git knows |
| `rsync://HOST[:PORT]/MODULE[/PATH]` | an rsync daemon |
| `[USER@]HOST:/PATH` | rsync over ssh |
| `s3://BUCKET[/PREFIX][?endpoint=URL]` | S3, or what is like it |
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from jumbo_site.diagnostics import say
from jumbo_site.publishing.target import WrongTargetError

_HOST = r"(?:[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])"
_USER = r"[A-Za-z0-9_][A-Za-z0-9._-]*"
_SSH = re.compile(rf"(?:{_USER}@)?{_HOST}:(?P<path>.+)", re.DOTALL)
_DAEMON = re.compile(rf"rsync://(?:{_USER}@)?{_HOST}(?::[0-9]{{1,5}})?/(?P<path>.+)", re.DOTALL)
_BUCKET = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{1,61}[A-Za-z0-9])")
_IMPOSSIBLE = re.compile(r"[\x00-\x1f\x7f]")
_WORDS = say("Write folder:PATH, git:REMOTE#BRANCH, rsync://HOST/MODULE/PATH, USER@HOST:/PATH or s3://BUCKET/PREFIX.")


@dataclass(frozen=True)
class FolderAddress:
    """A folder of this machine."""

    path: Path


@dataclass(frozen=True)
class GitAddress:
    """A branch of a repository."""

    remote: str
    branch: str


@dataclass(frozen=True)
class RsyncAddress:
    """What rsync calls a destination, without a slash at its end."""

    destination: str


@dataclass(frozen=True)
class S3Address:
    """A bucket and the beginning of its keys: empty, or with a slash at its end."""

    bucket: str
    prefix: str
    endpoint: str | None


Address = FolderAddress | GitAddress | RsyncAddress | S3Address


def parse_address(word: str, base: Path) -> Address:
    """Read the words that name a target; a relative folder is one of ``base``. Raises WrongTargetError."""
    if not word.strip() or _IMPOSSIBLE.search(word):
        raise WrongTargetError(say("The target is empty or holds characters that cannot be seen."), _WORDS)
    if word.startswith("folder:"):
        return _folder(word.removeprefix("folder:"), base)
    if word.startswith("git:"):
        return _git(word)
    if word.startswith("rsync:"):
        return _rsync(word, _DAEMON)
    if word.startswith("s3:"):
        return _s3(word)
    if "://" in word:
        raise WrongTargetError(say("`{word}` is no kind of target that is known.", word=word), _WORDS)
    before, colon, _ = word.partition(":")
    if colon and "/" not in before and "\\" not in before and len(before) > 1:  # C:\ is a disk
        return _rsync(word, _SSH)
    if "/" in word or "\\" in word:
        return _folder(word, base)
    raise WrongTargetError(
        say("`{word}` is no target.", word=word), say("{words} A name is one of `publish` in site.yaml.", words=_WORDS)
    )


def _folder(path: str, base: Path) -> FolderAddress:
    if not path.strip():
        raise WrongTargetError(say("`folder:` names no folder."), _WORDS)
    return FolderAddress(base / Path(path).expanduser())


def _git(word: str) -> GitAddress:
    remote, mark, branch = word.removeprefix("git:").rpartition("#")
    if not mark or not remote or not branch:
        raise WrongTargetError(say("`{word}` does not name a branch.", word=word), say("Write git:origin#gh-pages."))
    if remote.startswith("-") or "::" in remote or remote != remote.strip():
        raise WrongTargetError(
            say("`{remote}` is no remote of git.", remote=remote),
            say("Name one that `git remote` lists, or its address."),
        )
    return GitAddress(remote, branch)


def _rsync(word: str, pattern: re.Pattern[str]) -> RsyncAddress:
    found = pattern.fullmatch(word)
    path = found["path"] if found else ""
    parts = path.strip("/").split("/")
    if not found or path.startswith(("-", ":", "~")) or ".." in parts or not parts[0]:
        raise WrongTargetError(
            say("`{word}` is no place that can be published to.", word=word),
            say("Write rsync://HOST/MODULE/PATH or USER@HOST:/PATH, with the path of a folder for the site alone."),
        )
    return RsyncAddress(word.rstrip("/"))


def _s3(word: str) -> S3Address:
    try:
        parts = urlsplit(word)
    except ValueError:
        parts = urlsplit("s3:")
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    prefix = parts.path.strip("/")
    wrong_prefix = any(part in ("", ".", "..") for part in prefix.split("/")) and prefix
    if not _BUCKET.fullmatch(parts.netloc) or wrong_prefix or parts.fragment or options.keys() - {"endpoint"}:
        raise WrongTargetError(
            say("`{word}` names no bucket.", word=word), say("Write s3://BUCKET or s3://BUCKET/PREFIX.")
        )
    return S3Address(parts.netloc, f"{prefix}/" if prefix else "", checked_endpoint(options.get("endpoint")))


def checked_endpoint(url: str | None) -> str | None:
    """Return the address of an S3 server, None for Amazon's own. Raises WrongTargetError."""
    if url is None:
        return None
    try:
        parts = urlsplit(url)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.username is None
    except ValueError:
        good = False
    if not good:
        hint = say("Write it as https://storage.example.org, without a name or password.")
        raise WrongTargetError(say("`{url}` is no address of an S3 server.", url=url), hint)
    return url
