"""S3: what each object says of itself, how few requests a change takes, and a store that goes away."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from jumbo_site.publishing import s3
from jumbo_site.publishing.http_headers import content_type
from tests.publishing.conftest import Builds
from tests.publishing.places import KINDS, RECORD, BucketPlace, S3Server
from tests.publishing.test_every_target import OLD_PAGE, made


@pytest.fixture
def bucket(tmp_path: Path, s3_server: S3Server, monkeypatch: pytest.MonkeyPatch) -> Iterator[BucketPlace]:
    with KINDS["s3"](tmp_path, s3_server, monkeypatch) as place:
        assert isinstance(place, BucketPlace)
        yield place


def test_types_and_lifetimes(builds: Builds, bucket: BucketPlace) -> None:
    assert builds.publish(builds.first, bucket.word, "--yes").exit_code == 0
    facts = {}
    stylesheet = next(path for path in made(builds.first) if path.startswith("assets/css/"))
    for path in ("en/index.html", "ar/2030/calendar.ics", stylesheet, RECORD):
        answer = bucket.server.client.head_object(Bucket=bucket.bucket, Key=bucket.prefix + path)
        facts[path] = (answer["ContentType"], answer["CacheControl"])
    assert facts == {
        "en/index.html": ("text/html; charset=utf-8", "no-cache"),
        "ar/2030/calendar.ics": ("text/calendar; charset=utf-8", "no-cache"),
        stylesheet: ("text/css; charset=utf-8", "public, max-age=31536000, immutable"),
        RECORD: ("application/json", "no-cache"),
    }


def test_the_type_of_a_file_does_not_depend_on_the_machine() -> None:
    assert [content_type(f"a/b.{suffix}") for suffix in ("bib", "ris", "sqlite", "webmanifest", "woff2", "epub")] == [
        "application/x-bibtex; charset=utf-8",
        "application/x-research-info-systems; charset=utf-8",
        "application/vnd.sqlite3",
        "application/manifest+json",
        "font/woff2",
        "application/epub+zip",
    ]
    assert content_type("_headers") == "text/plain; charset=utf-8"
    assert content_type(".well-known/nothing") == "application/octet-stream"


def test_a_change_takes_as_many_requests_as_files_differ(builds: Builds, bucket: BucketPlace) -> None:
    assert builds.publish(builds.first, bucket.word, "--yes").exit_code == 0
    bucket.server.requests.clear()
    assert builds.publish(builds.first, bucket.word).exit_code == 0
    assert (bucket.server.number("PUT"), bucket.server.number("HEAD"), len(bucket.server.requests)) == (0, 0, 2)
    bucket.server.requests.clear()
    sent = builds.publish(builds.second, bucket.word, "--yes", "--verbose")
    differing = [line[4:] for line in sent.stdout.splitlines() if line[:4] in ("  + ", "  ~ ")]
    puts = [path.split("/site/")[1] for method, path in bucket.server.requests if method == "PUT"]
    assert sorted(puts) == sorted([*differing, RECORD, RECORD])
    assert bucket.server.number("POST") == 1, "all old files in one request"
    # assets, then what is new, then pages; the entries of the site last, and our record before and after
    assert puts[0] == puts[-1] == RECORD
    first_page = min(index for index, path in enumerate(puts) if path.endswith(".html"))
    assert not any(path.startswith("assets/") for path in puts[first_page:])
    assert {path.count("/") < 2 for path in puts[-3:-1]} == {True}
    assert bucket.server.requests[-2][0] == "POST", "old files leave when all new ones have come"


def test_a_store_that_goes_away_midway(builds: Builds, bucket: BucketPlace) -> None:
    puts = 0

    def fails(method: str, path: str) -> bool:
        nonlocal puts
        puts += method == "PUT"
        return puts > 12

    bucket.server.fails_at = fails
    done = builds.publish(builds.first, bucket.word, "--yes")
    assert done.exit_code == 1
    assert "files had been sent or removed before" in done.stderr
    assert "the store cannot be reached" in done.stderr
    assert "Traceback" not in done.output
    bucket.server.fails_at = lambda method, path: False
    there = bucket.read()
    assert 4 < len(there) <= 12
    bucket.server.requests.clear()
    done = builds.publish(builds.first, bucket.word, "--yes")
    assert done.exit_code == 0, done.output
    assert bucket.server.number("PUT") == len(made(builds.first)) - (len(there) - 1) + 2, "the rest, and the record"
    assert bucket.read().keys() == made(builds.first).keys() | {RECORD}


def test_a_lost_record_is_made_again(builds: Builds, bucket: BucketPlace) -> None:
    assert builds.publish(builds.first, bucket.word, "--yes").exit_code == 0
    bucket.server.client.delete_object(Bucket=bucket.bucket, Key=bucket.prefix + RECORD)
    done = builds.publish(builds.second, bucket.word, "--yes")
    assert done.exit_code == 0, done.output
    there = bucket.read()
    assert made(builds.second).items() <= there.items()
    assert RECORD in there


def test_a_store_whose_tags_are_no_md5(builds: Builds, bucket: BucketPlace) -> None:
    """As where it encrypts with keys of its own: then the digest that each object carries tells."""
    assert builds.publish(builds.first, bucket.word, "--yes").exit_code == 0
    client, place = bucket.server.client, {"Bucket": bucket.bucket, "Key": f"{bucket.prefix}en/index.html"}
    digest = client.head_object(**place)["Metadata"]
    upload = client.create_multipart_upload(**place, Metadata=digest)["UploadId"]
    body = (builds.first / "en" / "index.html").read_bytes()
    part = client.upload_part(**place, UploadId=upload, PartNumber=1, Body=body)
    parts = {"Parts": [{"PartNumber": 1, "ETag": part["ETag"]}]}
    client.complete_multipart_upload(**place, UploadId=upload, MultipartUpload=parts)
    assert client.head_object(**place)["ETag"].endswith('-1"')
    assert builds.publish(builds.first, bucket.word).stderr == "All is as it should be; nothing was sent.\n"


def test_long_lists(builds: Builds, bucket: BucketPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTO_S3_DEFAULT_MAX_KEYS", "7")
    monkeypatch.setattr(s3, "DELETED_AT_ONCE", 1)
    assert builds.publish(builds.first, bucket.word, "--yes").exit_code == 0
    assert builds.publish(builds.second, bucket.word, "--yes").exit_code == 0
    assert bucket.server.number("POST") > 1
    there = bucket.read()
    assert OLD_PAGE not in there
    assert made(builds.second).items() <= there.items()


def test_what_is_missing_is_said(builds: Builds, bucket: BucketPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    server = bucket.server.url
    done = builds.publish(builds.first, "s3://no-such-bucket/", "--endpoint-url", server, "--yes")
    assert (done.exit_code, "NoSuchBucket" in done.stderr, "hint: Create the bucket" in done.stderr) == (1, True, True)
    done = builds.publish(builds.first, "s3://bucket/", "--endpoint-url", "http://mira:s3cret@127.0.0.1:9", "--yes")
    assert (done.exit_code, "s3cret" in done.output) == (2, False)
    done = builds.publish(builds.first, "s3://bucket/", "--endpoint-url", "http://127.0.0.1:9", "--yes")
    assert (done.exit_code, "cannot be reached" in done.stderr) == (1, True)
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    done = builds.publish(builds.first, bucket.word, "--yes")
    assert (done.exit_code, "there is no key for the store" in done.stderr) == (1, True)
    monkeypatch.setitem(sys.modules, "boto3", None)
    done = builds.publish(builds.first, bucket.word, "--yes")
    assert (done.exit_code, "pip install 'jumbo-site[s3]'" in done.stderr) == (1, True)


@pytest.mark.parametrize(
    "word", ["s3://", "s3:bucket", "s3://b/../x", "s3://bucket/a//b", "s3://bucket/#x", "s3://bucket?key=1", "s3://-x/"]
)
def test_words_that_name_no_bucket(builds: Builds, word: str) -> None:
    assert builds.publish(builds.first, word, "--yes").exit_code == 2
