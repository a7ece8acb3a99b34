"""A small site that shows where a build could go wrong: four languages, one of them made from another."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from jumbo_site.build.executors import SerialExecutor
from jumbo_site.build.manifest import read_manifest
from jumbo_site.build.site_build import BuildOptions, BuildReport, build_site, default_theme_folder

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c63606060f80f0001040100180dd8b50000000049454e44ae426082"
)
"""A PNG of one pixel."""

FILES: Mapping[str, str] = {
    "site.yaml": """\
title: {en: Harbour Meeting, ar: لقاء المرفأ}
base_url: https://harbour.example/
languages:
  - en
  - ar
  - sr-Cyrl
  - {tag: sr-Latn, transliterate: sr-Cyrl}
missing_translations: ignore
outputs: {default: false}
edition: "2030"
series:
  name: {en: Harbour Meeting, ar: لقاء المرفأ}
""",
    # written against the order of the alphabet, which means something
    "topics.yaml": """\
- id: weather
  name: {en: Weather, ar: الطقس, sr-Cyrl: Време}
- id: ships
  name: {en: Ships, ar: السفن, sr-Cyrl: Бродови}
""",
    "roles.yaml": """\
- id: witness
  name: {en: Witness, ar: شاهد}
- id: guest
  name: {en: Guest, ar: ضيف}
""",
    "places.yaml": """\
- id: old-port
  name: {en: Old Port, ar: المرفأ القديم}
  city: {en: Durrës, ar: دوريس}
  country: AL
""",
    "organisations.yaml": """\
- id: port-office
  name: {en: Port Office, ar: مكتب المرفأ}
  kind: government
  country: AL
- id: lighthouse-guild
  name: {en: Lighthouse Guild, ar: نقابة المنارات}
  kind: other
  country: IT
""",
    "speakers/ana-deda.yaml": """\
name:
  Latn: Ana Deda
  Arab: آنا ديدا
position: {en: Harbour master, ar: مديرة المرفأ}
affiliation: port-office
country: AL
photo: media/ana.png
""",
    "speakers/ana-deda.en.md": "Ana keeps the *harbour*.\n",
    "speakers/ana-deda.ar.md": "آنا مسؤولة عن المرفأ.\n",
    "speakers/ana-deda.sr-Cyrl.md": "Ана чува луку.\n",
    "speakers/omar-nur.yaml": """\
name:
  Arab: عمر نور
  Latn: Omar Nur
position: {en: Pilot, ar: مرشد بحري}
affiliation: lighthouse-guild
country: IT
""",
    "speakers/omar-nur.en.md": "Omar guides ships.\n",
    "pages/about.en.md": "---\ntitle: About\n---\nSee the [programme](/2030/programme/).\n",
    "pages/about.ar.md": "---\ntitle: عن اللقاء\n---\nانظر [البرنامج](/2030/programme/).\n",
    "pages/about.sr-Cyrl.md": "---\ntitle: О скупу\n---\nПогледајте [програм](/2030/programme/).\n",
    "2030/edition.yaml": """\
number: 1
title: {en: Harbour Meeting 2030, ar: لقاء المرفأ ٢٠٣٠}
start: 2030-05-02
end: 2030-05-03
timezone: Europe/Tirane
venue: old-port
organisers:
  - {organisation: port-office, role: organiser}
rooms:
  - {id: hall, name: {en: Hall, ar: القاعة}}
  - {id: pier, name: {en: Pier, ar: الرصيف}}
""",
    "2030/edition.en.md": "Two days by the sea.\n",
    "2030/edition.ar.md": "يومان على البحر.\n",
    "2030/panels/lights.yaml": """\
number: 1
day: 2030-05-02
start: "10:30"
end: "12:00"
room: hall
topics: [weather, ships]
people:
  - {speaker: omar-nur, role: chair}
  - {speaker: ana-deda, role: guest}
  - {speaker: omar-nur, role: witness}
outcomes:
  - {id: more-lights, kind: recommendation}
