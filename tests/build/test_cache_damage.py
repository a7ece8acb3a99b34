"""The cache is only ever an accelerator: whatever befalls it, the bytes are those of a clean build."""

from __future__ import annotations

import hashlib
import json
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from jumbo_site.build import cache as cache_module
from jumbo_site.build.cache import Cache, cache_folder, generator_key
from tests.build.contents import CONTENTS
from tests.build.faults import Site, build, differing

pytestmark = pytest.mark.xdist_group("faults-4")

CORRUPTIONS = 1000
IN_ONE_BUILD = 5
DOCUMENTS = ("state", "pages", "snapshot", "edits", "exports")
ROUTE = ("people", "prose", "first", "prose", "colour", "first")


@pytest.fixture(scope="module")
def site(fast_folder: Path) -> Site:
    return Site(fast_folder, CONTENTS)


def folder_of(site: Site) -> Path:
    return cache_folder(site.options.content, site.options.output)


def _flip(raw: bytearray, rng: Random, older: bytes) -> bytes:
    for _ in range(rng.choice([1, 1, 8, 64])):
        raw[rng.randrange(len(raw))] ^= 1 << rng.randrange(8)
    return bytes(raw)


def _other_byte_of_the_body(raw: bytearray, rng: Random, older: bytes) -> bytes:
    """A digit for a digit: JSON that reads well."""
    digits = [place for place in range(raw.index(b"\n"), len(raw)) if chr(raw[place]).isdigit()]
    if digits:
        raw[rng.choice(digits)] = ord(str(rng.randrange(10)))
    return bytes(raw)


def _truncate(raw: bytearray, rng: Random, older: bytes) -> bytes:
    return bytes(raw[: rng.randrange(len(raw))])


def _random(raw: bytearray, rng: Random, older: bytes) -> bytes:
    return rng.randbytes(rng.randrange(3000))


def _zeros(raw: bytearray, rng: Random, older: bytes) -> bytes:
    start = rng.randrange(len(raw))
    return bytes(raw[:start]) + bytes(len(raw) - start)


def _insert(raw: bytearray, rng: Random, older: bytes) -> bytes:
    place = rng.randrange(len(raw))
    return bytes(raw[:place]) + rng.randbytes(rng.randint(1, 20)) + bytes(raw[place:])


def _another_version(raw: bytearray, rng: Random, older: bytes) -> bytes:
    return rng.choice(
        [
            bytes(raw).replace(b"jumbo-site-cache 1", b"jumbo-site-cache 2", 1),
            bytes(raw).replace(generator_key().encode(), b"0" * 32, 1),
        ]
    )


def _older(raw: bytearray, rng: Random, older: bytes) -> bytes:
    """One document of an older build is put back, as a tool may that keeps caches: its checksum is right."""
    return older


def _nothing_inside(raw: bytearray, rng: Random, older: bytes) -> bytes:
    """A checksum that is right, over something that no build wrote."""
    body = rng.choice(
        [b"{}", b"[]", b"null", b'{"options":1}', b"[" * 100_000, b'{"options":"","sources":[]}', b"\xff"]
    )
    head = f"{cache_module.FORMAT} {generator_key()} {hashlib.sha256(body).hexdigest()}"
    return head.encode() + b"\n" + body


KINDS: tuple[Callable[[bytearray, Random, bytes], bytes], ...] = (
    _flip,
    _other_byte_of_the_body,
    _truncate,
    _random,
    _zeros,
    _insert,
    _another_version,
    _older,
    _nothing_inside,
)


def test_random_corruptions(site: Site) -> None:
    """Several befall the cache before each build: one document or more, so that each is also met as the only one."""
    rng = Random(4)  # noqa: S311
    folder = folder_of(site)
    site.put("first")
    assert site.build().published
    older = {name: (folder / name).read_bytes() for name in DOCUMENTS}
    done = builds = 0
    while done < CORRUPTIONS:
        victims = rng.sample(DOCUMENTS, rng.choice([1, 2, 3, 4]))
        for _ in range(IN_ONE_BUILD):
            victim = folder / rng.choice(victims)
            raw = bytearray(victim.read_bytes()) or bytearray(b"\n")
            raw = raw if b"\n" in raw else raw + b"\n"
            victim.write_bytes(rng.choice(KINDS)(raw, rng, older[victim.name]))
            done += 1
        if builds % 3 == 0:
            older = {name: (folder / name).read_bytes() for name in DOCUMENTS}
        name = ROUTE[builds % len(ROUTE)]
        site.put(name)
        builds += 1
        assert site.build().published
        assert differing(site.release(), site.clean[name]) == [], (builds, victims)
    assert done >= CORRUPTIONS


def test_each_document_of_an_older_build_put_back(site: Site) -> None:
    """The checksum of each is right, and so is the generator; but they do not tell of one build."""
    folder = folder_of(site)
    for victim in DOCUMENTS:
        for first, second in (("first", "prose"), ("first", "people"), ("prose", "colour")):
            site.put(first)
            assert site.build().published
            saved = (folder / victim).read_bytes()
            site.put(second)
            assert site.build().published
            (folder / victim).write_bytes(saved)
            site.put(first)  # as the old document knows it, and the output does not
            assert site.build().published
            assert differing(site.release(), site.clean[first]) == [], (victim, first, second)


def test_things_that_are_no_files(site: Site) -> None:
    folder = folder_of(site)
    for victim in DOCUMENTS:
        site.put("first")
        assert site.build().published
        (folder / victim).unlink()
        (folder / victim).mkdir()
        site.put("prose")
        report = site.build()
        assert report.published
        assert [one.code for one in report.diagnostics] == ["cache-unwritable"]
        assert differing(site.release(), site.clean["prose"]) == []
        (folder / victim).rmdir()


def test_another_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache that was copied with its project tells nothing of other files of the same names."""
    from jumbo_site.build.site_build import BuildOptions

    one = Site(tmp_path / "one", {name: CONTENTS[name] for name in ("first", "people")})
    other = Site(tmp_path / "other", {name: CONTENTS[name] for name in ("first", "people")})
    options = BuildOptions(Path("content"), Path("site"))
    one.put("people")
    monkeypatch.chdir(one.folder)
    assert build(options).published
    shutil.copytree(one.output, other.output)
    shutil.copytree(folder_of(one), folder_of(other))
    (other.output / "en" / "index.html").write_text("another's", "utf-8")
    other.put("first")
    monkeypatch.chdir(other.folder)
    assert build(options).published
    assert differing(other.release(), other.clean["first"]) == []


def test_nothing_of_it_is_executed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is JSON, and nothing that is read is a pickle or code."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the build loads a pickle")

    for name in DOCUMENTS:
        site.put("first")
        site.build()
        json.loads((folder_of(site) / name).read_bytes().partition(b"\n")[2])
    for name in ("load", "loads", "Unpickler"):
        monkeypatch.setattr(pickle, name, refuse)
    site.put("prose")
    assert site.build().way == "prose"
    site.put("people")
    assert site.build().way == "full"


def test_a_document_is_written_as_a_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(tmp_path / "cache", "key")
    digest = cache.write("name", {"a": 1})
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError("no")))
    with pytest.raises(OSError, match="no"):
        cache.write("name", {"a": 2})
    assert cache.read("name") == {"a": 1}
    assert cache.read("name", digest) == {"a": 1}
    assert cache.read("name", "0" * 64) is None
    assert sorted(path.name for path in cache.folder.iterdir()) == ["name"]
