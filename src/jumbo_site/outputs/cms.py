"""The editor in the browser: a page under admin/ that runs Sveltia CMS with a configuration made from the model.

It is for those who write the content. The page asks this site and the API of the Git host alone; its policy holds it to
that. The scripts of the editor lie in content/cms/, where ``jumbo-site cms fetch`` puts them; without them there is no
editor, and the check says so.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jumbo_site.content.file_names import CMS_FILES, CMS_FOLDER, CMS_NEEDED
from jumbo_site.content.layout import EDITION_KINDS, TOP_KINDS
from jumbo_site.i18n.language import display_name, language, script_of_tag
from jumbo_site.i18n.plurals import integer_categories
from jumbo_site.i18n.territories import territory_codes, territory_name
from jumbo_site.model.cms import CmsSettings
from jumbo_site.model.content import Content
from jumbo_site.outputs.cms_collections import (
    LISTS,
    ContentForms,
    collections_of,
    folder_relation,
    list_relation,
    media_folders,
    shown_script,
    slug_rules,
)
from jumbo_site.outputs.cms_fields import Choices
from jumbo_site.outputs.output import ExportJob, ExportSources, Output

FOLDER = "admin"
"""Where the editor stands in the site."""
EDITOR = "cms_editor.js"
ICONS = re.compile(rb"url\(https://cdn\.jsdelivr\.net/[^)]*/material-symbols[^)]*\)")
FONTS = re.compile(rb"url\(https://cdn\.jsdelivr\.net/[^)]*\)")


def origin_of(address: str) -> str:
    """Return scheme and host of an address."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def policy(settings: CmsSettings) -> str:
    """Return the policy of the editor's page (CSP Level 3).

    The editor sets styles in its elements, and shows pictures and reads files that it was given as ``blob:``.
    """
    asked = (settings.api_address, *([settings.sign_in] if settings.sign_in is not None else []))
    hosts = " ".join(sorted({origin_of(address) for address in asked}))
    return (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; "
        f"media-src 'self' blob:; font-src 'self' data:; connect-src 'self' blob: data: {hosts}; "
        "worker-src 'self' blob:; base-uri 'none'; form-action 'none'"
    )


def page(settings: CmsSettings, title: str) -> str:
    """Return the editor's page; ``title`` is the name of the site."""
    # cms_editor.js says that it starts the editor itself, so it comes before it
    names = ("js-yaml.min.js", "editor.js", "sveltia-cms.js")
    scripts = "\n".join(f'<script src="{name}" defer></script>' for name in names)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{html.escape(policy(settings))}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex, nofollow">\n<meta name="referrer" content="no-referrer">\n'
        f'<title>{html.escape(title)}</title>\n<link rel="icon" href="data:,">\n'
        '<link rel="cms-config-url" type="application/json" href="config.json">\n'
        f"{scripts}\n</head>\n<body>\n"
        "<noscript>The editor needs JavaScript.</noscript>\n</body>\n</html>\n"
    )


def backend(settings: CmsSettings) -> dict[str, Any]:
    """Return how the editor reaches the repository.

    GitHub signs people in through an OAuth service alone; without one there is only the way with an access token.
    """
    found: dict[str, Any] = {"name": settings.host, "repo": settings.repository, "branch": settings.branch}
    if settings.api is not None:
        found["api_root"] = settings.api
    if settings.sign_in is not None:
        found["base_url"] = settings.sign_in.rstrip("/")
    elif settings.api is not None and settings.host != "github":
        found["base_url"] = origin_of(settings.api)  # not the public host, which knows nobody here
    if settings.app_id is not None:
        found["app_id"] = settings.app_id
    if settings.host == "gitlab":
        found["auth_type"] = "pkce"
    able = settings.sign_in is not None if settings.host == "github" else settings.app_id is not None
    return found if able else {**found, "auth_methods": ["token"]}


