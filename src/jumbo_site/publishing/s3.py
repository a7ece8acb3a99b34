"""A bucket of S3, or of a store that is like it, through boto3.

Each object is replaced as a whole; the objects come in the order of the plan's steps, and each step ends before the
next one begins. Every object carries the SHA-256 of its bytes, by which a later publication knows it as its own.
"""

from __future__ import annotations

import base64
import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import Any, BinaryIO, TypeVar

from jumbo_site.build.output_paths import MANIFEST
from jumbo_site.diagnostics import say
from jumbo_site.messages.system_errors import reason_of
from jumbo_site.publishing.address import S3Address, checked_endpoint
from jumbo_site.publishing.http_headers import cache_control, content_type
from jumbo_site.publishing.plan import Plan
from jumbo_site.publishing.record import Record, read_record, record_bytes
from jumbo_site.publishing.release import Release
from jumbo_site.publishing.target import Found, PublishingError, Sent

DIGEST = "jumbo-site-sha256"
"""The metadata of an object that holds the SHA-256 of its bytes."""
PARALLEL = 16
"""Requests at a time."""
DELETED_AT_ONCE = 1000
"""Keys of one request (S3 API, DeleteObjects)."""
_HINTS = {
    "AccessDenied": say("The key may not do this: it needs ListBucket, GetObject, PutObject and DeleteObject."),
    "BadDigest": say("The site was built again meanwhile: publish again."),
    "InvalidAccessKeyId": say("Look at AWS_ACCESS_KEY_ID or the profile."),
    "NoSuchBucket": say("Create the bucket first, or look at its name and at --endpoint-url."),
    "SignatureDoesNotMatch": say("Look at AWS_SECRET_ACCESS_KEY or the profile."),
}

T = TypeVar("T")


class S3Target:
    """The keys of a bucket that begin with a prefix. Keys and regions are found as boto3 finds them."""

    def __init__(self, address: S3Address, endpoint: str | None = None) -> None:
        self.bucket, self.prefix = address.bucket, address.prefix
        self._record = Record({}, frozenset(), frozenset())
        self._client: Any = _client(checked_endpoint(endpoint) or address.endpoint)

    @property
    def name(self) -> str:
        """The address."""
        return f"s3://{self.bucket}/{self.prefix}".rstrip("/")

    def look(self, release: Release) -> Found:
        """List the objects; ask for the digests of those that may be other than ours."""
        with _told(self.name):
            tags = dict(self._listing())
            record = None
            if tags.pop(MANIFEST, None) is not None:
                answer = self._client.get_object(Bucket=self.bucket, Key=self.prefix + MANIFEST)
                record = read_record(answer["Body"].read(), self.name)
            self._record = record or Record({}, frozenset(), frozenset())
            # the tag of an object that was put as a whole is its MD5, except where the store encrypts it with own keys
            same = {path for path in release.files if tags.get(path) == release.md5[path]}
            unsure = [path for path in release.files if path in tags and path not in same]
            digests = dict(self._each(unsure, self._digest))
        present = dict.fromkeys(tags, "")
        present.update({path: release.files[path] for path in same})
        present.update({path: digest for path, digest in digests.items() if digest})
        own = {path: digest for path, digest in digests.items() if digest and path not in self._record.files}
        if not record and not own:
            return Found(None, frozenset(), present)
        return Found({**self._record.files, **own}, self._record.kept, present)

    def send(self, release: Release, plan: Plan, sent: Sent) -> None:
        """Put the objects of each step, then delete the old ones."""
        with _told(self.name):
            if plan.sent:
                pending = record_bytes({**self._record.files, **plan.record}, self._record.kept, plan.sent)
                self._put(MANIFEST, pending, {})
            blocking = [path for path in plan.in_the_way if path not in release.files]
            self._delete(blocking)
            for step in plan.steps:
                for _ in self._each(step, lambda path: self._put_file(release, path)):
                    sent(1)
            self._delete(plan.removed)
            sent(len(plan.removed))
            self._put(MANIFEST, record_bytes(plan.record, plan.stay), {})

    def close(self) -> None:
        """Give back the connections."""
        self._client.close()

    def _listing(self) -> Iterator[tuple[str, str]]:
        """Give the path of each object below the prefix, and its tag."""
        pages = self._client.get_paginator("list_objects_v2")
        for page in pages.paginate(Bucket=self.bucket, Prefix=self.prefix):
            for entry in page.get("Contents", ()):
                path = entry["Key"].removeprefix(self.prefix)
                if path and not (path.endswith("/") and not entry["Size"]):  # a folder of a web console
                    yield path, entry["ETag"].strip('"')

    def _digest(self, path: str) -> str:
        from botocore.exceptions import ClientError

        try:
            answer = self._client.head_object(Bucket=self.bucket, Key=self.prefix + path)
        except ClientError as error:
            if error.response.get("ResponseMetadata", {}).get("HTTPStatusCode") == 404:
                return ""
            raise
        return str(answer.get("Metadata", {}).get(DIGEST, ""))

    def _put_file(self, release: Release, path: str) -> None:
        with (release.folder / path).open("rb") as stream:
            self._put(path, stream, {DIGEST: release.files[path]}, bytes.fromhex(release.md5[path]))

    def _put(self, path: str, data: bytes | BinaryIO, metadata: Mapping[str, str], md5: bytes | None = None) -> None:
        """Put an object; where its MD5 is known, the store refuses other bytes (S3 API, Content-MD5)."""
        checked = {"ContentMD5": base64.b64encode(md5).decode()} if md5 else {}
        self._client.put_object(
            Bucket=self.bucket,
            Key=self.prefix + path,
            Body=data,
            ContentType=content_type(path),
            CacheControl=cache_control(path),
            Metadata=dict(metadata),
            **checked,
        )

    def _delete(self, paths: Iterable[str]) -> None:
        keys = [{"Key": self.prefix + path} for path in paths]
        for start in range(0, len(keys), DELETED_AT_ONCE):
            batch = {"Objects": keys[start : start + DELETED_AT_ONCE], "Quiet": True}
            failed = self._client.delete_objects(Bucket=self.bucket, Delete=batch).get("Errors", [])
            if failed:
                message = say(
                    "`{name}`: {key} could not be removed ({code}).",
                    name=self.name,
                    key=str(failed[0].get("Key")),
                    code=str(failed[0].get("Code")),
                )
                raise PublishingError(message, _HINTS.get(failed[0].get("Code", "")))

    def _each(self, paths: Iterable[str], action: Callable[[str], T]) -> Iterator[tuple[str, T]]:
        """Do something for each path, several at a time; the first failure ends it."""
        with ThreadPoolExecutor(PARALLEL) as pool:
            futures = {pool.submit(action, path): path for path in paths}
            try:
                for future in as_completed(futures):
                    yield futures[future], future.result()
            finally:
                for future in futures:
                    future.cancel()