""",
    "2030/panels/lights.en.md": "---\ntitle: Lights at sea\noutcomes:\n  more-lights: More lights.\n---\nOn lights.\n",
    "2030/panels/lights.ar.md": (
        "---\ntitle: أضواء البحر\noutcomes:\n  more-lights: مزيد من الأضواء.\n---\nعن الأضواء.\n"
    ),
    "2030/sessions/welcome.yaml": """\
kind: opening
title: {en: Welcome, ar: الترحيب}
day: 2030-05-02
start: "09:00"
end: "10:00"
room: hall
people:
  - {speaker: ana-deda, role: opening}
""",
    "2030/contributions/beams.yaml": """\
title: {en: Beams, ar: أشعة}
session: lights
people:
  - {speaker: omar-nur, role: author}
""",
    "2030/contributions/beams.en.md": "How far light reaches.\n",
}


@dataclass(frozen=True)
class Project:
    """A project's folder: content/, templates/, what is built from them, and a copy of the theme."""

    folder: Path
    options: BuildOptions

    @staticmethod
    def at(folder: Path) -> Project:
        """Write the site into a folder."""
        for path, text in FILES.items():
            target = folder / "content" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8")
        media = folder / "content" / "media"
        media.mkdir()
        (media / "ana.png").write_bytes(PIXEL)
        (folder / "templates").mkdir()
        shutil.copytree(default_theme_folder(), folder / "theme")
        return Project(folder, Project.options_at(folder))

    @staticmethod
    def options_at(folder: Path) -> BuildOptions:
        """Return the options for a site in a folder."""
        return BuildOptions(folder / "content", folder / "site", theme_folders=(folder / "templates",))

    def with_options(self, **changes: object) -> Project:
        """Return the project with other options."""
        return replace(self, options=replace(self.options, **changes))  # type: ignore[arg-type]

    @property
    def theme(self) -> Path:
        """The folder to take for that of the default theme."""
        return self.folder / "theme"

    def content(self, path: str) -> Path:
        """Return a file of content/."""
        return self.folder / "content" / path

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace a text in a file of content/, which must be there."""
        file = self.content(path)
        text = file.read_text("utf-8")
        assert old in text, f"{path} does not hold {old!r}"
        file.write_text(text.replace(old, new), "utf-8")

    def write(self, path: str, text: str) -> None:
        """Write a file of content/."""
        self.content(path).parent.mkdir(parents=True, exist_ok=True)
        self.content(path).write_text(text, "utf-8")

    def build(self, **changes: object) -> BuildReport:
        """Build in this process."""
        options = replace(self.options, **changes)  # type: ignore[arg-type]
        return build_site(options, SerialExecutor(), lambda done, total: None)

    def clean_build(self, folder: Path) -> BuildReport:
        """Build anew into an empty folder, without any cache."""
        return self.build(output=folder, use_cache=False)


def is_kept_for_readers(path: str) -> bool:
    """Tell whether a file is one that an old page may still ask for: an asset named by its content."""
    return path.startswith("assets/")


def differences(output: Path, clean: Path) -> list[str]:
    """Return the files of an output that are not as in a clean build of the same content, and those of no owner."""
    made, wanted = read_manifest(output), read_manifest(clean)
    problems = [f"missing: {path}" for path in wanted.keys() - made.keys()]
    problems += [f"left over: {path}" for path in made.keys() - wanted.keys() if not is_kept_for_readers(path)]
    problems += [f"other digest: {path}" for path in wanted.keys() & made.keys() if made[path] != wanted[path]]
    for path in sorted(wanted.keys() & made.keys()):
        if not (output / path).is_file() or (output / path).read_bytes() != (clean / path).read_bytes():
            problems.append(f"other bytes: {path}")
    on_disk = {file.relative_to(output).as_posix() for file in output.rglob("*") if file.is_file()}
    problems += [f"of no owner: {path}" for path in on_disk - made.keys() if not path.startswith(".jumbo-site")]
    return sorted(problems)
