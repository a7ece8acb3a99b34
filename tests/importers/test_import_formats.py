"""Each format becomes content that passes the check, with the facts that its sample tells."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jumbo_site.model.events import Session
from tests.importers.import_site import (
    EDITION,
    SAMPLES,
    checked,
    edition,
    new_site,
    open_event_zip,
    plan,
    run,
    tree,
    workbook,
)

Sources = Callable[[Path], tuple[Path, ...]]
FORMATS: dict[str, Sources] = {
    "frab": lambda folder: (SAMPLES / "schedule.xml",),
    "pretalx": lambda folder: (SAMPLES / "pretalx-submissions.json", SAMPLES / "pretalx-speakers.json"),
    "indico": lambda folder: (SAMPLES / "indico.json",),
    "sessionize": lambda folder: (SAMPLES / "sessionize.json",),
    "open-event": lambda folder: (SAMPLES / "open-event.json",),
    "open-event-zip": lambda folder: (open_event_zip(folder),),
    "csv": lambda folder: (SAMPLES / "speakers.csv", SAMPLES / "sessions.csv"),
    "xlsx": lambda folder: (workbook(folder),),
}
WITH_OWN_DATES = {"frab", "indico", "open-event", "open-event-zip"}


def title(session: Session, tag: str) -> str | None:
    return session.title.get(tag) if session.title else None


@pytest.fixture(params=FORMATS)
def imported(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Path, tuple[Path, ...]]:
    content = new_site(tmp_path)
    sources = FORMATS[request.param](tmp_path)
    run(content, *sources)
    return request.param, content, sources


def test_the_content_passes_the_check_and_has_the_facts(imported: tuple[str, Path, tuple[Path, ...]]) -> None:
    name, content, _ = imported
    whole, own = checked(content), edition(content)
    start, end = ("2031-05-02", "2031-05-03") if name in WITH_OWN_DATES else ("2031-05-02", "2031-05-02")
    assert (own.edition.start.isoformat(), own.edition.end.isoformat()) == (start, end)
    assert own.edition.timezone == "Europe/Rome"
    (welcome,) = [one for one in own.sessions.values() if (title(one, "en") or "").startswith("Welcome to the harbour")]
    assert welcome.id.startswith("welcome-to-the-harbour")
    assert (str(welcome.day), welcome.start, welcome.end) == ("2031-05-02", "09:00", "10:00")
    assert welcome.room == "blue-hall"
    ada = whole.speakers["ada-lumen"]
    assert ada.name["Latn"].text == "Ada Lumen" and ada.name["Latn"].sort is None
    assert welcome.people[0].speaker == "ada-lumen"
    arabic = [*own.sessions.values(), *own.contributions.values()]
    assert any(one.title and one.title.get("ar") == "أضواء البحر" for one in arabic)
    layla = next(one for one in whole.speakers.values() if "Arab" in one.name and "ليلى" in one.name["Arab"].text)
    assert layla.name["Arab"].text == "ليلى المنارة"
    assert "@" not in "".join(data.decode() for path, data in tree(content).items() if not path.endswith("site.yaml"))


def test_importing_again_changes_nothing(imported: tuple[str, Path, tuple[Path, ...]]) -> None:
    _, content, sources = imported
    again = plan(content, *sources)
    assert again.files == {}
    assert (again.counts["new"], again.counts["changed"], again.conflicts) == (0, 0, [])


def test_two_imports_are_the_same_to_the_byte(tmp_path: Path) -> None:
    trees = []
    for name in ("one", "two"):
        content = new_site(tmp_path / name)
        run(content, *FORMATS["sessionize"](tmp_path))
        trees.append(tree(content))
    assert trees[0] == trees[1]


def test_frab(tmp_path: Path) -> None:
    content = new_site(tmp_path)
    made = run(content, SAMPLES / "schedule.xml")
    own = edition(content)
    welcome, night = own.sessions["welcome-to-the-harbour"], own.sessions["night-walk-yes"]
    assert welcome.summary is not None and welcome.summary.get("en") == "We open the doors."
    assert welcome.body is not None
    assert welcome.body.get("en") == "A first **look** at the [map](https://harbour.example/map)."
    assert [(one.url, one.kind) for one in welcome.documents] == [
        ("https://harbour.example/welcome", "other"),
        ("https://harbour.example/a.pdf", "slides"),
    ]
    assert any("javascript" in note for note in made.notes)
    assert (welcome.kind, welcome.track, welcome.languages) == ("opening", "sea", ("en",))
    assert (night.kind, night.start, night.end) == ("workshop", "23:30", None)  # it ends on the next day
    lights = next(one for one in own.sessions.values() if title(one, "ar"))
    assert lights.summary is not None and lights.summary.languages == ("ar",)


def test_pretalx(tmp_path: Path) -> None:
    content = new_site(tmp_path)
    made = run(content, *FORMATS["pretalx"](tmp_path))
    own, whole = edition(content), checked(content)
    welcome = own.sessions["welcome-to-the-harbour"]
    assert welcome.body is not None
    assert welcome.body.get("en") == "Some **Markdown**\n\n- one\n- two\n\n[map](https://harbour.example/map.png)"
    assert [room.name.get("ar") for room in own.edition.rooms] == ["القاعة الزرقاء"]
    assert [track.name.texts for track in own.edition.tracks] == [(("en", "Sea"), ("ar", "البحر"))]
    biography = whole.speakers["ada-lumen"].body
    assert biography is not None and biography.get("en") == "Ada keeps *lanterns*."
    assert any("neither accepted nor confirmed" in note for note in made.notes)
    facts = (content / "speakers" / "ada-lumen.yaml").read_text("utf-8")
    assert "# A photo at the source: https://harbour.example/ada.jpg" in facts


def test_indico(tmp_path: Path) -> None:
    content = new_site(tmp_path)
    run(content, SAMPLES / "indico.json")
    own, whole = edition(content), checked(content)
    nets = own.sessions["nets-and-lights"]
    assert [(one.speaker, one.role) for one in nets.people] == [("ada-lumen", "chair")]
    (paper,) = own.contributions.values()
    assert (paper.session, paper.people[0].role, paper.documents[0].kind) == ("nets-and-lights", "author", "paper")
    assert whole.speakers[paper.people[0].speaker].name["Arab"].text == "ليلى المنارة"
    assert whole.organisations["lantern-guild"].name.get("en") == "Lantern Guild"
    assert whole.speakers["ada-lumen"].affiliation == "lantern-guild"


def test_sessionize(tmp_path: Path) -> None:
    content = new_site(tmp_path)
    run(content, SAMPLES / "sessionize.json")
    own, whole = edition(content), checked(content)
    assert [room.id for room in own.edition.rooms] == ["blue-hall", "pier"]  # in the source's order
    welcome, lunch = own.sessions["welcome-to-the-harbour"], own.sessions["lunch"]
    assert (welcome.kind, welcome.track, welcome.languages, lunch.kind) == ("keynote", "sea", ("en",), "break")
    ada = whole.speakers["ada-lumen"]
    assert ada.position is not None and ada.position.get("en") == "Keeper"
    assert [(one.label.get("en"), one.url) for one in ada.links] == [("Blog", "https://ada.example/")]
    unscheduled = next(one for one in own.sessions.values() if title(one, "ar"))
    assert (unscheduled.day, unscheduled.languages) == (None, ("ar",))


def test_open_event(tmp_path: Path) -> None:
    content = new_site(tmp_path)
    run(content, open_event_zip(tmp_path))
    own, whole = edition(content), checked(content)
    welcome = own.sessions["welcome-to-the-harbour-a-beginning"]
    assert welcome.body is not None
    assert welcome.body.get("en") == "We open the doors.\n\nMuch & more\n\n- one"
    assert (whole.speakers["ada-lumen"].country, welcome.track) == ("IT", "sea")
    assert [one.country for one in whole.speakers.values() if "ليلى" in str(one.name)] == ["LB"]
    assert len(own.sessions) == 2


def test_tables(tmp_path: Path) -> None:
    content = new_site(tmp_path)
    made = run(content, *FORMATS["csv"](tmp_path))
    own, whole = edition(content), checked(content)
    welcome = own.sessions["welcome-to-the-harbour"]
    assert title(welcome, "ar") == "مرحبًا بكم في المرفأ"
    assert welcome.body is not None and welcome.body.get("en") == "We **open**"
    second = next(one for one in own.sessions.values() if title(one, "ar") == "أضواء البحر")
    assert (str(second.day), second.start, second.end) == ("2031-05-02", "10:30", None)
    assert {(one.speaker, one.role) for one in second.people} == {("ada-lumen", "chair"), ("leila-faro", "speaker")}
    assert own.sessions["without-a-time"].day is None
    assert {script: form.text for script, form in whole.speakers["leila-faro"].name.items()} == {
        "Arab": "ليلى المنارة",
        "Latn": "Leila Faro",
    }
    ada = whole.speakers["ada-lumen"]
    assert ada.position is not None and ada.position.texts == (("en", "Keeper"), ("ar", "حارسة"))
    assert any("`Secret`" in note for note in made.notes)


def test_columns_are_named_by_the_organiser(tmp_path: Path) -> None:
    content = new_site(tmp_path)
    file = tmp_path / "list.csv"
    file.write_text("What;When;Who\nA talk;2031-05-02 09:00;Ada Lumen\n", "utf-8")
    (tmp_path / "map.yaml").write_text("When: start\nWho: speakers\n", "utf-8")
    run(content, file, columns=("What=title", (tmp_path / "map.yaml").as_posix()))
    talk = edition(content).sessions["a-talk"]
    assert (str(talk.day), talk.start, talk.people[0].speaker) == ("2031-05-02", "09:00", "ada-lumen")


@pytest.mark.parametrize(
    ("encoding", "text"), [("windows-1256", "مرحبا"), ("windows-1252", "Caffè"), ("utf-16", "مرحبا")]
)
def test_encodings_of_tables(tmp_path: Path, encoding: str, text: str) -> None:
    content = new_site(tmp_path)
    file = tmp_path / "list.csv"
    file.write_bytes(f"Title,Date\n{text},2031-05-02\n".encode(encoding))
    run(content, file, encoding=None if encoding == "utf-16" else encoding)
    (talk,) = edition(content).sessions.values()
    assert talk.title is not None and talk.title.texts[0][1] == text


def test_names_that_are_alike_and_titles_without_letters_get_ids_that_stay(tmp_path: Path) -> None:
    content = new_site(tmp_path)
    row = '{{"id": {0}, "title": "{1}", "speakers": [{0}], "startsAt": null}}'
    speaker = '{{"id": {0}, "fullName": "{1}"}}'

    def write(titles: list[str]) -> Path:
        sessions = ", ".join(row.format(number, text) for number, text in enumerate(titles))
        people = ", ".join(speaker.format(number, "Ada Lumen") for number in range(len(titles)))
        file = tmp_path / "all.json"
        file.write_text(f'{{"sessions": [{sessions}], "speakers": [{people}], "rooms": []}}', "utf-8")
        return file

    (content / EDITION).mkdir()
    (content / EDITION / "edition.yaml").write_text(
        "title: X\nstart: 2031-05-02\nend: 2031-05-02\ntimezone: Europe/Rome\n", "utf-8"
    )
    run(content, write(["لقاء", "لقاء", "🎉", "aux", "../../etc/passwd"]))
    first = edition(content).sessions
    assert {"lqa", "lqa-2", "session-aux", "etc-passwd"} < set(first)
    assert {"ada-lumen", "ada-lumen-2", "ada-lumen-5"} < set(checked(content).speakers)
    run(content, write(["لقاء", "لقاء آخر", "🎉", "Aux changed", "../../etc/passwd"]))
    assert set(edition(content).sessions) == set(first)