def _client(endpoint: str | None) -> Any:
    try:
        import boto3
        from botocore.config import Config
        from botocore.exceptions import BotoCoreError
    except ImportError as error:
        hint = say("Install it with `pip install 'jumbo-site[s3]'`.")
        raise PublishingError(say("Publishing to S3 needs the library boto3, which is not installed."), hint) from error
    config = Config(
        connect_timeout=10,
        read_timeout=60,
        max_pool_connections=PARALLEL,
        # stores that are like S3 do not all know its newer checksums; Content-MD5 is known to all
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
    )
    try:
        return boto3.session.Session().client("s3", endpoint_url=endpoint, config=config)
    except (BotoCoreError, ValueError) as error:
        raise PublishingError(
            say("S3 cannot be used: {reason}", reason=str(error)), say("Look at the settings of AWS.")
        ) from error


@contextlib.contextmanager
def _told(name: str) -> Iterator[None]:
    """Tell failures of the library in words."""
    from botocore.exceptions import BotoCoreError, ClientError, NoCredentialsError, PartialCredentialsError

    try:
        yield
    except ClientError as error:
        code = str(error.response.get("Error", {}).get("Code", "unknown"))
        said = str(error.response.get("Error", {}).get("Message", "")).strip()
        message = say("`{name}`: the store refused: {code}. {said}", name=name, code=code, said=said)
        raise PublishingError(message, _HINTS.get(code)) from error
    except (NoCredentialsError, PartialCredentialsError) as error:
        hint = say("Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE.")
        raise PublishingError(say("`{name}`: there is no key for the store.", name=name), hint) from error
    except BotoCoreError as error:
        hint = say("Look at the network and at --endpoint-url; the next publication completes this one.")
        raise PublishingError(
            say("`{name}`: the store cannot be reached: {reason}", name=name, reason=str(error)), hint
        ) from error
    except OSError as error:
        raise PublishingError(
            say("{reason}: {file}", reason=reason_of(error), file=str(error.filename or name))
        ) from error
