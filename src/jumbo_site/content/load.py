"""content/ to the model: files to entries, entries to records, and all that is wrong on the way, at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import BaseModel, ValidationError

from jumbo_site.content.consistency import consistency_problems
from jumbo_site.content.document_files import read_documents
from jumbo_site.content.entities import EntitySource, JoinedEntity, ProseSource, join
from jumbo_site.content.file_names import LEDGER_FILE, SITE_FILE
from jumbo_site.content.follow_on import first_causes
from jumbo_site.content.front_matter import split_front_matter
from jumbo_site.content.image_files import read_images
from jumbo_site.content.layout import EDITION_KINDS, TOP_KINDS, EntityKey, FileRole, edition_folders, file_role
from jumbo_site.content.markdown_scan import MarkdownLink, scan_markdown
from jumbo_site.content.references import reference_problems
from jumbo_site.content.site_settings import language_problems, site_problems
from jumbo_site.content.source_files import SourceFile, SourceTree, read_tree, with_planned
from jumbo_site.content.stand_in import stand_in_site
from jumbo_site.content.text_quality import text_quality_problems
from jumbo_site.content.translation_checks import translation_problems
from jumbo_site.content.validation import problems_of
from jumbo_site.content.yaml_nodes import MappingNode, ScalarNode, SequenceNode, parse_yaml, to_plain
from jumbo_site.diagnostics import Diagnostic, Location, closest, diagnostic, has_errors, in_order
from jumbo_site.model.content import Content, EditionContent
from jumbo_site.model.documents import DocumentFacts
from jumbo_site.model.images import ImageFacts
from jumbo_site.model.people import RoleSet
from jumbo_site.model.record import ID_LENGTH, is_id
from jumbo_site.model.site import Site


@dataclass(frozen=True)
class LedgerSource:
    """The text of published-urls.txt and its name for people."""

    text: str
    shown: str


@dataclass(frozen=True)
class LoadResult:
    """The content, or None where it has errors; and every diagnostic, in order."""

    content: Content | None
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[EntityKey, EntitySource] = field(default_factory=dict)
    ledger: LedgerSource | None = None
    joined: Mapping[EntityKey, JoinedEntity] = field(default_factory=dict)
    """The data of each entry before it was validated, in the order in which they are written."""
    digests: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of each text file, by its path relative to content/."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """The text of each file, by its name for people."""
    links: tuple[MarkdownLink, ...] = ()
    """All links of Markdown texts."""

    @property
    def key(self) -> str:
        """A digest that names the content exactly, but for the ledger and what pages do not tell of media files."""
        media = self.content.media if self.content is not None else ()
        images = self.content.images.values() if self.content is not None else ()
        documents = self.content.documents.values() if self.content is not None else ()
        seen = [*(f"{one.digest} {one.width} {one.height}" for one in images), *map(repr, documents)]
        texts = (f"{path}\0{digest}" for path, digest in sorted(self.digests.items()) if path != LEDGER_FILE)
        return hashlib.sha256("\n".join([*texts, *media, *seen]).encode("utf-8", "surrogateescape")).hexdigest()


def load_content(
    root: Path, display: str | None = None, planned: Mapping[PurePosixPath, bytes | None] | None = None
) -> LoadResult:
    """Read, check and resolve the content folder. ``display`` is its name in diagnostics, by default the path given.

    ``planned`` files, by their paths relative to ``root``, are taken as if they were written, or deleted (None).
    """
    shown = display if display is not None else root.as_posix()
    if not root.is_dir():
        message = f"There is no content folder at `{shown}`."
        return LoadResult(None, (diagnostic("missing-site", message, None, "Give its path with --content."),))
    tree = with_planned(read_tree(root, shown), planned or {}, shown)
    images, unfit = read_images(root, tree.media, shown)
    documents, closed = read_documents(root, tree.media, shown)
    loader = _Loader(tree, shown, images, documents)
    loader.problems += [*unfit, *closed]
    content = loader.load()
    ledger = next((LedgerSource(file.text, file.shown) for file, role in loader.roles if role.form == "ledger"), None)
    problems = in_order(loader.problems)
    sources = {key: joined.source for key, joined in loader.joined.items()}
    return LoadResult(
        None if has_errors(problems) else content,
        problems,
        sources,
        ledger,
        {key: loader.joined[key] for key in loader.entries if key in loader.joined},
        {str(file.path): file.digest for file in tree.files},
        {file.shown: file.text for file in tree.files},
        tuple(loader.links),
    )


class _Loader:
    """One reading of a content folder."""

    def __init__(
        self,
        tree: SourceTree,
        shown: str,
        images: Mapping[str, ImageFacts],
        documents: Mapping[str, DocumentFacts],
    ) -> None:
        self.tree = tree
        self.images = images
        self.documents = documents
        self.shown = shown
        self.problems: list[Diagnostic] = list(tree.diagnostics)
        self.editions = edition_folders(file.path for file in tree.files)
        self.roles: list[tuple[SourceFile, FileRole]] = []
        self.entries: dict[EntityKey, EntitySource] = {}
        self.listed: set[EntityKey] = set()
        self.unreadable: set[EntityKey] = set()
        self.damaged: set[EntityKey] = set()
        self.lost_kinds: set[str] = set()
        self.joined: dict[EntityKey, JoinedEntity] = {}
        self.links: list[MarkdownLink] = []

    def load(self) -> Content | None:
        self.assign_files()
        for file, role in self.roles:
            if role.form == "facts":
                self.read_facts(file, role)
            elif role.form == "list":
                self.read_list(file, role)
        prose = [(file, role) for file, role in self.roles if role.form == "prose"]
        site = self.read_site()
        if site is None:
            return None
        languages = tuple(entry.tag for entry in site.languages)
        for file, role in prose:
            self.read_prose(file, role, languages)
        records = self.validate(site, languages)
        content = assemble(site, records, tuple(self.entries), self.tree.media, self.images, self.documents)
        sources = {key: joined.source for key, joined in self.joined.items()}
        damaged = frozenset(self.damaged | {key for key in self.entries if key not in records})
        dangling = reference_problems(content, sources, self.links, self.known_ids(), damaged)
        self.problems += first_causes(dangling, consistency_problems(content, sources, damaged), self.lost_kinds)
        self.problems += translation_problems(content, sources, self.tree.files)
        self.problems += text_quality_problems((file for file, _ in self.roles), languages, content.speakers.values())
        return content

    def assign_files(self) -> None:
        for file in self.tree.unreadable:
            lost = file_role(file.path, self.editions)
            if lost is not None and lost.form == "facts":
                self.broken(lost.key, file)
            elif lost is not None and lost.form == "prose":
                self.damaged.add(lost.key)
            elif lost is not None and lost.form == "list":
                self.lost_kinds.add(lost.kind)
        for file in self.tree.files:
            role = file_role(file.path, self.editions)
            if role is None:
                hint = self.unused_hint(file)
                message = f"`{file.path}` is not used for anything."
                self.problems.append(diagnostic("unknown-file", message, Location(file.shown), hint))
                continue
            self.roles.append((file, role))
            if role.form in ("facts", "prose") and role.kind != "site" and not is_id(role.id):
                what = "The folder's name" if role.kind == "edition" else "The file's name"
                message = f"{what} `{role.id}` cannot be an id: it has lower-case Latin letters, digits and hyphens."
                from slugify import slugify

                hint = f"Rename it, for example `{slugify(role.id, max_length=ID_LENGTH) or 'police-school-rome'}`."
                self.problems.append(diagnostic("id-invalid", message, Location(file.shown), hint))

    def unused_hint(self, file: SourceFile) -> str | None:
        parts = file.path.parts
        if len(parts) == 1:
            names = [SITE_FILE, *(f"{kind}.yaml" for kind in TOP_KINDS)]
            match = closest(parts[0], names)
            return (
                f"Did you mean `{match}`?" if match else "Entries stand in folders such as speakers/ and 2022/panels/."
            )
        if parts[0] in self.editions or parts[0] in TOP_KINDS:
            kinds = list(EDITION_KINDS) if parts[0] in self.editions else []
            match = closest(parts[1], kinds) if len(parts) > 2 else None
            return (
                f"Did you mean the folder `{match}`?"
                if match
                else "Name texts `<id>.<language>.md`, facts `<id>.yaml`."
            )
        match = closest(parts[0], TOP_KINDS)
        return f"Did you mean the folder `{match}`?" if match else "The folder of an edition has an edition.yaml."

    def read_facts(self, file: SourceFile, role: FileRole) -> None:
        parsed = parse_yaml(file.text, file.shown)
        self.problems += parsed.diagnostics
        node = parsed.node
        if node is None or (isinstance(node, ScalarNode) and node.text is None):
            node = MappingNode((), Location(file.shown))
            if parsed.diagnostics:
                self.broken(role.key, file)
                return
        if not isinstance(node, MappingNode):
            message = "The file must hold lines of `key: value`."
            self.problems.append(diagnostic("yaml-not-a-mapping", message, node.location))
            self.broken(role.key, file)
            return
        self.add_entry(role.key, node, file)

    def broken(self, key: EntityKey, file: SourceFile) -> None:
        """Remember an entry that cannot be read, so that references to it are not reported as well."""
        self.entries.setdefault(key, EntitySource(key, MappingNode((), Location(file.shown)), file.shown))
        self.listed.add(key)
        self.unreadable.add(key)

    def add_entry(self, key: EntityKey, node: MappingNode, file: SourceFile, place: Location | None = None) -> None:
        if key in self.entries:
            first = self.entries[key].facts.location
            message = f"`{key.id}` is already in {first.file}:{first.line}."
            self.problems.append(
                diagnostic("duplicate-id", message, place or node.location, "Delete one, or rename it.")
            )
            return
        self.entries[key] = EntitySource(key, node, file.shown)

    def read_list(self, file: SourceFile, role: FileRole) -> None:
        parsed = parse_yaml(file.text, file.shown)
        self.problems += parsed.diagnostics
        node = parsed.node
        if node is None or (isinstance(node, ScalarNode) and node.text is None):
            if parsed.diagnostics:
                self.lost_kinds.add(role.kind)
            return
        if not isinstance(node, SequenceNode):
            self.lost_kinds.add(role.kind)
            message = "The file must hold a list: entries that begin with `- id: …`."
            self.problems.append(diagnostic("wrong-type", message, node.location))
            return
        for item in node.items:
            if not isinstance(item, MappingNode):
                self.lost_kinds.add(role.kind)
                self.problems.append(
                    diagnostic("yaml-not-a-mapping", "Each entry must be lines of `key: value`.", item.location)
                )
                continue
            own = next((value for name, value in item.entries if name.text == "id"), None)
            if not isinstance(own, ScalarNode) or own.text is None:
                self.lost_kinds.add(role.kind)
                message = "`id` is missing."
                self.problems.append(diagnostic("missing-field", message, item.location, "Give each entry an `id`."))
                continue
            key = EntityKey(role.kind, role.edition, own.text)
            self.add_entry(key, item, file, own.location)
            self.listed.add(key)

    def read_site(self) -> Site | None:
        key = EntityKey("site", "", "site")
        source = self.entries.get(key)
        if source is None:
            if not any(problem.code == "missing-site" for problem in self.problems):
                message = "There is no site.yaml."
                hint = "It holds the title, the languages and the address of the site."
                self.problems.append(diagnostic("missing-site", message, Location(f"{self.shown}/{SITE_FILE}"), hint))
            return None
        if key in self.unreadable:
            return None
        plain = to_plain(source.facts)
        listed = plain.get("languages")
        entries = listed if isinstance(listed, list) else []
        tags = [entry.get("tag") if isinstance(entry, dict) else entry for entry in entries]
        known = [tag for tag in tags if isinstance(tag, str)]
        default_language = known[0] if known else "en"
        wrong_tags = language_problems(known, source)
        self.problems += wrong_tags
        context = {"default_language": default_language, "languages": None if wrong_tags else tuple(known) or None}
        self.joined[key] = join(source, default_language)
        site = self.record(self.joined[key], context)
        if not isinstance(site, Site):
            self.damaged.add(key)
            return None if wrong_tags else stand_in_site(self.joined[key].data, context, self.editions)
        self.problems += site_problems(site, source, self.editions)
        return None if wrong_tags else site

    def read_prose(self, file: SourceFile, role: FileRole, languages: tuple[str, ...]) -> None:
        if role.language not in languages:
            message = f"`{role.language}` is not one of the languages of this site ({', '.join(languages)})."
            match = closest(role.language, languages)
            hint = f"Did you mean `{role.id}.{match}.md`?" if match else "Add it to `languages` in site.yaml."
            self.problems.append(diagnostic("unknown-language", message, Location(file.shown), hint))
            return
        source = split_front_matter(file.text, file.shown)
        front: MappingNode | None = None
        if source.front is not None:
            self.problems += source.front.diagnostics
            if source.front.diagnostics:
                self.damaged.add(role.key)
            if isinstance(source.front.node, MappingNode):
                front = source.front.node
            elif source.front.node is not None and not isinstance(source.front.node, ScalarNode):
                message = "Front matter must hold lines of `key: value`."
                self.problems.append(diagnostic("yaml-not-a-mapping", message, source.front.node.location))
        scan = scan_markdown(source.body, file.shown, source.body_line)
        self.problems += scan.diagnostics
        self.links += scan.links
        if role.key not in self.entries:
            if role.kind != "pages":
                self.damaged.add(role.key)
                match = closest(role.id, self.known_ids().get((role.kind, role.edition), ()))
                message = f"There is no {role.id}.yaml for this text."
                hint = f"Did you mean `{match}.{role.language}.md`?" if match else f"Write {role.id}.yaml beside it."
                self.problems.append(diagnostic("missing-field", message, Location(file.shown), hint))
                return
            self.entries[role.key] = EntitySource(role.key, MappingNode((), Location(file.shown)), file.shown)
        entry = self.entries[role.key]
        prose = ProseSource(role.language, file.shown, front, source.body, source.body_line)
        ordered = sorted([*entry.prose, prose], key=lambda one: languages.index(one.language))
        self.entries[role.key] = EntitySource(entry.key, entry.facts, entry.file, tuple(ordered))

    def validate(self, site: Site, languages: tuple[str, ...]) -> dict[EntityKey, BaseModel]:
        context = {"default_language": languages[0], "languages": languages}
        records: dict[EntityKey, BaseModel] = {EntityKey("site", "", "site"): site}
        for key in sorted(self.entries):
            if key.kind == "site" or key in self.unreadable:
                continue
            self.joined[key] = join(self.entries[key], languages[0], list_entry=key in self.listed)
            record = self.record(self.joined[key], context)
            if record is not None:
                records[key] = record
        return records

    def record(self, joined: JoinedEntity, context: Mapping[str, Any]) -> BaseModel | None:
        self.problems += joined.diagnostics
        source = joined.source
        if joined.diagnostics:
            self.damaged.add(source.key)
        model = source.key.model
        try:
            return model.model_validate(joined.data, context=dict(context))
        except ValidationError as error:
            for problem in problems_of(error, model, joined.data):
                if problem.path == ("id",) and not is_id(source.key.id) and source.key not in self.listed:
                    continue  # reported at the file's name
                locate = source.key_location if problem.at_key else source.value_location
                self.problems.append(diagnostic(problem.code, problem.message, locate(problem.path), problem.hint))
            return None

    def known_ids(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """Return, per kind and edition, the ids of all entries, also of those that could not be read.

        A file whose name cannot be an id is reported itself; nothing should lead to it.
        """
        ids: dict[tuple[str, str], list[str]] = {}
        for key in self.entries:
            if is_id(key.id):
                ids.setdefault((key.kind, key.edition), []).append(key.id)
        return {group: tuple(sorted(members)) for group, members in ids.items()}


def assemble(
    site: Site,
    records: Mapping[EntityKey, BaseModel],
    written: Iterable[EntityKey],
    media: tuple[str, ...],
    images: Mapping[str, ImageFacts],
    documents: Mapping[str, DocumentFacts],
) -> Content:
    """Return the content that these records make.

    ``written`` are the entries in the order in which they stand in files: it means something for roles and topics.
    """
    by_kind: dict[tuple[str, str], dict[str, Any]] = {}
    for key, record in records.items():
        by_kind.setdefault((key.kind, key.edition), {})[key.id] = record
    rank = {(key.kind, key.id): index for index, key in enumerate(written) if key.kind in ("roles", "topics")}

    def of_kind(kind: str, edition: str = "") -> dict[str, Any]:
        return by_kind.get((kind, edition), {})

    def in_written_order(kind: str) -> list[Any]:
        return sorted(of_kind(kind).values(), key=lambda record: rank.get((kind, record.id), 0))

    editions = {}
    for key in sorted(key for key in records if key.kind == "edition"):
        kinds = {kind: of_kind(kind, key.id) for kind in EDITION_KINDS}
        edition: Any = records[key]
        editions[key.id] = EditionContent(edition, **kinds)
    pages = dict(sorted(of_kind("pages").items(), key=lambda item: (item[1].order, item[0])))
    return Content(
        site=site,
        roles=RoleSet.with_own(in_written_order("roles")),
        topics={topic.id: topic for topic in in_written_order("topics")},
        places=of_kind("places"),
        organisations=of_kind("organisations"),
        speakers=of_kind("speakers"),
        pages=pages,
        news=dict(sorted(of_kind("news").items(), key=lambda item: (-item[1].date.toordinal(), item[0]))),
        editions=editions,
        media=media,
        images=images,
        documents=documents,
    )
