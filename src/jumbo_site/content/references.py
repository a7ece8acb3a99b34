"""Every id and address that content names must exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import unquote

from jumbo_site.content.entities import EntitySource, Path
from jumbo_site.content.layout import EntityKey
from jumbo_site.content.markdown_scan import MarkdownLink
from jumbo_site.diagnostics import Diagnostic, Listed, Location, Message, diagnostic, did_you_mean, say
from jumbo_site.model.addresses import RESERVED_PAGE_IDS, page_paths
from jumbo_site.model.content import Content, EditionContent
from jumbo_site.model.drafts import draft_paths
from jumbo_site.model.events import Contribution, Document, Session
from jumbo_site.model.news import NewsItem
from jumbo_site.model.organisations import Place
from jumbo_site.model.people import Appearance
from jumbo_site.model.web_address import url_problem

Sources = Mapping[EntityKey, EntitySource]
KnownIds = Mapping[tuple[str, str], tuple[str, ...]]


def reference_problems(
    content: Content,
    public: Content,
    sources: Sources,
    links: Iterable[MarkdownLink],
    known: KnownIds,
    damaged: frozenset[EntityKey],
) -> list[Diagnostic]:
    """Return a diagnostic for each dangling reference, at the place of the id or address.

    ``public`` is the content without drafts: to these published texts cannot lead. ``known`` has the ids of all
    entries, ``damaged`` those with errors of their own: what leads to them is not wrong.
    """
    checker = _Checker(content, public, sources, known)
    checker.check_media(content.site.theme.logo, sources[EntityKey("site", "", "site")], ("theme", "logo"))
    checker.check_fonts()
    checker.check_organisations()
    checker.check_speakers()
    checker.check_places()
    checker.check_images()
    for edition_id, edition in content.editions.items():
        checker.check_edition(edition_id, edition)
    checker.check_links(links, damaged)
    checker.check_moved()
    return checker.problems


class _Checker:
    def __init__(self, content: Content, public: Content, sources: Sources, known: KnownIds) -> None:
        self.content = content
        self.public_paths = frozenset(page_paths(public))
        self.of_drafts = _files_of_drafts(content, sources) if public is not content else frozenset()
        self.sources = sources
        self.known = known
        self.problems: list[Diagnostic] = []
        self.media = frozenset(content.media)

    def ids(self, kind: str, edition: str = "") -> tuple[str, ...]:
        return self.known.get((kind, edition), ())

    def check(self, name: str, value: str | None, candidates: Sequence[str], source: EntitySource, path: Path) -> None:
        if value is None or value in candidates:
            return
        hint = did_you_mean(value, candidates) or (
            _place_for(name) if not candidates else say("Known: {candidates}.", candidates=Listed(candidates[:8]))
        )
        self.problems.append(diagnostic(f"unknown-{name}", _no_such(name, value), source.value_location(path), hint))

    def check_media(self, file: str | None, source: EntitySource, path: Path) -> None:
        if file is None:
            return
        place = source.value_location(path)
        name = file.removeprefix("/")
        if ".." in name.split("/") or "\\" in name:
            self.problems.append(
                diagnostic("path-outside", say("`{file}` leads out of the content folder.", file=file), place)
            )
        elif name not in self.media:
            hint = did_you_mean(name, self.content.media) or say("Put the file into media/ and write media/<name>.")
            self.problems.append(diagnostic("missing-media", say("There is no file `{file}`.", file=file), place, hint))

    def check_fonts(self) -> None:
        source, fonts = self.sources[EntityKey("site", "", "site")], self.content.site.theme.fonts
        for kind, files in ("text", fonts.text), ("heading", fonts.heading):
            for index, font in enumerate(files):
                if font.file.startswith("media/"):
                    self.check_media(font.file, source, ("theme", "fonts", kind, index))

    def check_organisations(self) -> None:
        organisations = self.ids("organisations")
        for organisation in self.content.organisations.values():
            source = self.sources[EntityKey("organisations", "", organisation.id)]
            self.check("organisation", organisation.parent, organisations, source, ("parent",))
            self.check_media(organisation.logo, source, ("logo",))
            self.check_parent_loop(organisation.id, source)

    def check_parent_loop(self, start: str, source: EntitySource) -> None:
        seen = [start]
        current = self.content.organisations[start].parent
        while current is not None and current in self.content.organisations:
            if current == start:
                message = say(
                    "`{start}` would be a part of itself ({circle}).", start=start, circle=" → ".join([*seen, start])
                )
                place = source.value_location(("parent",))
                self.problems.append(diagnostic("invalid-value", message, place, say("Delete one `parent`.")))
                return
            if current in seen:
                return
            seen.append(current)
            current = self.content.organisations[current].parent

    def check_speakers(self) -> None:
        for speaker in self.content.speakers.values():
            source = self.sources[EntityKey("speakers", "", speaker.id)]
            self.check("organisation", speaker.affiliation, self.ids("organisations"), source, ("affiliation",))
            self.check_media(speaker.photo, source, ("photo",))

    def check_places(self) -> None:
        pages = self.ids("pages")
        for page in (*pages, *self.content.editions):
            if page in _TAKEN:
                kind = "pages" if page in pages else "edition"
                key = EntityKey(kind, "" if kind == "pages" else page, page)
                message = say("`{page}` is the address of a page that every site has.", page=page)
                place = self.sources[key].start
                self.problems.append(diagnostic("reserved-name", message, place, say("Choose another name.")))
            if page in pages and page in self.content.editions:
                message = say("The page `{page}` and the edition `{page}` would have the same address.", page=page)
                place = self.sources[EntityKey("pages", "", page)].start
                self.problems.append(diagnostic("url-collision", message, place, say("Rename the page.")))

    def check_images(self) -> None:
        """Images of places and news exist, and say what they show."""
        places: list[tuple[str, Place | NewsItem]] = [("places", one) for one in self.content.places.values()]
        news: list[tuple[str, Place | NewsItem]] = [("news", one) for one in self.content.news.values()]
        for kind, record in (*places, *news):
            source = self.sources[EntityKey(kind, "", record.id)]
            self.check_media(record.image, source, ("image",))
            if record.image is not None and record.image_text is None:
                message = say("The image has no `image_text`: those who do not see it are told nothing.")
                hint = say("Say in a sentence what it shows.")
                self.problems.append(diagnostic("missing-field", message, source.value_location(("image",)), hint))

    def check_edition(self, edition_id: str, content: EditionContent) -> None:
        edition = content.edition
        source = self.sources[EntityKey("edition", edition_id, edition_id)]
        self.check("place", edition.venue, self.ids("places"), source, ("venue",))
        for index, organiser in enumerate(edition.organisers):
            path = ("organisers", index, "organisation")
            self.check("organisation", organiser.organisation, self.ids("organisations"), source, path)
        self.check(
            "organisation",
            edition.publication.publisher,
            self.ids("organisations"),
            source,
            ("publication", "publisher"),
        )
        for index, editor in enumerate(edition.publication.editors):
            self.check("speaker", editor, self.ids("speakers"), source, ("publication", "editors", index))
        levels = tuple(level.id for level in edition.levels)
        for index, organiser in enumerate(edition.organisers):
            self.check("level", organiser.level, levels, source, ("organisers", index, "level"))
        for index, picture in enumerate(edition.gallery):
            self.check_media(picture.file, source, ("gallery", index, "file"))
        self.check_documents(edition.documents, source)
        rooms = tuple(room.id for room in edition.rooms)
        tracks = tuple(track.id for track in edition.tracks)
        for kind, sessions in (("sessions", content.sessions), ("panels", content.panels)):
            for session in sessions.values():
                session_source = self.sources[EntityKey(kind, edition_id, session.id)]
                self.check_session(session, session_source)
                self.check("room", session.room, rooms, session_source, ("room",))
                self.check("track", session.track, tracks, session_source, ("track",))
        for contribution in content.contributions.values():
            contribution_source = self.sources[EntityKey("contributions", edition_id, contribution.id)]
            self.check_contribution(contribution, contribution_source)
            known = (*self.ids("sessions", edition_id), *self.ids("panels", edition_id))
            self.check("session", contribution.session, known, contribution_source, ("session",))
        for session_id in sorted(set(content.sessions) & set(content.panels)):
            message = say("A session and a panel are both called `{session_id}`.", session_id=session_id)
            place = self.sources[EntityKey("sessions", edition_id, session_id)].start
            self.problems.append(diagnostic("duplicate-id", message, place, say("Rename one of the two.")))

    def check_session(self, session: Session, source: EntitySource) -> None:
        self.check("place", session.place, self.ids("places"), source, ("place",))
        self.check_people(session.people, source)
        self.check_topics(session.topics, source)
        self.check_documents(session.documents, source)
        seen: dict[str, int] = {}
        for index, outcome in enumerate(session.outcomes):
            if outcome.id in seen:
                place = source.value_location(("outcomes", index, "id"))
                message = say(
                    "The outcome `{id}` is already listed as number {number}.",
                    id=outcome.id,
                    number=seen[outcome.id] + 1,
                )
                self.problems.append(diagnostic("duplicate-id", message, place, say("Rename one of the two.")))
            seen.setdefault(outcome.id, index)

    def check_contribution(self, contribution: Contribution, source: EntitySource) -> None:
        self.check_people(contribution.people, source)
        self.check_topics(contribution.topics, source)
        self.check_documents(contribution.documents, source)

    def check_people(self, people: Sequence[Appearance], source: EntitySource) -> None:
        roles = tuple(role.id for role in self.content.roles.roles)
        for index, appearance in enumerate(people):
            self.check("speaker", appearance.speaker, self.ids("speakers"), source, ("people", index, "speaker"))
            self.check("role", appearance.role, roles, source, ("people", index, "role"))
            affiliation = ("people", index, "affiliation")
            self.check("organisation", appearance.affiliation, self.ids("organisations"), source, affiliation)

    def check_topics(self, topics: Sequence[str], source: EntitySource) -> None:
        for index, topic in enumerate(topics):
            self.check("topic", topic, self.ids("topics"), source, ("topics", index))

    def check_documents(self, documents: Sequence[Document], source: EntitySource) -> None:
        for index, document in enumerate(documents):
            self.check_media(document.file, source, ("documents", index, "file"))
            self.check_language(document, source, ("documents", index, "language"))
            if (document.file is None) == (document.url is None):
                message = say("A document needs either `file` or `url`.")
                place = source.value_location(("documents", index))
                self.problems.append(diagnostic("missing-field", message, place, say("Give one of the two.")))

    def check_language(self, document: Document, source: EntitySource, path: Path) -> None:
        """A PDF that names another language than the content does is read out in the wrong one."""
        facts = self.content.documents.get((document.file or "").removeprefix("/"))
        if facts is None or facts.language is None or document.language is None:
            return
        if facts.language.split("-")[0].lower() != document.language.split("-")[0].lower():
            message = say(
                "`{file}` says that it is in `{own}`, and the content `{language}`.",
                file=document.file,
                own=facts.language,
                language=document.language,
            )
            hint = say("Screen readers go by the file: set its language in the program that makes it.")
            self.problems.append(diagnostic("document-language", message, source.value_location(path), hint))

    def check_links(self, links: Iterable[MarkdownLink], damaged: frozenset[EntityKey]) -> None:
        paths = frozenset(page_paths(self.content))
        excused = tuple(_path_of(key) for key in damaged)
        links = [link for link in links if not link.target.startswith(excused)]
        for link in links:
            if link.is_image and url_problem(link.target) is None and ":" in link.target.split("/")[0]:
                message = say("The image lies on another site; pages load nothing from elsewhere.")
                hint = say("Put the image into media/ and write /media/<name>.")
                self.problems.append(diagnostic("unsafe-url", message, link.location, hint))
            elif link.target.startswith("/") and not link.target.startswith("//"):
                self.check_site_link(unquote(link.target), link.location, paths)
            elif _is_relative(link.target) and url_problem(link.target) is None:
                hint = say("Write paths of the site from its root: /2022/programme/, /media/slides.pdf.")
                message = say("`{target}` is a relative path, which would break on other pages.", target=link.target)
                self.problems.append(diagnostic("unknown-link", message, link.location, hint))

    def check_site_link(self, target: str, place: Location, paths: frozenset[str]) -> None:
        hint: Message | None
        path = target.partition("?")[0].partition("#")[0]
        if path.startswith("/media/"):
            if path.removeprefix("/") not in self.media:
                hint = did_you_mean(path.removeprefix("/"), self.content.media) or say("Put the file into media/.")
                self.problems.append(
                    diagnostic("missing-media", say("There is no file `{path}`.", path=path), place, hint)
                )
            return
        if path in paths and path not in self.public_paths and place.file not in self.of_drafts:
            message = say("The page `{path}` is a draft: readers of this text would find nothing there.", path=path)
            hint = say("Take the link out, or delete `draft: true` of that page.")
            self.problems.append(diagnostic("draft-link", message, place, hint))
            return
        if path in paths and ("#" not in target or target in paths or not _has_known_fragments(path)):
            return
        language = path.split("/")[1]
        if language in self.content.language_tags:
            hint = say("Leave the language out: `{path}`.", path=path.removeprefix("/" + language))
        elif not path.endswith("/") and path + "/" in paths:
            hint = say("Add the stroke at the end: `{path}/`.", path=path)
        else:
            hint = did_you_mean(target, sorted(paths))
        message = say("The site has no page `{target}`.", target=target)
        if path in paths:
            fragments = [known for known in paths if known.startswith(f"{path}#")]
            message = say("The page `{path}` has no place `{fragment}`.", path=path, fragment=target.partition("#")[2])
            hint = did_you_mean(target, sorted(fragments)) or say(
                "Leave `#` and what follows it out: `{path}`.", path=path
            )
        self.problems.append(diagnostic("unknown-link", message, place, hint))

    def check_moved(self) -> None:
        source = self.sources[EntityKey("site", "", "site")]
        paths = self.public_paths
        targets = {moved.from_: moved.to for moved in self.content.site.moved}
        for index, moved in enumerate(self.content.site.moved):
            place = source.value_location(("moved", index, "from"))
            wrong = _old_path_problem(moved.from_, self.content.language_tags)
            if wrong is not None:
                self.problems.append(diagnostic("moved-target", wrong[0], place, wrong[1]))
            if moved.from_ in [other.from_ for other in self.content.site.moved[:index]]:
                message = say("`{path}` is in `moved` already.", path=moved.from_)
                self.problems.append(diagnostic("duplicate-id", message, place, say("Keep one of the two.")))
            for message, code, name in _moved_problems(moved.from_, moved.to, targets, paths):
                place = source.value_location(("moved", index, name))
                hint = did_you_mean(moved.to, sorted(paths)) if code == "moved-target" and name == "to" else None
                self.problems.append(diagnostic(code, message, place, hint))


def _no_such(name: str, wanted: str) -> Message:
    """Say that there is nothing of a kind with an id."""
    said = {
        "organisation": say("There is no organisation `{id}`.", id=wanted),
        "speaker": say("There is no speaker `{id}`.", id=wanted),
        "place": say("There is no place `{id}`.", id=wanted),
        "topic": say("There is no topic `{id}`.", id=wanted),
        "role": say("There is no role `{id}`.", id=wanted),
        "room": say("There is no room `{id}`.", id=wanted),
        "track": say("There is no track `{id}`.", id=wanted),
        "level": say("There is no level `{id}`.", id=wanted),
        "session": say("There is no session `{id}`.", id=wanted),
    }
    return said[name]


def _files_of_drafts(content: Content, sources: Sources) -> frozenset[str]:
    """Return the files of drafts, and of what belongs to them, by their names for people."""
    drafts = tuple(draft_paths(content))
    own = [source for key, source in sources.items() if _path_of(key).startswith(drafts)]
    return frozenset(name for source in own for name in (source.file, *(text.file for text in source.prose)))


def _place_for(name: str) -> Message:
    """Return where the first of a kind is written."""
    if name in ("room", "track", "level"):
        return say("Write it under `{name}s:` in edition.yaml.", name=name)
    return say("There is none yet; write one in {name}s.", name=name)


_TAKEN = frozenset(RESERVED_PAGE_IDS)


def _path_of(key: EntityKey) -> str:
    """Return the beginning of all addresses that an entry is found at."""
    if key.kind in ("edition", "pages"):
        return f"/{key.id}/"
    return f"/{key.edition}/{key.kind}/{key.id}/" if key.edition else f"/{key.kind}/{key.id}/"


def _old_path_problem(old: str, tags: Sequence[str]) -> tuple[Message, Message] | None:
    """Return what keeps an old path from being a redirect page in each language, and how to mend it."""
    path = old.partition("#")[0]
    first = path.split("/")[1]
    if first in tags:
        hint = say("Leave the language out: `{path}`.", path=old.removeprefix("/" + first))
        return say("`{path}` begins with a language.", path=old), hint
    if "?" in path or "//" in path or {".", ".."} & set(path.split("/")):
        hint = say("Write a path of folders, such as /2022/panels/cyber/.")
        return say("`{path}` cannot be the address of a page.", path=old), hint
    if not path.endswith(("/", ".html", ".htm")):
        hint = say("Add the stroke at the end: `{path}/`.", path=path)
        return say("`{path}` is neither a folder nor a page.", path=old), hint
    return None


def _moved_problems(
    old: str, new: str, targets: Mapping[str, str], paths: frozenset[str]
) -> Iterator[tuple[Message, str, str]]:
    if old in paths:
        yield say("`{path}` is a page of the site; it cannot have moved.", path=old), "moved-target", "from"
    seen = {old}
    current = new
    while current in targets:
        if current in seen:
            yield say("`{path}` leads in a circle.", path=old), "moved-loop", "to"
            return
        seen.add(current)
        current = targets[current]
    if current not in paths:
        yield say("The site has no page `{target}`.", target=current), "moved-target", "to"


def _is_relative(target: str) -> bool:
    return bool(target) and not target.startswith(("#", "/")) and ":" not in target.split("/")[0]


def _has_known_fragments(path: str) -> bool:
    """Tell whether all permanent fragments of a page are known: outcomes and topics, not headings of prose."""
    return "/panels/" in path or "/sessions/" in path or path in ("/topics/",)
