"""The workload of the comparison: the same every time, of the promised lengths, and content without a problem."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from benchmarks.hugo_content import write_hugo
from benchmarks.jumbo_content import write_content
from benchmarks.peer_content import page_sources
from benchmarks.prose import ABSTRACT_WORDS, BIOGRAPHY_WORDS, LANGUAGES, words
from benchmarks.workload import Conference, make_conference

REPOSITORY = Path(__file__).resolve().parents[2]
TINY = 6


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def conference() -> Conference:
    return make_conference(60)


def test_the_same_seed_gives_the_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    for hash_seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-m", "benchmarks.workload", str(TINY), str(tmp_path / hash_seed)],
            cwd=REPOSITORY,
            env={"PYTHONHASHSEED": hash_seed},
            check=True,
        )
    first = files(tmp_path / "1")
    assert first == files(tmp_path / "2")
    assert len(first) > 4 * TINY


def test_another_seed_gives_another_conference() -> None:
    assert make_conference(TINY, seed=1) != make_conference(TINY, seed=2)


def test_its_content_passes_check(tmp_path: Path) -> None:
    write_content(make_conference(TINY), tmp_path / "content")
    command = [sys.executable, "-m", "jumbo_site", "check", "--content", str(tmp_path / "content")]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    told = [line for line in result.stderr.splitlines() if "warning: " in line]
    assert all("[title-repeated]" in line for line in told)  # its titles are made of few words
    assert "0 errors" in result.stderr


def test_texts_have_the_promised_lengths_in_every_language(conference: Conference) -> None:
    for tag in LANGUAGES:
        abstracts = [words(session.body[tag]) for session in conference.sessions]
        biographies = [words(person.biography[tag]) for person in conference.people]
        assert ABSTRACT_WORDS[0] <= min(abstracts)
        assert max(abstracts) <= ABSTRACT_WORDS[1]
        assert BIOGRAPHY_WORDS[0] <= min(biographies)
        assert max(biographies) <= BIOGRAPHY_WORDS[1]


def test_no_text_keeps_a_gap_to_be_filled(conference: Conference) -> None:
    texts = [text for session in conference.sessions for text in (session.body, session.title, session.summary)]
    texts += [outcome.text for session in conference.sessions for outcome in session.outcomes]
    texts += [person.biography for person in conference.people]
    assert not [text for text in texts for tag in LANGUAGES if set("{}|") & set(text[tag])]


def test_nobody_and_no_room_is_booked_twice_and_all_take_part(conference: Conference) -> None:
    times = [(session.day, session.start) for session in conference.sessions]
    rooms = Counter((*time, session.room) for time, session in zip(times, conference.sessions, strict=True))
    assert max(rooms.values()) == 1
    booked = Counter(
        (*time, person)
        for time, session in zip(times, conference.sessions, strict=True)
        for person, _ in session.people
    )
    assert max(booked.values()) == 1
    assert {person for *_, person in booked} == {person.id for person in conference.people}


def test_other_generators_get_a_page_for_each_person_session_and_organisation(conference: Conference) -> None:
    paths = Counter(source.path for source in page_sources(conference))
    expected = {f"speakers/{person.id}" for person in conference.people}
    expected |= {f"organisations/{one.id}" for one in conference.organisations}
    expected |= {f"2030/{session.folder}/{session.id}" for session in conference.sessions}
    assert expected <= set(paths)
    assert set(paths.values()) == {len(LANGUAGES)}


def test_hugo_gets_the_very_texts(tmp_path: Path) -> None:
    tiny = make_conference(TINY)
    (tmp_path / "static").mkdir()
    write_hugo(tiny, tmp_path / "hugo", tmp_path / "static")
    for tag in LANGUAGES:
        for person in tiny.people:
            file = tmp_path / "hugo" / "content" / "speakers" / f"{person.id}.{tag}.md"
            assert file.read_text("utf-8").endswith(f"---\n{person.biography[tag]}")
