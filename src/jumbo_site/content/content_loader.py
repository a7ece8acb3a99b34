"""Files to entries, entries to records, and all that is wrong on the way, at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from jumbo_site.content.assembly import assemble
from jumbo_site.content.cms_files import cms_problems
from jumbo_site.content.entities import EntitySource, JoinedEntity, ProseSource
from jumbo_site.content.file_names import SITE_FILE
from jumbo_site.content.layout import EDITION_KINDS, TOP_KINDS, EntityKey, FileRole, edition_folders
from jumbo_site.content.markdown_scan import MarkdownLink
from jumbo_site.content.reading_steps import ReadingSteps
from jumbo_site.content.site_settings import draft_edition_problems, language_problems, right_tags, site_problems
from jumbo_site.content.source_files import SourceFile, SourceTree
from jumbo_site.content.stand_in import stand_in_site
from jumbo_site.content.yaml_nodes import MappingNode, ScalarNode, SequenceNode, to_plain
from jumbo_site.diagnostics import Diagnostic, Listed, Location, Message, closest, diagnostic, say
from jumbo_site.model.content import Content
from jumbo_site.model.documents import DocumentFacts
from jumbo_site.model.drafts import without_drafts
from jumbo_site.model.images import ImageFacts
from jumbo_site.model.record import ID_LENGTH, is_id
from jumbo_site.model.site import Site


class ContentLoader:
    """One reading of a content folder."""

    def __init__(
        self,
        tree: SourceTree,
        shown: str,
        images: Mapping[str, ImageFacts],
        documents: Mapping[str, DocumentFacts],
        drafts: bool,
        steps: ReadingSteps,
    ) -> None:
        self.drafts = drafts
        self.steps = steps
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
        self.prose: dict[EntityKey, list[ProseSource]] = {}
        self.public: Content | None = None
        self.records: dict[EntityKey, BaseModel] = {}
        self.languages: tuple[str, ...] = ()
        self.knows_languages = True
        """False where site.yaml does not say rightly which languages there are."""
        conflicts = [problem for file in tree.files for problem in self.steps.conflicts(file)]
        self.problems += conflicts
        self.torn = {problem.location.file for problem in conflicts if problem.location is not None}
        """Files that hold two versions at once: nothing else of them can be trusted."""

    def load(self) -> Content | None:
        """Return the content, drafts among it, or None where no page could be made of it."""
        self._assign_files()
        for file, role in self.roles:
            if role.form == "facts":
                self._read_facts(file, role)
            elif role.form == "list":
                self._read_list(file, role)
        prose = [(file, role) for file, role in self.roles if role.form == "prose"]
        site = self._read_site()
        if site is None:
            return None
        languages = tuple(entry.tag for entry in site.languages)
        if not self.knows_languages:  # texts of a language that is written wrongly are read as if it were right
            languages = tuple(dict.fromkeys([*languages, *(role.language for _, role in prose)]))
        for file, role in prose:
            self._read_prose(file, role, languages)
        rank = {tag: place for place, tag in enumerate(languages)}
        for key, texts in self.prose.items():
            ordered = tuple(sorted(texts, key=lambda one: rank[one.language]))
            self.entries[key] = replace(self.entries[key], prose=ordered)
        records = self._validate(site, languages)
        self.records, self.languages = records, languages
        self.damaged |= {key for key in self.entries if key not in records}
        source = self.joined[EntityKey("site", "", "site")].source
        self.problems += cms_problems(site, source, self.tree.cms)
        return self.assembled(site)

    def assembled(self, site: Site) -> Content:
        """Return the content that the records make; what of it is published is ``public`` then."""
        records = self.records
        content = assemble(site, records, tuple(self.entries), self.tree.media, self.images, self.documents)
        sources = {key: joined.source for key, joined in self.joined.items()}
        hidden = [] if self.drafts else draft_edition_problems(content, sources)
        self.problems += hidden
        self.public = content if self.drafts or hidden else without_drafts(content)
        return content

    def _assign_files(self) -> None:
        for file in self.tree.unreadable:
            lost = self.steps.role(file.path, self.editions)
            if lost is not None and lost.form == "facts":
                self._broken(lost.key, file)
            elif lost is not None and lost.form == "prose":
                self.damaged.add(lost.key)
            elif lost is not None and lost.form == "list":
                self.lost_kinds.add(lost.kind)
        for file in self.tree.files:
            role = self.steps.role(file.path, self.editions)
            if role is None:
                hint = self._unused_hint(file)
                message = say("`{path}` is not used for anything.", path=file.path)
                self.problems.append(diagnostic("unknown-file", message, Location(file.shown), hint))
                continue
            self.roles.append((file, role))
            if role.form in ("facts", "prose") and role.kind != "site" and not is_id(role.id):
                what = say("The folder's name") if role.kind == "edition" else say("The file's name")
                message = say(
                    "{what} `{id}` cannot be an id: it has lower-case Latin letters, digits and hyphens.",
                    what=what,
                    id=role.id,
                )
                from slugify import slugify

                hint = say(
                    "Rename it, for example `{slugify}`.",
                    slugify=slugify(role.id, max_length=ID_LENGTH) or "police-school-rome",
                )
                self.problems.append(diagnostic("id-invalid", message, Location(file.shown), hint))

    def _unused_hint(self, file: SourceFile) -> Message | None:
        parts = file.path.parts
        if len(parts) == 1:
            names = [SITE_FILE, *(f"{kind}.yaml" for kind in TOP_KINDS)]
            match = closest(parts[0], names)
            return (
                say("Did you mean `{match}`?", match=match)
                if match
                else say("Entries stand in folders such as speakers/ and 2022/panels/.")
            )
        if parts[0] in self.editions or parts[0] in TOP_KINDS:
            kinds = list(EDITION_KINDS) if parts[0] in self.editions else []
            match = closest(parts[1], kinds) if len(parts) > 2 else None
            return (
                say("Did you mean the folder `{match}`?", match=match)
                if match
                else say("Name texts `<id>.<language>.md`, facts `<id>.yaml`.")
            )
        match = closest(parts[0], TOP_KINDS)
        return (
            say("Did you mean the folder `{match}`?", match=match)
            if match
            else say("The folder of an edition has an edition.yaml.")
        )

    def _read_facts(self, file: SourceFile, role: FileRole) -> None:
        if file.shown in self.torn:
            self._broken(role.key, file)
            return
        parsed = self.steps.yaml(file)
        self.problems += parsed.diagnostics
        node = parsed.node
        if node is None or (isinstance(node, ScalarNode) and node.text is None):
            node = MappingNode((), Location(file.shown))
            if parsed.diagnostics:
                self._broken(role.key, file)
                return
        if not isinstance(node, MappingNode):
            message = say("The file must hold lines of `key: value`.")
            self.problems.append(diagnostic("yaml-not-a-mapping", message, node.location))
            self._broken(role.key, file)
            return
        self._add_entry(role.key, node, file)

    def _broken(self, key: EntityKey, file: SourceFile) -> None:
        """Remember an entry that cannot be read, so that references to it are not reported as well."""
        self.entries.setdefault(key, EntitySource(key, MappingNode((), Location(file.shown)), file.shown))
        self.listed.add(key)
        self.unreadable.add(key)

    def _add_entry(self, key: EntityKey, node: MappingNode, file: SourceFile, place: Location | None = None) -> None:
        if key in self.entries:
            first = self.entries[key].facts.location
            message = say("`{id}` is already in {file}:{line}.", id=key.id, file=first.file, line=first.line)
            self.problems.append(
                diagnostic("duplicate-id", message, place or node.location, say("Delete one, or rename it."))
            )
            return
        self.entries[key] = EntitySource(key, node, file.shown)

    def _read_list(self, file: SourceFile, role: FileRole) -> None:
        if file.shown in self.torn:
            self.lost_kinds.add(role.kind)
            return
        parsed = self.steps.yaml(file)
        self.problems += parsed.diagnostics
        node = parsed.node
        if node is None or (isinstance(node, ScalarNode) and node.text is None):
            if parsed.diagnostics:
                self.lost_kinds.add(role.kind)
            return
        if not isinstance(node, SequenceNode):
            self.lost_kinds.add(role.kind)
            message = say("The file must hold a list: entries that begin with `- id: …`.")
            self.problems.append(diagnostic("wrong-type", message, node.location))
            return
        for item in node.items:
            if not isinstance(item, MappingNode):
                self.lost_kinds.add(role.kind)
                self.problems.append(
                    diagnostic("yaml-not-a-mapping", say("Each entry must be lines of `key: value`."), item.location)
                )
                continue
            own = next((value for name, value in item.entries if name.text == "id"), None)
            if not isinstance(own, ScalarNode) or own.text is None:
                self.lost_kinds.add(role.kind)
                message = say("`id` is missing.")
                self.problems.append(
                    diagnostic("missing-field", message, item.location, say("Give each entry an `id`."))
                )
                continue
            key = EntityKey(role.kind, role.edition, own.text)
            self._add_entry(key, item, file, own.location)
            self.listed.add(key)

    def _read_site(self) -> Site | None:
        key = EntityKey("site", "", "site")
        source = self.entries.get(key)
        if source is None:
            if not any(problem.code == "missing-site" for problem in self.problems):
                message = say("There is no site.yaml.")
                hint = say("It holds the title, the languages and the address of the site.")
                self.problems.append(diagnostic("missing-site", message, Location(f"{self.shown}/{SITE_FILE}"), hint))
            return None
        if key in self.unreadable:
            return self._stand_in({}, ())
        plain = to_plain(source.facts)
        listed = plain.get("languages")
        entries = listed if isinstance(listed, list) else []
        tags = [entry.get("tag") if isinstance(entry, dict) else entry for entry in entries]
        known = [tag for tag in tags if isinstance(tag, str)]
        default_language = known[0] if known else "en"
        wrong_tags = language_problems(known, source)
        self.problems += wrong_tags
        languages = None if wrong_tags else tuple(known) or None
        context = {"default_language": default_language, "languages": languages}
        self.joined[key] = self.steps.joined(source, default_language, is_listed=False)
        site = self._record(self.joined[key], default_language, languages)
        if not isinstance(site, Site):
            self.damaged.add(key)
            own = None if wrong_tags else stand_in_site(self.joined[key].data, context, self.editions)
            return own or self._stand_in(self.joined[key].data, known)
        self.problems += site_problems(site, source, self.editions)
        return self._stand_in(self.joined[key].data, known) if wrong_tags else site

    def _stand_in(self, data: Mapping[str, Any], tags: Iterable[str]) -> Site | None:
        """Return a site of those languages that are written rightly, so that the rest is checked in the same run."""
        self.knows_languages = False
        key = EntityKey("site", "", "site")
        self.damaged.add(key)
        self.joined.setdefault(key, JoinedEntity(self.entries[key], {}, ()))
        in_files = [role.language for _, role in self.roles if role.form == "prose"]
        good = right_tags(tags) or right_tags(in_files) or ("en",)
        kept = {key: value for key, value in data.items() if key != "missing_translations"}
        own = {**kept, "languages": list(good), "missing_translations": "ignore"}
        return stand_in_site(own, {"default_language": good[0], "languages": None}, self.editions)

    def _read_prose(self, file: SourceFile, role: FileRole, languages: tuple[str, ...]) -> None:
        if role.language not in languages:
            message = say(
                "`{language}` is not one of the languages of this site ({languages}).",
                language=role.language,
                languages=Listed(languages),
            )
            match = closest(role.language, languages)
            hint = (
                say("Did you mean `{id}.{match}.md`?", id=role.id, match=match)
                if match
                else say("Add it to `languages` in site.yaml.")
            )
            self.problems.append(diagnostic("unknown-language", message, Location(file.shown), hint))
            return
        if file.shown in self.torn:
            self.damaged.add(role.key)
            return
        source, scan = self.steps.markdown(file)
        front: MappingNode | None = None
        if source.front is not None:
            self.problems += source.front.diagnostics
            if source.front.diagnostics:
                self.damaged.add(role.key)
            if isinstance(source.front.node, MappingNode):
                front = source.front.node
            elif source.front.node is not None and not isinstance(source.front.node, ScalarNode):
                message = say("Front matter must hold lines of `key: value`.")
                self.problems.append(diagnostic("yaml-not-a-mapping", message, source.front.node.location))
        self.problems += scan.diagnostics
        self.links += scan.links
        if role.key not in self.entries:
            if role.kind != "pages":
                self.damaged.add(role.key)
                match = closest(role.id, self.known_ids().get((role.kind, role.edition), ()))
                message = say("There is no {id}.yaml for this text.", id=role.id)
                hint = (
                    say("Did you mean `{match}.{language}.md`?", match=match, language=role.language)
                    if match
                    else say("Write {id}.yaml beside it.", id=role.id)
                )
                self.problems.append(diagnostic("missing-field", message, Location(file.shown), hint))
                return
            self.entries[role.key] = EntitySource(role.key, MappingNode((), Location(file.shown)), file.shown)
        prose = ProseSource(role.language, file.shown, front, source.body, source.body_line)
        self.prose.setdefault(role.key, []).append(prose)

    def _validate(self, site: Site, languages: tuple[str, ...]) -> dict[EntityKey, BaseModel]:
        known = languages if self.knows_languages else None
        records: dict[EntityKey, BaseModel] = {EntityKey("site", "", "site"): site}
        for key in sorted(self.entries):
            if key.kind == "site" or key in self.unreadable:
                continue
            self.joined[key] = self.steps.joined(self.entries[key], languages[0], is_listed=key in self.listed)
            record = self._record(self.joined[key], languages[0], known)
            if record is not None:
                records[key] = record
        return records

    def _record(
        self, joined: JoinedEntity, default_language: str, languages: tuple[str, ...] | None
    ) -> BaseModel | None:
        key = joined.source.key
        self.problems += joined.diagnostics
        if joined.diagnostics:
            self.damaged.add(key)
        made = self.steps.validated(joined, default_language, languages, is_listed=key in self.listed)
        self.problems += made.diagnostics
        return made.record

    def known_ids(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """Return, per kind and edition, the ids of all entries, also of those that could not be read.

        A file whose name cannot be an id is reported itself; nothing should lead to it.
        """
        ids: dict[tuple[str, str], list[str]] = {}
        for key in self.entries:
            if is_id(key.id):
                ids.setdefault((key.kind, key.edition), []).append(key.id)
        return {group: tuple(sorted(members)) for group, members in ids.items()}
