"""A new site in a folder: its files, checked before they are written; nothing that lies there is touched."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from jumbo_site.content.editor_files import (
    EXTENSIONS_FILE,
    SETTINGS_FILE,
    schema_files,
    vscode_extensions,
    vscode_settings,
)
from jumbo_site.content.existing_entries import SCHEMA_FOLDER, ScaffoldError
from jumbo_site.content.load import load_content
from jumbo_site.content.starter.answers import SiteAnswers
from jumbo_site.content.starter.site_content import content_files
from jumbo_site.content.starter.texts import readme
from jumbo_site.diagnostics import Listed, has_errors, say

_HERE = Path(__file__).parent
_DATA_FILES = {
    ".github/workflows/site.yml": "github-workflow.yml",
    ".gitlab-ci.yml": "gitlab-ci.yml",
    ".gitignore": "gitignore",
    ".editorconfig": "editorconfig",
}
_MAY_LIE_THERE = frozenset({".git"})


def check_folder(folder: Path) -> None:
    """Raise ScaffoldError where a folder cannot take a new site: it must be empty but for ``.git``, or not exist."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise ScaffoldError(
            say("{folder} is not a folder.", folder=folder.as_posix()), say("Name one that does not exist yet.")
        )
    if folder.is_dir():
        present = sorted(entry.name for entry in folder.iterdir() if entry.name not in _MAY_LIE_THERE)
        if present:
            listed = Listed(present[:3])
            raise ScaffoldError(
                say("{folder} is not empty ({listed} …); nothing was written.", folder=folder.as_posix(), listed=listed)
                if len(present) > 3
                else say(
                    "{folder} is not empty ({listed}); nothing was written.", folder=folder.as_posix(), listed=listed
                ),
                say("Name a folder that does not exist yet. In a site that is there, `jumbo-site new` adds entries."),
            )


def site_files(answers: SiteAnswers, version: str) -> dict[str, str]:
    """Return all files of a new site by their paths. ``version`` is the generator's, which the project asks for."""
    content = content_files(answers)
    files = {f"content/{path}": text for path, text in content.items()}
    files |= {path: (_HERE / name).read_text("utf-8") for path, name in _DATA_FILES.items()}
    title = answers.titles[answers.languages[0]]
    files["README.md"] = readme(answers.languages[0], title, answers.edition)
    files["requirements.txt"] = (
        "# The generator that makes the site. With its version named it makes the same everywhere; raise it here.\n"
        f"jumbo-site=={version}\n"
    )
    schemas = _schemas(content)
    files |= {f"{SCHEMA_FOLDER}/{name}": text for name, text in schemas.items()}
    files[SETTINGS_FILE] = vscode_settings(list(schemas), SCHEMA_FOLDER, "content")
    files[EXTENSIONS_FILE] = vscode_extensions()
    return files


def write_site(folder: Path, files: Mapping[str, str]) -> None:
    """Write the files of a site into a folder; all of them, or none. Raises ScaffoldError, OSError."""
    check_folder(folder)
    written: list[Path] = []
    made: list[Path] = []
    try:
        for path, text in files.items():
            target = folder / path
            made += _made_folders(target.parent)
            with target.open("x", encoding="utf-8", newline="\n") as stream:
                written.append(target)
                stream.write(text)
    except BaseException:
        for one in written:
            one.unlink(missing_ok=True)
        for one in reversed(made):
            one.rmdir()
        raise


def _made_folders(folder: Path) -> list[Path]:
    """Make a folder and those that it lies in; return the ones that were made, the outer ones first."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        one.mkdir()
    return missing[::-1]


def _schemas(content: Mapping[str, str]) -> dict[str, str]:
    """Return the schemas with the content's own ids. Raises ScaffoldError where an answer makes the content wrong."""
    with tempfile.TemporaryDirectory(prefix="jumbo-site-") as temporary:
        root = Path(temporary) / "content"
        write_site(root, content)
        loaded = load_content(root, "content")
    if has_errors(loaded.diagnostics):
        problem = loaded.diagnostics[0]
        raise ScaffoldError(
            say("With these answers the content would be wrong: {message}", message=problem.message), problem.hint
        )
    return schema_files(loaded.content)
