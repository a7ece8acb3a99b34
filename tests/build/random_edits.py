"""Random edits of a small project, as organisers, tools and bad luck make them."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.build.small_site import FILES, PIXEL, Project

Edit = Callable[[Project, Random], str]
"""Changes something and says what."""

WORDS = ("light", "منارة", "брод", "C++", "17–18", "tide", "بحر", "љубав", "*keel*", "`code`", "nu & mu", "12(3)")
BLOCKS = (
    "\n\n## A heading\n\nMore.",
    "\n\n- one\n- two\n",
    "\n\nA note.[^1]\n\n[^1]: Said below.\n",
    "\n\nSee the [programme](/2030/programme/).",
    "\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    "\n\n![Ana](/media/ana.png)",
    "\n\nA word of two\u0640\u0640\u0640 signs كـتاب.",
)
LANGUAGES = ("en", "ar", "sr-Cyrl")


def _files(project: Project, pattern: str) -> list[Path]:
    return sorted((project.folder / "content").rglob(pattern))


def _shown(project: Project, file: Path) -> str:
    return file.relative_to(project.folder).as_posix()


def _words(rng: Random) -> str:
    return " ".join(rng.choices(WORDS, k=rng.randint(1, 5)))


def _replace_line(file: Path, key: str, line: str) -> None:
    """Put a line of YAML in the place of the one that begins with ``key``, or at the end."""
    text = file.read_text("utf-8")
    pattern = re.compile(rf"^{key}:.*\n", re.MULTILINE)
    file.write_text(pattern.sub(line + "\n", text) if pattern.search(text) else f"{text}{line}\n", "utf-8")


def _body(project: Project, rng: Random) -> str:
    file = rng.choice(_files(project, "*.md"))
    text = file.read_text("utf-8")
    head, mark, body = text.rpartition("---\n") if text.startswith("---\n") else ("", "", text)
    kind = rng.randrange(5)
    if kind == 0:
        body = _words(rng) + "\n"
    elif kind == 1:
        body = body.rstrip("\n") + rng.choice(BLOCKS) + "\n"
    elif kind == 2:
        body = "\n\n" + body if rng.random() < 0.5 else ""
    elif kind == 3:
        body = body.replace("\n", "\r\n")
    else:
        body = body.rstrip("\n") + " " + _words(rng) + "\n"
    file.write_bytes(f"{head}{mark}{body}".encode())
    return f"body of {_shown(project, file)} (kind {kind})"


def _several_bodies(project: Project, rng: Random) -> str:
    return ", ".join(_body(project, rng) for _ in range(rng.randint(2, 4)))


def _front_title(project: Project, rng: Random) -> str:
    file = rng.choice(_files(project, "*.md"))
    text = file.read_text("utf-8")
    line = f"title: T {rng.randint(1, 99)} {rng.choice(WORDS[:3])}\n"
    if text.startswith("---\n"):
        text = re.sub(r"^title:.*\n", line, text, count=1, flags=re.MULTILINE)
    elif "pages" in file.parts:
        text = f"---\n{line}---\n{text}"
    file.write_text(text, "utf-8")
    return f"title in {_shown(project, file)}"


def _translation(project: Project, rng: Random) -> str:
    ids = ["speakers/ana-deda", "speakers/omar-nur", "pages/about", "2030/edition", "2030/contributions/beams"]
    path = f"{rng.choice(ids)}.{rng.choice(LANGUAGES)}.md"
    file = project.content(path)
    if file.exists():
        file.unlink()
        return f"without {path}"
    project.write(
        path, f"---\ntitle: {rng.choice(WORDS[:3])}\n---\n{_words(rng)}\n" if "pages" in path else _words(rng)
    )
    return f"with {path}"


def _fact(project: Project, rng: Random) -> str:
    changes = [
        ("2030/panels/lights.yaml", "start", f'start: "1{rng.randint(0, 1)}:{rng.randint(10, 59)}"'),
        (
            "2030/panels/lights.yaml",
            "topics",
            rng.choice(["topics: [ships]", "topics: [weather, ships]", "topics: []"]),
        ),
        ("2030/panels/lights.yaml", "room", rng.choice(["room: pier", "room: hall"])),
        ("2030/panels/lights.yaml", "day", rng.choice(["day: 2030-05-02", "day: 2030-05-03"])),
        ("2030/sessions/welcome.yaml", "title", f"title: {{en: Welcome {rng.randint(1, 9)}, ar: الترحيب}}"),
        ("2030/sessions/welcome.yaml", "kind", rng.choice(["kind: opening", "kind: keynote", "kind: break"])),
        ("2030/edition.yaml", "number", f"number: {rng.randint(1, 40)}"),
        ("2030/edition.yaml", "theme", f"theme: {{en: Theme {rng.randint(1, 9)}}}"),
        ("speakers/ana-deda.yaml", "country", rng.choice(["country: AL", "country: IT", "country: null"])),
        ("speakers/ana-deda.yaml", "affiliation", rng.choice(["affiliation: port-office", "affiliation: null"])),
        ("speakers/omar-nur.yaml", "position", f"position: {{en: Pilot {rng.randint(1, 9)}, sr-Cyrl: Пилот}}"),
        ("speakers/omar-nur.yaml", "photo", rng.choice(["photo: media/ana.png", "photo: null"])),
        ("2030/contributions/beams.yaml", "session", rng.choice(["session: lights", "session: welcome"])),
    ]
    path, key, line = rng.choice(changes)
    if not project.content(path).exists():
        return "nothing"
    _replace_line(project.content(path), key, line)
    return f"{path}: {line}"


def _option(project: Project, rng: Random) -> str:
    digits = rng.choice(["", ", digits: arab", ", digits: latn"])
    changes = [
        ("  - ar", f"  - {{tag: ar{digits}}}"),
        ("theme", f'theme: {{colour: "#{rng.choice(["14545c", "702030"])}"}}'),
        ("description", f"description: {{en: Of lights {rng.randint(1, 9)}}}"),
        ("missing_translations", rng.choice(["missing_translations: warn", "missing_translations: ignore"])),
        ("base_url", rng.choice(["base_url: https://harbour.example/", "base_url: https://x.example/y/"])),
        ("digits", rng.choice(["digits: latn", "digits: arab"])),
    ]
    key, line = rng.choice(changes)
    file = project.content("site.yaml")
    if key.startswith("  - "):
        text = re.sub(r"^  - (?:ar|\{tag: ar\b.*)$", line, file.read_text("utf-8"), flags=re.MULTILINE)
        file.write_text(text, "utf-8")
    else:
        _replace_line(file, key, line)
    return f"site.yaml: {line}"


def _lists(project: Project, rng: Random) -> str:
    name = rng.choice(["topics", "roles", "organisations"])
    file = project.content(f"{name}.yaml")
    entries = re.split(r"^(?=- )", file.read_text("utf-8"), flags=re.MULTILINE)[1:]
    if rng.random() < 0.5 and len(entries) < 5:
        entries.append(f"- id: new-{rng.randint(1, 99)}\n  name: {{en: New, ar: جديد}}\n")
    rng.shuffle(entries)
    file.write_text("".join(entries), "utf-8")
    return f"order of {name}.yaml"


def _speaker(project: Project, rng: Random) -> str:
    own = f"person-{rng.randint(1, 3)}"
    facts = project.content(f"speakers/{own}.yaml")
    panel = project.content("2030/panels/lights.yaml")
    if not facts.exists():
        facts.write_text(f"name: {{Latn: Person {rng.randint(1, 9)}}}\ncountry: IT\n", "utf-8")
        project.write(f"speakers/{own}.{rng.choice(LANGUAGES)}.md", _words(rng) + "\n")
        if rng.random() < 0.7 and panel.exists():
            text = panel.read_text("utf-8")
            panel.write_text(text.replace("people:\n", f"people:\n  - {{speaker: {own}, role: speaker}}\n"), "utf-8")
        _forget_move(project, f"/speakers/{own}/")
        return f"added speaker {own}"
    for file in [facts, *_files(project, f"{own}.*.md")]:
        file.unlink()
    if panel.exists():
        text = panel.read_text("utf-8")
        panel.write_text(text.replace(f"  - {{speaker: {own}, role: speaker}}\n", ""), "utf-8")
    if rng.random() < 0.8:
        _move(project, f"/speakers/{own}/", "/speakers/")
    return f"removed speaker {own}"


def _move(project: Project, old: str, new: str) -> None:
    file = project.content("site.yaml")
    text = file.read_text("utf-8")
    text = text if "moved:\n" in text else f"{text}moved:\n"
    file.write_text(text.replace("moved:\n", f"moved:\n  - {{from: {old}, to: {new}}}\n"), "utf-8")


def _forget_move(project: Project, old: str) -> None:
    file = project.content("site.yaml")
    text = re.sub(rf"^  - \{{from: {re.escape(old)}, .*\n", "", file.read_text("utf-8"), flags=re.MULTILINE)
    file.write_text(re.sub(r"^moved:\n(?!  -)", "", text, flags=re.MULTILINE), "utf-8")


def _rename(project: Project, rng: Random) -> str:
    """A contribution's id changes, and its old address leads on to the new one."""
    old, new = rng.sample(["beams", "rays", "glow"], 2)
    files = _files(project, f"{old}.*")
    if not files:
        return "nothing"
    for file in files:
        file.rename(file.with_name(file.name.replace(old, new, 1)))
    _forget_move(project, f"/2030/contributions/{new}/")
    _move(project, f"/2030/contributions/{old}/", f"/2030/contributions/{new}/")
    return f"renamed {old} to {new}"


