"""A small site with something to draw: four countries, two panels that differ, two editions."""

from __future__ import annotations

import shutil
from pathlib import Path

from jumbo_site.build.executors import SerialExecutor
from jumbo_site.build.site_build import BuildOptions, build_site

GOOD = Path(__file__).parent / "sites/good"
SPEAKERS = {"luca-bo": "IT", "mara-bo": "IT", "pawlu-borg": "MT", "sami-haddad": "TN"}
LINKS = """number: 2
people:
  - {speaker: luca-bo, role: chair}
  - {speaker: mara-bo, role: speaker}
  - {speaker: mara-bo, role: rapporteur}
  - {speaker: pawlu-borg, role: speaker}
  - {speaker: sami-haddad, role: speaker}
  - {speaker: ana-deda, role: speaker}
title: {en: "Links between <harbours> & VTS towers along the northern coast", ar: الروابط بين الموانئ وأبراج VTS}
outcomes:
  - {id: one-line, kind: finding, text: {en: One line., ar: خط واحد.}}
  - {id: two-lines, kind: recommendation, text: {en: Two lines., ar: خطان.}}
  - {id: three-lines, kind: recommendation, text: {en: Three lines., ar: ثلاثة خطوط.}}
"""
EARLIER = """title: {en: Harbour Meeting 2027, ar: لقاء المرفأ ٢٠٢٧}
start: 2027-04-01
end: 2027-04-02
timezone: Europe/Tirane
venue: old-port
"""


def write_charted_site(folder: Path) -> None:
    """Write content/ of the site; the folder must not exist."""
    shutil.copytree(GOOD, folder)
    for speaker, country in SPEAKERS.items():
        name = speaker.replace("-", " ").title()
        (folder / f"speakers/{speaker}.yaml").write_text(f"name: {{Latn: {name}}}\ncountry: {country}\n", "utf-8")
    (folder / "2030/panels/links.yaml").write_text(LINKS, "utf-8")
    (folder / "2027").mkdir()
    (folder / "2027/edition.yaml").write_text(EARLIER, "utf-8")
    with (folder / "site.yaml").open("a", encoding="utf-8") as file:
        file.write("outputs: {default: false}\n")


def build_charted_site(folder: Path) -> Path:
    """Write and build the site below a folder; return where it is published."""
    write_charted_site(folder / "content")
    report = build_site(BuildOptions(folder / "content", folder / "site"), SerialExecutor(), lambda done, total: None)
    assert report.diagnostics == (), report.diagnostics
    return folder / "site"
