"""Places to publish to, each with a way of its own to look at what is there: not the one that is tested."""

from __future__ import annotations

import contextlib
import os
import shlex
import socketserver
import subprocess
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import pytest

RECORD = ".jumbo-site.json"


class Place(Protocol):
    """A place that can be published to."""

    word: str

    def read(self) -> dict[str, bytes]:
        """Return all files that are there."""

    def put(self, path: str, data: bytes) -> None:
        """Put a file there by another hand."""


@dataclass
class FolderPlace:
    """A folder, whatever the way that leads there."""

    folder: Path
    word: str

    def read(self) -> dict[str, bytes]:
        files = (file for file in self.folder.rglob("*") if not file.is_dir())
        return {file.relative_to(self.folder).as_posix(): file.read_bytes() for file in files}

    def put(self, path: str, data: bytes) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def git(folder: Path, *arguments: str, data: bytes = b"") -> str:
    """Run git in a folder."""
    done = subprocess.run(["git", *arguments], cwd=folder, input=data, capture_output=True, check=True)
    return done.stdout.decode("utf-8", "surrogateescape")


@dataclass
class BranchPlace:
    """A branch of a bare repository; ``.nojekyll``, which lies there for the host, is left out."""

    repository: Path
    word: str

    def read(self) -> dict[str, bytes]:
        if not git(self.repository, "for-each-ref", "refs/heads/pages"):
            return {}
        listed = git(self.repository, "ls-tree", "-r", "-z", "pages").split("\0")[:-1]
        blobs = {line.split("\t")[1]: line.split("\t")[0].split(" ")[2] for line in listed}
        wanted = "".join(f"{blob}\n" for blob in blobs.values()).encode()
        command = ["git", "cat-file", "--batch"]
        run = subprocess.run(command, cwd=self.repository, input=wanted, capture_output=True, check=True)
        files, at = {}, 0
        for path in blobs:
            head, _, _ = run.stdout[at:].partition(b"\n")
            start = at + len(head) + 1
            at = start + int(head.split()[2])
            files[path] = run.stdout[start:at]
            at += 1
        assert files.pop(".nojekyll", b"") == b""
        return files

    def put(self, path: str, data: bytes) -> None:
        other = self.repository.parent / "other"
        if not other.exists():
            git(self.repository.parent, "clone", "--quiet", str(self.repository), "other")
        if git(self.repository, "for-each-ref", "refs/heads/pages"):
            git(other, "fetch", "--quiet", "origin")
            git(other, "checkout", "--quiet", "-B", "pages", "origin/pages")
        else:
            git(other, "checkout", "--quiet", "-B", "pages")
        (other / path).parent.mkdir(parents=True, exist_ok=True)
        (other / path).write_bytes(data)
        git(other, "add", "--", path)
        git(other, "commit", "--quiet", "--message", "By another hand")
        git(other, "push", "--quiet", "origin", "pages")


@dataclass
class S3Server:
    """A server of S3 on this machine. ``requests`` are those that it answered; ``fails_at`` says which it refuses."""

    url: str
    client: Any
    requests: list[tuple[str, str]] = field(default_factory=list)
    fails_at: Callable[[str, str], bool] = lambda method, path: False

    def number(self, method: str) -> int:
        """Return how many requests of a kind were made."""
        return sum(one == method for one, _ in self.requests)


@dataclass
class BucketPlace:
    """A prefix in a bucket."""

    server: S3Server
    bucket: str
    prefix: str
    word: str

    def read(self) -> dict[str, bytes]:
        pages = self.server.client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket, Prefix=self.prefix)
        keys = [entry["Key"] for page in pages for entry in page.get("Contents", ())]
        get = self.server.client.get_object
        return {key.removeprefix(self.prefix): get(Bucket=self.bucket, Key=key)["Body"].read() for key in keys}

    def put(self, path: str, data: bytes) -> None:
        self.server.client.put_object(Bucket=self.bucket, Key=self.prefix + path, Body=data)


