"""The data of a content folder that had no errors, as plain JSON: the model without reading and checking its files.

A text whose body alone changed is put in its place, so that a small edit of a large site is a small piece of work. The
snapshot holds what such an edit must leave as it was: front matter, links, and a text that draws no complaint.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import PurePosixPath
from typing import Any

from pydantic import BaseModel

from jumbo_site.content.assembly import assemble
from jumbo_site.content.file_names import GLOSSARY_FILE, SITE_FILE
from jumbo_site.content.front_matter import split_front_matter
from jumbo_site.content.layout import EntityKey
from jumbo_site.content.load_result import LoadResult
from jumbo_site.content.markdown_scan import scan_markdown
from jumbo_site.content.merge_conflicts import merge_conflicts
from jumbo_site.content.source_files import SourceFile
from jumbo_site.content.text_quality import text_quality_problems
from jumbo_site.content.translation_fingerprints import is_watched
from jumbo_site.content.translation_glossary import read_glossary, rules_out
from jumbo_site.model.content import Content
from jumbo_site.model.documents import DocumentFacts
from jumbo_site.model.drafts import without_drafts
from jumbo_site.model.images import ImageFacts
from jumbo_site.model.site import Site


def snapshot_of(loaded: LoadResult) -> dict[str, Any]:
    """Return the data of a loaded content as a JSON document. ``loaded`` has content."""
    content = loaded.content
    media = content.media if content is not None else ()
    images = content.images if content is not None else {}
    documents = content.documents if content is not None else {}
    complaints = {one.location.file for one in loaded.diagnostics if one.location is not None}
    links: dict[str, list[str]] = {}
    for link in loaded.links:
        links.setdefault(link.location.file, []).append(link.target)
    prose: dict[str, Any] = {}
    entities = []
    for key, joined in loaded.joined.items():
        entities.append([key.kind, key.edition, key.id, joined.data])
        for text in joined.source.prose:
            if text.file in complaints or not text.body.strip() or is_watched(joined.source):
                continue
            head = _head(loaded.texts[text.file], text.body_line)
            prose[text.file] = [key.kind, key.edition, key.id, text.language, head, links.get(text.file, [])]
    languages = content.language_tags if content is not None else ()
    site = loaded.sources[EntityKey("site", "", "site")].file
    glossary = loaded.texts.get(f"{site.removesuffix(SITE_FILE)}{GLOSSARY_FILE}", "")
    return {
        "entities": entities,
        "prose": prose,
        "media": list(media),
        "images": {path: [one.width, one.height, one.digest, one.is_moving] for path, one in images.items()},
        "documents": {path: asdict(one) for path, one in documents.items()},
        "glossary": [glossary, *languages],
    }


def content_from(snapshot: Mapping[str, Any], bodies: Mapping[str, str]) -> Content:
    """Return the content of a snapshot with other bodies in some files, by the file's name for people."""
    data = {EntityKey(kind, edition, own): values for kind, edition, own, values in snapshot["entities"]}
    for file, body in bodies.items():
        kind, edition, own, language = snapshot["prose"][file][:4]
        data[EntityKey(kind, edition, own)]["body"][language] = body
    site_data = data.pop(EntityKey("site", "", "site"))
    tags = [entry.get("tag") if isinstance(entry, dict) else entry for entry in site_data["languages"]]
    context = {"default_language": tags[0], "languages": tuple(tags)}
    site = Site.model_validate(site_data, context=context)
    records: dict[EntityKey, BaseModel] = {
        key: key.model.model_validate(data[key], context=context) for key in sorted(data)
    }
    images = {path: ImageFacts(*facts) for path, facts in snapshot["images"].items()}
    documents = {path: _document(facts) for path, facts in snapshot["documents"].items()}
    return without_drafts(assemble(site, records, tuple(data), tuple(snapshot["media"]), images, documents))


def _document(facts: Mapping[str, Any]) -> DocumentFacts:
    page = facts["first_page"]
    return DocumentFacts(**{**facts, "first_page": tuple(page) if page is not None else None})


def new_body(snapshot: Mapping[str, Any], file: str, text: str) -> str | None:
    """Return the new body of a Markdown file of which nothing else has changed; None where the rest differs too.

    Front matter and links must be the same, old and new body must say something, and the new one must draw no
    complaint. A text that a translation keeps a fingerprint of, or the other way round, is never taken this way.
    """
    known = snapshot["prose"].get(file)
    if known is None:
        return None
    head, links = known[4], known[5]
    source = split_front_matter(text, file)
    if not source.body.strip() or _head(text, source.body_line) != head:
        return None
    glossary_text, *languages = snapshot["glossary"]
    glossary, _ = read_glossary(glossary_text, "", languages, languages[0])
    if rules_out(glossary, source.body, known[3]):
        return None
    if merge_conflicts(text, file):
        return None
    scan = scan_markdown(source.body, file, source.body_line)
    if scan.diagnostics or [link.target for link in scan.links] != links:
        return None
    return source.body.strip("\n")


def are_well_written(texts: Mapping[str, str], content: Content) -> bool:
    """Tell whether Markdown files, by their paths relative to content/, draw no complaint about their writing."""
    files = [SourceFile(PurePosixPath(path), path, text) for path, text in texts.items()]
    return not text_quality_problems(files, content.language_tags, content.speakers.values())


def old_body(snapshot: Mapping[str, Any], file: str) -> str:
    """Return the body that a file had."""
    kind, edition, own, language = snapshot["prose"][file][:4]
    values = next(entry[3] for entry in snapshot["entities"] if entry[:3] == [kind, edition, own])
    return str(values["body"][language])


def _head(text: str, body_line: int) -> str:
    """Return what stands above the body."""
    lines = text.split("\n", body_line - 1)
    return "\n".join(lines[: body_line - 1])