def choices_of(content: Content, forms: ContentForms) -> Choices:
    """Return what the input fields of a site offer, but for those of an edition."""
    tags = content.language_tags
    english = language("en")
    names = {code: territory_name(code, english) for code in territory_codes()}
    written = dict.fromkeys(script for speaker in content.speakers.values() for script in speaker.name)
    scripts = tuple(dict.fromkeys((*(script_of_tag(tag) for tag in tags), *sorted(written))))
    label = content.default_language
    relations: dict[str, Mapping[str, Any]] = {}
    options: dict[str, tuple[str, ...]] = {
        "roles": tuple(role.id for role in content.roles.roles),
        "edition": tuple(sorted(content.editions)),
    }
    known = {
        "speakers": content.speakers,
        "organisations": content.organisations,
        "topics": content.topics,
        "places": content.places,
    }
    for kind, entries in known.items():
        shown = f"name.{shown_script(scripts)}.text" if kind == "speakers" else f"name.{label}"
        if forms.has_list("", kind) and forms.has_folder("", kind):
            options[kind] = tuple(entries)
        elif forms.has_list("", kind):
            relations[kind] = list_relation(LISTS, kind, kind, shown)
        else:
            relations[kind] = folder_relation(kind, shown)
    return Choices(
        {tag: f"{display_name(tag, 'en') or tag} ({tag})" for tag in tags},
        {tag: integer_categories(language(tag)) for tag in tags},
        {script: str(english.names.scripts.get(script, script)) for script in scripts},
        dict(sorted(names.items(), key=lambda item: (item[1], item[0]))),
        relations,
        options,
    )


def configuration(
    content: Content, settings: CmsSettings, forms: ContentForms
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the editor's configuration and the formats of the files, which cms_editor.js reads."""
    collections, formats = collections_of(content, settings.folder, forms, choices_of(content, forms))
    default = content.default_language
    config = {
        "backend": backend(settings),
        "app_title": _title(content),
        **media_folders(settings.folder),
        "slug": slug_rules(),
        "i18n": {
            "structure": "multiple_files",
            "locales": list(content.language_tags),
            "default_locale": default,
            "initial_locales": "default",
        },
        "show_preview_links": False,
        "collections": collections,
    }
    return config, {"default_language": default, "formats": formats}


def with_own_fonts(script: bytes) -> bytes:
    """Return the editor's script without the fonts of another host: its icons are ours, its letters the reader's."""
    return FONTS.sub(b"local(none)", ICONS.sub(b"url(icons.woff2)", script))


def forms_in(folder: Path, editions: tuple[str, ...]) -> ContentForms:
    """Look in which form the kinds of a content folder are written."""
    lists: set[tuple[str, str]] = set()
    folders: set[tuple[str, str]] = set()
    for edition, kinds in [("", TOP_KINDS), *((edition, EDITION_KINDS) for edition in editions)]:
        for kind in kinds:
            if (folder / edition / f"{kind}.yaml").is_file():
                lists.add((edition, kind))
            if any((folder / edition / kind).glob("*.yaml")):
                folders.add((edition, kind))
    return ContentForms(frozenset(lists), frozenset(folders))


def _title(content: Content) -> str:
    found = content.site.title.resolve(content.language_tags)
    return f"{found[0]}: editor" if found else "Editor"


def _text(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=False) + "\n").encode("utf-8")


def _jobs(content: Content) -> list[ExportJob]:
    return [ExportJob("cms")] if content.site.cms is not None else []


def _make(job: ExportJob, sources: ExportSources) -> dict[str, bytes]:
    settings = sources.content.site.cms
    scripts = {name: sources.content_folder / CMS_FOLDER / name for name in CMS_FILES}
    if settings is None or not all(scripts[name].is_file() for name in CMS_NEEDED):
        return {}
    forms = forms_in(sources.content_folder, tuple(sources.content.editions))
    config, formats = configuration(sources.content, settings, forms)
    files = {
        "index.html": page(settings, _title(sources.content)).encode("utf-8"),
        "config.json": _text(config),
        "formats.json": _text(formats),
        "editor.js": (Path(__file__).parent / EDITOR).read_bytes(),
        **{name: file.read_bytes() for name, file in scripts.items() if file.is_file()},
    }
    files["sveltia-cms.js"] = with_own_fonts(files["sveltia-cms.js"])
    return {f"{FOLDER}/{name}": data for name, data in files.items()}


OUTPUT = Output("cms", _jobs, _make, is_optional=False)