@contextlib.contextmanager
def serve_s3() -> Iterator[S3Server]:
    """Serve S3 (moto's) on a free port of the loopback."""
    import boto3
    from moto.server import DomainDispatcherApplication, create_backend_app
    from werkzeug.serving import WSGIRequestHandler, make_server

    class Quiet(WSGIRequestHandler):
        def log(self, type: str, message: str, *args: object) -> None:
            pass

    store = DomainDispatcherApplication(create_backend_app)

    def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
        server.requests.append((method, path))
        if server.fails_at(method, path):
            environ["werkzeug.socket"].close()  # the line is cut
            raise ConnectionResetError
        return store(environ, start)  # type: ignore[no-any-return]

    http = make_server("127.0.0.1", 0, answer, threaded=True, request_handler=Quiet)
    url = f"http://127.0.0.1:{http.server_port}"
    keys = {"aws_access_key_id": "not-a-key", "aws_secret_access_key": "not-a-secret"}
    client = boto3.client("s3", endpoint_url=url, region_name="us-east-1", **keys)
    server = S3Server(url, client)
    thread = threading.Thread(target=http.serve_forever, args=(0.02,))
    thread.start()
    yield server
    client.close()
    http.shutdown()
    thread.join()
    http.server_close()


@dataclass
class Daemon:
    """An rsync daemon on the loopback; ``breaks_at`` says at which connection, counted from 1, the line is cut."""

    port: int
    connections: int = 0
    breaks_at: int = 0


@contextlib.contextmanager
def serve_rsync(folder: Path) -> Iterator[Daemon]:
    """Serve a folder as the module `www`, one daemon for each connection, as inetd does (rsyncd.conf(5))."""
    settings = folder.parent / "rsyncd.conf"
    account = f"uid = {os.getuid()}\ngid = {os.getgid()}\n"
    settings.write_text(
        f"use chroot = no\nreverse lookup = no\n{account}[www]\npath = {folder}\nread only = no\n", "utf-8"
    )

    class Connection(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            daemon.connections += 1
            if daemon.connections == daemon.breaks_at:
                return
            command = ["rsync", "--daemon", f"--config={settings}", f"--log-file={folder.parent}/rsyncd.log"]
            subprocess.run(command, stdin=self.request, stdout=self.request, check=False)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Connection) as server:
        daemon = Daemon(server.server_address[1])
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield daemon
        server.shutdown()
        thread.join()


@contextlib.contextmanager
def _folder(tmp_path: Path, s3: S3Server, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    yield FolderPlace(tmp_path / "www", f"folder:{tmp_path}/www")


@contextlib.contextmanager
def _branch(tmp_path: Path, s3: S3Server, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    git(tmp_path, "init", "--quiet", "--bare", "pages.git")
    yield BranchPlace(tmp_path / "pages.git", f"git:{tmp_path}/pages.git#pages")


@contextlib.contextmanager
def _daemon(tmp_path: Path, s3: S3Server, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    (tmp_path / "www").mkdir()
    with serve_rsync(tmp_path / "www") as daemon:
        yield FolderPlace(tmp_path / "www" / "my site", f"rsync://127.0.0.1:{daemon.port}/www/my site")


@contextlib.contextmanager
def _shell(tmp_path: Path, s3: S3Server, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """Let a shell stand for ssh and the machine behind it: it reads the command's line as that machine's would."""
    shell = tmp_path / "ssh"
    log = shlex.quote(f"{tmp_path}/ssh.log")
    run = 'while [ "$1" = -l ]; do shift 2; done\nshift\nexec sh -c "$*"\n'
    shell.write_text(f'#!/bin/sh\necho "$@" >> {log}\n{run}', "utf-8")
    shell.chmod(0o755)
    monkeypatch.setenv("RSYNC_RSH", str(shell))
    folder = tmp_path / "w $(touch pwned) *"
    yield FolderPlace(folder, f"mira@web.example:{folder}")


@contextlib.contextmanager
def _bucket(tmp_path: Path, s3: S3Server, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    bucket = f"bucket-{abs(hash(tmp_path))}"
    s3.client.create_bucket(Bucket=bucket)
    s3.requests.clear()
    s3.fails_at = lambda method, path: False
    yield BucketPlace(s3, bucket, "2030/site/", f"s3://{bucket}/2030/site?endpoint={s3.url}")


KINDS: Mapping[str, Callable[..., contextlib.AbstractContextManager[Place]]] = {
    "folder": _folder,
    "git": _branch,
    "rsync daemon": _daemon,
    "rsync over a shell": _shell,
    "s3": _bucket,
}
