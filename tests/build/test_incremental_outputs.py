"""An output beside the pages is made again when it shows something new, and only then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jumbo_site.outputs import registry
from jumbo_site.outputs.output import ExportJob, ExportSources, Output
from tests.build.small_site import Project, differences

made: list[str] = []


def shown(job: ExportJob, sources: ExportSources) -> str:
    """Return what the output of these tests shows: titles, or texts too."""
    content = sources.content
    bodies = [str(speaker.body) for speaker in content.speakers.values()] if job.output == "bodies" else []
    return "\n".join([str(content.site.title), *bodies])


def make(job: ExportJob, sources: ExportSources) -> dict[str, bytes]:
    made.append(job.output)
    files = {f"made/{job.output}.txt": shown(job, sources).encode()}
    if "Harbour Meetings" in shown(job, sources):
        return {f"made/{job.output}-of-many.txt": b"many"}
    return files


def output(name: str, *, bodies: bool) -> Output:
    return Output(name, lambda content: [ExportJob(name)], make, shown, shows_bodies=bodies, is_optional=False)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    both = {name: output(name, bodies=name == "bodies") for name in ("titles", "bodies")}
    monkeypatch.setattr(registry, "OUTPUTS", {**registry.OUTPUTS, **both})
    project = Project.at(tmp_path)
    project.build()
    made.clear()
    return project


def built(project: Project, folder: str) -> list[str]:
    """Build, compare with a clean build, and return what was made on the way."""
    made.clear()
    project.build()
    found = list(made)
    clean = project.folder.parent / f"{project.folder.name}-{folder}"
    project.clean_build(clean)
    assert differences(project.options.output, clean) == []
    return found


def test_nothing_new_makes_nothing(project: Project) -> None:
    assert built(project, "clean") == []


def test_a_biography_makes_what_shows_it(project: Project) -> None:
    project.edit("speakers/ana-deda.en.md", "harbour", "port")
    assert project.build().way == "prose"
    assert made == ["bodies"]
    assert built(project, "clean") == []


def test_other_facts_make_what_shows_them(project: Project) -> None:
    project.edit("topics.yaml", "Weather", "Winds")
    assert built(project, "clean") == []
    project.edit("site.yaml", "title: {en: Harbour Meeting,", "title: {en: Harbour Assembly,")
    assert sorted(built(project, "clean-2")) == ["bodies", "titles"]


def test_a_file_that_is_not_made_any_more_goes(project: Project) -> None:
    project.edit("site.yaml", "title: {en: Harbour Meeting,", "title: {en: Harbour Meetings,")
    built(project, "clean")
    assert not (project.options.output / "made/titles.txt").exists()


def test_a_file_that_goes_with_a_text(project: Project) -> None:
    project.edit("speakers/ana-deda.en.md", "harbour", "Harbour Meetings")
    assert project.build().way == "prose"
    assert not (project.options.output / "made/bodies.txt").exists()
    assert (project.options.output / "made/bodies-of-many.txt").read_bytes() == b"many"
    assert built(project, "clean") == []


@pytest.mark.parametrize("harm", [Path.unlink, lambda file: file.write_bytes(b"harmed")])
def test_what_was_harmed_in_the_output_is_made_again(project: Project, harm: Callable[[Path], object]) -> None:
    harm(project.options.output / "made/titles.txt")
    assert built(project, "clean") == ["titles"]


def test_what_is_turned_off_is_not_made() -> None:
    names = {one.name for one in registry.OUTPUTS.values() if one.is_optional}
    assert "cards" in names