def _template(project: Project, rng: Random) -> str:
    theme, own = project.theme, project.folder / "templates"
    names = ["base.html", "session.html", "speaker.html", "parts/people.html", "parts/menu.html", "parts/own.html"]
    name = rng.choice(names)
    target = own / name
    if target.exists() and rng.random() < 0.4:
        target.unlink()
        return f"without templates/{name}"
    target.parent.mkdir(parents=True, exist_ok=True)
    if name == "parts/own.html":
        target.write_text(f"<p>own {rng.randint(1, 99)}</p>\n", "utf-8")
        return f"with templates/{name}"
    text = (theme / name).read_text("utf-8")
    mark = f"<!-- {rng.randint(1, 99)} -->"
    if name == "speaker.html":
        mark += '{% include "parts/own.html" ignore missing %}{% include "parts/note.txt" ignore missing %}'
        text = text.replace("{% block main %}", "{% block main %}" + mark)
    elif name == "base.html":
        text = text.replace('<main id="main"', f'{mark}<main id="main"')
    elif name == "session.html":
        text = text.replace("{% block main %}", "{% block main %}" + mark)
    else:
        text = text.replace("</li>", f"{mark}</li>")
    target.write_text(text, "utf-8")
    return f"with templates/{name}"


def _asset(project: Project, rng: Random) -> str:
    path, text = rng.choice([("static/css/extra.css", "p { color: red }"), ("static/favicon.svg", "<svg/>")])
    target = project.folder / "templates" / path
    if target.exists():
        target.unlink()
        return f"without {path}"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(f"{text}\n<!-- {rng.randint(1, 9)} -->" if path.endswith("svg") else text, "utf-8")
    return f"with {path}"


