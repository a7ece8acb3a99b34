"""A second import: the source's changes come in, what people edited stays as they wrote it, conflicts are told."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jumbo_site.importers.import_files import diff_lines, write_all
from jumbo_site.importers.timetable import ImportRefusedError
from tests.importers.import_site import EDITION, SAMPLES, checked, edition, new_site, plan, run, tree

WELCOME = f"{EDITION}/sessions/welcome-to-the-harbour.yaml"
RECORD = f".import/{EDITION}-sessionize.json"


class Source:
    """A Sessionize file that changes, and the content that was imported from it."""

    def __init__(self, folder: Path) -> None:
        self.content = new_site(folder)
        self.file = folder / "all.json"
        self.data: dict[str, Any] = json.loads((SAMPLES / "sessionize.json").read_text("utf-8"))
        self.write()
        run(self.content, self.file)

    def write(self) -> None:
        self.file.write_text(json.dumps(self.data), "utf-8")

    def change(self, **values: object) -> None:
        self.data["sessions"][0] |= values
        self.write()

    def edit(self, path: str, old: str, new: str) -> None:
        file = self.content / path
        assert old in file.read_text("utf-8")
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")

    def text(self, path: str) -> str:
        return (self.content / path).read_text("utf-8")


@pytest.fixture
def source(tmp_path: Path) -> Source:
    return Source(tmp_path)


def test_a_change_at_the_source_touches_one_value(source: Source) -> None:
    source.edit(WELCOME, "room: blue-hall", "# near the door\nroom:   blue-hall   # blue")
    before = source.text(WELCOME)
    source.change(startsAt="2031-05-02T08:30:00", title="Welcome, all")
    made = run(source.content, source.file)
    assert source.text(WELCOME) == before.replace('"09:00"', '"08:30"').replace(
        "title: Welcome to the harbour", "title: Welcome, all"
    )
    assert [str(path) for path in made.files] == [WELCOME, RECORD]


def test_an_edit_here_stays(source: Source) -> None:
    source.edit(WELCOME, "Welcome to the harbour", "Welcome, dear guests")
    source.edit(
        WELCOME, "  - {speaker: ada-lumen, role: speaker}", "  - {speaker: ada-lumen, role: chair}  # asked for"
    )
    source.change(roomId=1)
    made = run(source.content, source.file)
    assert made.conflicts == []
    welcome = edition(source.content).sessions["welcome-to-the-harbour"]
    assert welcome.title is not None and welcome.title.get("en") == "Welcome, dear guests"
    assert welcome.room == "pier"
    assert "role: chair}  # asked for" in source.text(WELCOME)


def test_a_conflict_keeps_ours_and_is_recorded(source: Source) -> None:
    source.edit(WELCOME, "title: Welcome to the harbour", "title: Ours")
    source.change(title="Theirs")
    made = run(source.content, source.file)
    (conflict,) = made.conflicts
    assert (conflict.location.file.endswith(WELCOME), conflict.location.line) == (True, 2)
    assert (conflict.field, conflict.here, conflict.source, conflict.is_new) == ("title en", "Ours", "Theirs", True)
    assert "title: Ours" in source.text(WELCOME)
    kept = json.loads(source.text(RECORD))["entries"]["sessions"]["100"]["conflicts"]
    assert kept == {"title/en": {"here": "Ours", "source": "Theirs"}}
    again = plan(source.content, source.file)
    assert again.files == {}
    assert [one.is_new for one in again.conflicts] == [False]
    source.edit(WELCOME, "title: Ours", "title: Theirs")
    run(source.content, source.file)
    assert "conflicts" not in json.loads(source.text(RECORD))["entries"]["sessions"]["100"]


def test_texts_are_merged_too(source: Source) -> None:
    body = f"{EDITION}/sessions/welcome-to-the-harbour.en.md"
    source.change(description="New *words*.")
    run(source.content, source.file)
    assert source.text(body) == "New *words*.\n"
    source.edit(body, "New", "---\nsummary: In short\n---\nOur")
    source.change(description="Newer words.")
    assert len(run(source.content, source.file).conflicts) == 1
    assert source.text(body) == "---\nsummary: In short\n---\nOur *words*.\n"
    source.change(description="Our *words*.")
    run(source.content, source.file)
    source.change(description="Last words.")
    assert run(source.content, source.file).conflicts == []
    assert source.text(body) == "---\nsummary: In short\n---\nLast words.\n"


def test_what_was_deleted_here_stays_deleted(source: Source) -> None:
    (source.content / EDITION / "sessions" / "lunch.yaml").unlink()
    source.data["sessions"][1]["title"] = "Long lunch"
    source.write()
    run(source.content, source.file)
    assert "lunch" not in edition(source.content).sessions
    assert len(edition(source.content).sessions) == 2


def test_what_the_source_lacks_is_listed_and_deleted_on_demand(source: Source) -> None:
    lunch = f"{EDITION}/sessions/lunch.yaml"
    del source.data["sessions"][1]
    source.write()
    made = run(source.content, source.file)
    assert [Path(one).name for one in made.vanished] == ["lunch.yaml"]
    assert (source.content / lunch).is_file()
    run(source.content, source.file, delete=True)
    assert not (source.content / lunch).exists()
    checked(source.content)


def test_what_people_edited_is_not_deleted(source: Source) -> None:
    source.edit(f"{EDITION}/sessions/lunch.yaml", "room: pier", "room: pier\nnumber: 3")
    del source.data["sessions"][1]
    source.write()
    made = run(source.content, source.file, delete=True)
    assert (made.counts["deleted"], len(made.vanished)) == (0, 1)
    assert "lunch" in edition(source.content).sessions


def test_new_rooms_and_names_are_added_where_people_have_edited(source: Source) -> None:
    path = f"{EDITION}/edition.yaml"
    source.edit(path, "  - {id: pier, name: Pier}", "  - {id: pier, name: {en: Pier, ar: الرصيف}}  # by the sea")
    source.data["rooms"] += [{"id": 3, "name": "Loft", "sort": 3}]
    source.data["rooms"][0]["name"] = "Long Pier"
    source.write()
    run(source.content, source.file)
    assert "  - {id: pier, name: {en: Long Pier, ar: الرصيف}}  # by the sea\n" in source.text(path)
    assert "  - {id: loft, name: Loft}\n" in source.text(path)


def test_a_person_of_the_same_name_is_the_same_person(tmp_path: Path) -> None:
    content = new_site(tmp_path)
    (content / "speakers" / "a-lumen.yaml").write_text("# ours\nname:\n  Latn: Ada Lumen\nposition: Poet\n", "utf-8")
    made = run(content, SAMPLES / "sessionize.json")
    assert [Path(file).name for file in made.adopted] == ["a-lumen.yaml"]
    assert not (content / "speakers" / "ada-lumen.yaml").exists()
    (conflict,) = made.conflicts
    assert (conflict.field, conflict.here, conflict.source) == ("position en", "Poet", "Keeper")
    ours = (content / "speakers" / "a-lumen.yaml").read_text("utf-8")
    assert ours.startswith("# ours\nname:\n  Latn: Ada Lumen\nposition: Poet\n") and "https://ada.example/" in ours
    other = new_site(tmp_path / "other")
    (other / "speakers" / "ada-lumen.yaml").write_text("name:\n  Latn: Ada Lumen\n", "utf-8")
    run(other, SAMPLES / "sessionize.json", matching=False)
    assert (other / "speakers" / "ada-lumen-2.yaml").is_file()


def test_entries_of_a_list_are_edited_in_it(source: Source) -> None:
    name = "ada-lumen"
    facts = source.text(f"speakers/{name}.yaml")
    (source.content / f"speakers/{name}.yaml").unlink()
    listed = f"# all\n- id: {name}\n" + "".join(f"  {line}\n" for line in facts.splitlines())
    (source.content / "speakers.yaml").write_text(listed, "utf-8")
    source.data["speakers"][0]["tagLine"] = "Head keeper"
    source.write()
    run(source.content, source.file)
    assert source.text("speakers.yaml") == listed.replace("position: Keeper", "position: Head keeper")


def test_windows_line_ends_stay(source: Source) -> None:
    path = source.content / WELCOME
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()
    source.change(endsAt="2031-05-02T10:15:00")
    run(source.content, source.file)
    assert path.read_bytes() == before.replace(b"10:00", b"10:15")


def test_a_dry_run_is_a_diff_that_git_applies(source: Source, tmp_path: Path) -> None:
    import subprocess

    source.change(title="Changed", description=None)
    source.data["sessions"] += [{**source.data["sessions"][0], "id": "900", "title": "جديد"}]
    source.data["sessions"][-1] |= {"startsAt": None, "endsAt": None}
    source.write()
    before = tree(source.content)
    made = plan(source.content, source.file)
    assert tree(source.content) == before
    patch = "".join(diff_lines(made.files, made.before, "content"))
    assert "-title: Welcome to the harbour\n+title: Changed\n" in patch
    applied = tmp_path / "applied"
    applied.mkdir()
    for path, data in before.items():
        (applied / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (applied / "content" / path).write_bytes(data)
    subprocess.run(["git", "apply", "--unsafe-paths", "-"], input=patch.encode(), cwd=applied, check=True)
    write_all(source.content, made.files, made.before)
    assert tree(applied / "content") == tree(source.content)


def test_all_or_none_is_written(source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    source.change(title="Changed", description="Changed")
    made = plan(source.content, source.file)
    before = tree(source.content)
    real: Callable[..., Path] = Path.replace
    calls = []

    def failing(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(OSError, match="No space"):
        write_all(source.content, made.files, made.before)
    assert tree(source.content) == before


def test_a_file_that_changed_meanwhile_is_not_overwritten(source: Source) -> None:
    source.change(title="Changed")
    made = plan(source.content, source.file)
    source.edit(WELCOME, "Welcome to the harbour", "Edited")
    with pytest.raises(ImportRefusedError, match="changed meanwhile"):
        write_all(source.content, made.files, made.before)


def test_what_the_check_refuses_is_not_written_unless_asked(source: Source) -> None:
    source.data["sessions"][1] |= {"startsAt": "2031-05-02T09:30:00", "roomId": 2}
    source.write()
    made = plan(source.content, source.file)
    assert [one.code for one in made.errors] == ["room-double-booked"]
    assert made.files == {}
    assert plan(source.content, source.file, allow_errors=True).files != {}


def test_our_own_export_comes_back(tmp_path: Path, source: Source) -> None:
    from jumbo_site.build.executors import SerialExecutor
    from jumbo_site.build.site_build import BuildOptions, build_site

    site = tmp_path / "site"
    build_site(BuildOptions(source.content, site, use_cache=False), SerialExecutor(), lambda done, total: None)
    own = edition(source.content)
    wanted = {
        (one.title.texts[0][1], one.day, one.start, one.end, one.room, tuple(part.speaker for part in one.people))
        for one in own.sessions.values()
        if one.title and one.start
    }
    for form in ("xml", "json"):
        other = new_site(tmp_path / form)
        run(other, site / "en" / EDITION / f"schedule.{form}")
        found = {
            (one.title.texts[0][1], one.day, one.start, one.end, one.room, tuple(part.speaker for part in one.people))
            for one in edition(other).sessions.values()
            if one.title
        }
        assert {row[:5] for row in found} == {row[:5] for row in wanted}
        assert {len(row[5]) for row in found} == {len(row[5]) for row in wanted}


def test_items_of_a_list_stay_as_people_wrote_them(source: Source) -> None:
    source.edit(
        WELCOME, "  - {speaker: ada-lumen, role: speaker}", "  - speaker: ada-lumen   # first\n    position: Host"
    )
    source.data["speakers"] += [{"id": "33", "fullName": "New Person"}]
    source.change(speakers=["11111111-aaaa", "22222222-bbbb", "33"])
    assert run(source.content, source.file).conflicts == []
    assert "  - speaker: ada-lumen   # first\n    position: Host\n" in source.text(WELCOME)
    assert "  - {speaker: new-person, role: speaker}\n" in source.text(WELCOME)


def test_texts_in_two_languages_come_to_a_key_that_was_not_there(tmp_path: Path) -> None:
    content = new_site(tmp_path)
    file = tmp_path / "list.csv"
    head = "ID;Title;Summary (ar);Summary (en);Day\n"
    file.write_text(f"{head}1;A talk;;;2031-05-02\n", "utf-8")
    run(content, file)
    file.write_text(f"{head}1;A talk;قصير;Short;2031-05-02\n", "utf-8")
    assert run(content, file).conflicts == []
    summary = edition(content).sessions["a-talk"].summary
    assert summary is not None and dict(summary.texts) == {"ar": "قصير", "en": "Short"}