def _note(project: Project, rng: Random) -> str:
    target = project.folder / "templates" / "parts" / "note.txt"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(f"note {rng.randint(1, 99)}", "utf-8")
    return "templates/parts/note.txt, which a template includes"


def _media(project: Project, rng: Random) -> str:
    target = project.content(rng.choice(["media/ana.png", "media/extra.png", "media/a/b.pdf"]))
    if target.exists() and target.name != "ana.png" and rng.random() < 0.5:
        target.unlink()
        return f"without {_shown(project, target)}"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(PIXEL + bytes([rng.randrange(256)]))
    return f"other bytes in {_shown(project, target)}"


def _touch(project: Project, rng: Random) -> str:
    file = rng.choice(_files(project, "*.*"))
    kind = rng.randrange(3)
    if kind == 0:
        os.utime(file, ns=(0, rng.randrange(10**18)))
    elif kind == 1:
        copy = file.with_name(f".{file.name}")
        shutil.copy2(file, copy)
        copy.replace(file)
    else:
        file.write_bytes(file.read_bytes())
    return f"touched {_shown(project, file)}"


def _backdated(project: Project, rng: Random) -> str:
    """Other letters of the same length, and the old times."""
    file = rng.choice(_files(project, "*.en.md"))
    status = file.stat()
    text = file.read_text("utf-8")
    file.write_text(text.translate(str.maketrans("aeo", rng.choice(["oae", "eoa"]))), "utf-8")
    if "title:" not in file.read_text("utf-8") and text.startswith("---"):
        file.write_text(text, "utf-8")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    return f"backdated edit of {_shown(project, file)}"


def _damage(project: Project, rng: Random) -> str:
    site = project.folder / "site"
    files = sorted(file for file in site.rglob("*") if file.is_file() and not file.name.startswith(".jumbo"))
    if not files:
        return "nothing"
    file = rng.choice(files)
    kind = rng.randrange(4)
    if kind == 0:
        file.unlink()
    elif kind == 1:
        file.write_bytes(b"damaged" + file.read_bytes())
    elif kind == 2:
        file.write_bytes(file.read_bytes()[: rng.randrange(100)])
    else:
        shutil.rmtree(site / rng.choice(["en", "ar/2030", "sr-Latn", "assets"]), ignore_errors=True)
    return f"damaged {_shown(project, file)} (kind {kind})"


def _cache(project: Project, rng: Random) -> str:
    folder = project.folder / ".jumbo-site-cache"
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    if not files or rng.random() < 0.4:
        shutil.rmtree(folder, ignore_errors=True)
        return "no cache"
    file = rng.choice(files)
    raw = bytearray(file.read_bytes())
    if rng.random() < 0.5:
        raw[rng.randrange(len(raw))] ^= 1 << rng.randrange(8)
        file.write_bytes(raw)
    else:
        file.unlink()
    return f"damaged cache: {file.name}"


def _elsewhere(project: Project, rng: Random) -> str:
    """Another build of the same content and output, with other options."""
    cache = rng.choice([None, project.folder / "other-cache"])
    project.build(base_url="https://other.example/z/", cache=cache)
    return "built for another address" + (" by another cache" if cache else "")


def _glossary(project: Project, rng: Random) -> str:
    file = project.content("glossary.yaml")
    if file.exists():
        file.unlink()
        return "no glossary"
    file.write_text("- term: light\n  ar: {use: ضوء, not: [منارة]}\n", "utf-8")
    return "a glossary"


def _back(project: Project, rng: Random) -> str:
    path = rng.choice(sorted(FILES))
    project.write(path, FILES[path])
    return f"{path} as it was at first"


EDITS: tuple[tuple[Edit, int], ...] = (
    (_body, 14),
    (_several_bodies, 3),
    (_front_title, 4),
    (_translation, 6),
    (_fact, 10),
    (_option, 4),
    (_lists, 4),
    (_speaker, 5),
    (_rename, 3),
    (_template, 6),
    (_asset, 2),
    (_note, 2),
    (_media, 4),
    (_touch, 4),
    (_backdated, 3),
    (_damage, 6),
    (_cache, 3),
    (_elsewhere, 2),
    (_glossary, 1),
    (_back, 5),
)
"""Edits with how often each comes."""


def edit_at_random(project: Project, rng: Random) -> str:
    """Do one edit; return what it was."""
    edits, weights = zip(*EDITS, strict=True)
    edit: Edit = rng.choices(edits, weights)[0]
    return edit(project, rng)


def edit_prose_at_random(project: Project, rng: Random) -> str:
    """Do one edit of the kinds that a build takes the small way for, mostly."""
    return rng.choice([_body, _body, _body, _backdated, _touch, _several_bodies])(project, rng)
