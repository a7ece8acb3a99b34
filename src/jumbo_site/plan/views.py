"""What a page shows: plain frozen data, already localised for one language.

Every view is picklable and holds no behaviour. A ``path`` is a *site path*: it begins with ``/``, names the
language (``/ar/2022/programme/``), and is turned into a link relative to the page when it is rendered.
Numbers, dates and lists are ready texts in the page's language and digits; the words of the interface that
do not depend on data (headings, buttons) are the templates' own, through gettext.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from jumbo_site.plan.chart_views import FiguresView

Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True)
class Text:
    """A short text and the language that it is in."""

    value: str
    lang: str
    """BCP 47 tag, ``und-Latn`` and the like where only the script is known."""
    dir: Direction
    is_foreign: bool = False
    """True when ``lang`` is not the page's language: the markup must carry ``lang`` and ``dir``."""
    is_fallback: bool = False
    """True when the text stands in for a translation that is missing (a foreign name is not a fallback)."""
    is_transliterated: bool = False
    """True when it was put into the letters of ``lang`` automatically."""
    source_language_name: str = ""
    """The name of the language that it was transliterated from, in the page's language."""


@dataclass(frozen=True)
class ImageView:
    """An image of media/: its own address, its size in pixels, and the sizes that browsers may take instead."""

    path: str
    """A site path under /media/, without a language."""
    width: int | None
    height: int | None
    sizes: tuple[tuple[str, int], ...] = ()
    """(site path, pixels across) of WebP files, the smallest first."""


@dataclass(frozen=True)
class Prose:
    """A text in Markdown and the language that it is in."""

    markdown: str
    lang: str
    dir: Direction
    is_foreign: bool = False
    is_fallback: bool = False
    language_name: str = ""
    """The name of ``lang`` in the page's language, for the note beside a fallback."""
    heading_level: int = 2
    """The level that the highest headings of the text get on the page."""
    id_prefix: str = ""
    """Put before the ids of headings and footnotes, where several texts share a page."""
    is_transliterated: bool = False
    """True when the text was put into the letters of ``lang`` automatically."""
    source_language_name: str = ""
    """The name of the language that it was transliterated from, in the page's language, for the note beside it."""
    images: tuple[ImageView, ...] = ()
    """The images of media/ in the text."""


@dataclass(frozen=True)
class Ref:
    """A text that links to a page of the site (or, without a path, to none)."""

    text: Text
    path: str | None = None


@dataclass(frozen=True)
class TimeText:
    """A date, a time or an interval: the reader's words and the machine's form (HTML ``time`` element)."""

    text: str
    start_iso: str
    end_iso: str | None = None


@dataclass(frozen=True)
class MenuItem:
    """An entry of a menu. ``key`` is compared with the page's section to mark the current one."""

    label: Text
    path: str
    key: str


@dataclass(frozen=True)
class LanguageLink:
    """The same page in one of the site's languages."""

    tag: str
    dir: Direction
    name: str
    """The language's name in itself."""
    path: str
    is_current: bool


@dataclass(frozen=True)
class Alternate:
    """A translation of the page: ``hreflang`` (or ``x-default``) and the absolute URL."""

    hreflang: str
    url: str


@dataclass(frozen=True)
class Frame:
    """What all pages of one language share."""

    lang: str
    dir: Direction
    script: str
    digits: str
    """The CLDR numbering system: ``arab``, ``latn`` …"""
    site_title: Text
    short_name: Text
    """The name that stands in the header, such as JUMBO."""
    home_path: str
    edition_label: str
    """Such as “Seventh edition” or “7th edition”, as the catalogue words it; may be empty."""
    edition_dates: TimeText
    edition_place: Text | None
    menu: tuple[MenuItem, ...]
    footer_menu: tuple[MenuItem, ...]
    organisers: tuple[Ref, ...]
    theme_colour: str | None
    base_path: str
    """The path of ``base_url``: ``/`` or ``/name/``."""
    logo_path: str | None = None
    """The image that stands for the site in the header."""
    feed_path: str | None = None
    """The Atom feed of the news."""
    search_path: str | None = None
    font_files: tuple[str, ...] = ()
    """The assets of the site's own font that pages ask for at once; with one of them ``css/options.css`` changes."""
    is_kept_offline: bool = False
    """Whether a service worker keeps pages for reading without a network."""
    search_description_path: str | None = None
    """The file by which browsers learn to ask the search."""


@dataclass(frozen=True)
class Head:
    """What the head of a page, its breadcrumbs and its language switcher say."""

    path: str
    title: str
    """For the ``title`` element: plain text, with Unicode isolates round foreign parts."""
    description: str
    canonical: str
    alternates: tuple[Alternate, ...]
    languages: tuple[LanguageLink, ...]
    section: str
    """The key of the menu entry that the page belongs to."""
    breadcrumbs: tuple[Ref, ...] = ()
    """From the home page to the page itself; the last one has no path."""
    og_type: Literal["website", "article", "profile"] = "website"
    og_locale: str = ""
    """As Open Graph writes locales: ``ar_AR``, ``en_GB``."""
    og_locale_alternates: tuple[str, ...] = ()
    """The locales of the page's translations."""
    card_url: str | None = None
    """The absolute address of the picture that stands for the page where it is shared."""
    card_text: str = ""
    """What the picture says, for those who do not see it."""
    json_ld: tuple[str, ...] = ()
    """JSON texts for ``script type=application/ld+json``."""
    is_indexed: bool = True
    """False asks search engines to leave the page out."""
    links_from_root: bool = False
    """True where the page is served at any address (404): links begin with the base path."""
    calendar_path: str | None = None
    moved_anchors: tuple[tuple[str, str], ...] = ()
    """Old fragments of the page and the site path (with fragment) that each moved to."""
    meta: tuple[tuple[str, str], ...] = ()
    """(name, content) of further meta elements, in order: what scholarly search engines read."""


# --- pieces ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class FigureView:
    """A number that describes the edition: “more than”, “70”, “speakers”."""

    qualifier: str
    number: str
    label: Text


@dataclass(frozen=True)
class DocumentView:
    """A file or an address that belongs to a page."""

    title: Text
    kind_label: str
    path: str | None
    """A site path under /media/, without a language …"""
    url: str | None
    """… or an address outside."""
    language_name: str | None = None
    plays_here: bool = False
    """True for a recording in media/ that browsers play."""
    video_host: str | None = None
    """The site at which a recording is found that is not in media/."""
    format: str = ""
    """What sort of file it is, in Latin letters: PDF, PPTX."""
    size: str = ""
    """“1.3 MB”."""
    pages: str = ""
    """“12 pages”."""
    is_tagged: bool = False
    """Whether a PDF tells its structure to screen readers."""
    preview: ImageView | None = None
    """The first page."""


@dataclass(frozen=True)
class OutcomeView:
    """One finding, challenge, recommendation or strategy."""

    id: str
    kind: str
    kind_label: str
    """In the singular: “Recommendation”."""
    number: str
    text: Text
    path: str
    """The permalink: the panel's path and the outcome's fragment."""
    session: Ref | None = None
    session_label: str = ""
    """“Panel 3”, on pages that gather the outcomes of several panels."""


@dataclass(frozen=True)
class OutcomeGroup:
    """The outcomes of one kind."""

    kind: str
    label: str
    """In the plural: “Recommendations”."""
    outcomes: tuple[OutcomeView, ...]


@dataclass(frozen=True)
class PersonCard:
    """A person in a list, with the office held in that context."""

    id: str
    name: Text
    path: str
    initials: Text
    photo: ImageView | None
    honorific: Text | None
    position: Text | None
    affiliation: Ref | None
    country: Ref | None
    roles: tuple[str, ...] = ()
    """The roles that the person has on the site, in the page's language."""
    keys: tuple[tuple[str, str], ...] = ()
    """Per filter the values that the person is found by, parted by spaces; ``names`` are all forms of the name."""


@dataclass(frozen=True)
class RoleGroup:
    """Those who have one role in a session."""

    role: str
    label: Text
    people: tuple[PersonCard, ...]


@dataclass(frozen=True)
class NamesInRole:
    """The names of those who have one role in a session."""

    role: str
    label: Text
    people: tuple[Ref, ...]


@dataclass(frozen=True)
class SessionHeading:
    """What a session or panel is called. Pages carry no more of it than they show: what else changes leaves them."""

    id: str
    kind: str
    """``panel``, ``opening``, ``keynote`` …: for styling."""
    label: str
    """What it is, with its number: “Panel 3”, “Opening session”."""
    number: str | None
    title: Text
    path: str


@dataclass(frozen=True)
class SessionCard(SessionHeading):
    """A session or panel in a list."""

    summary: Text | None
    time: TimeText | None
    outcome_count: str | None
    """“4 outcomes”, or None where there is none."""


@dataclass(frozen=True)
class GridPlace:
    """Where a session stands in the grid of its day; the stylesheet has a class for each number."""

    from_hour: int
    from_five: int
    """Five-minute steps after the hour: 0 to 11."""
    to_hour: int
    to_five: int
    column: int
    """1 is the first; 0 for what all columns share, such as a break."""


@dataclass(frozen=True)
class ProgrammeEntry(SessionHeading):
    """A session or panel in the programme."""

    summary: Text | None
    time: TimeText | None
    place: Text | None
    """Room, or place where it is not the venue."""
    roles: tuple[NamesInRole, ...]
    topics: tuple[Ref, ...]
    track: Text | None = None
    track_number: int | None = None
    """1 for the edition's first track: for its colour."""
    languages: tuple[str, ...] = ()
    """Names of the languages in which it can be followed."""
    keys: tuple[tuple[str, str], ...] = ()
    """Per filter the values that it is found by, parted by spaces: (``topic``, ``ports ships``)."""
    uid: str | None = None
    """Its UID in the edition's calendar, where it has a day and a time."""
    grid: GridPlace | None = None


@dataclass(frozen=True)
class ContributionCard:
    """A contribution in a list."""

    title: Text
    path: str
    authors: tuple[Ref, ...]
    authors_text: str


@dataclass(frozen=True)
class EditionCard:
    """The facts of an edition."""

    id: str
    label: str
    """“Seventh edition”; may be empty."""
    title: Text
    theme: Text | None
    framework: Text | None
    dates: TimeText
    place: Text | None
    """The venue's name."""
    city: Text | None
    country: str | None
    mode: str
    """“In person”, “Online”, “Hybrid”."""
    timezone: str
    path: str


@dataclass(frozen=True)
class OrganiserGroup:
    """The organisations that hold an edition in one part, and on one level: organiser, co-organisers, gold sponsors."""

    role: str
    label: str
    level: Text | None
    organisations: tuple[OrganiserView, ...]


@dataclass(frozen=True)
class OrganiserView:
    """An organisation and the larger ones that it is part of, the nearest first."""

    organisation: Ref
    parents: tuple[Ref, ...]
    logo: ImageView | None = None


@dataclass(frozen=True)
class EditionPaths:
    """The pages of an edition that others link to; None where there is nothing to show."""

    edition: str
    programme: str
    proceedings: str | None
    outcomes: str | None
    calendar: str
    venue: str | None = None
    gallery: str | None = None
    figures: str | None = None


@dataclass(frozen=True)
class CitationStyle:
    """A reference in the style of a manual; the address follows it."""

    name: str
    """In English, in every language: ``APA 7``."""
    parts: tuple[tuple[str, bool], ...]
    """(text, whether it is the title of a volume)."""
    link_text: str
    url: str


@dataclass(frozen=True)
class CitationView:
    """How a page is cited: the reference, with isolates round foreign parts, and the permanent address after it."""

    text: str
    url: str
    styles: tuple[CitationStyle, ...] = ()
    downloads: tuple[tuple[str, str, str], ...] = ()
    """Files for reference managers: (name of the format, site path, media type)."""


@dataclass(frozen=True)
class DownloadView:
    """A file to take along: what it is, in the page's language, its site path, and its format in Latin letters."""

    label: str
    path: str
    format: str
    media_type: str


@dataclass(frozen=True)
class NewsCard:
    """A piece of news in a list."""

    title: Text
    path: str
    date: TimeText
    summary: Text | None


# --- pages ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class HomeView:
    """``/<lang>/``: the series and its current edition."""

    series_name: Text
    series_description: Text | None
    edition: EditionCard
    introduction: Prose | None
    figures: tuple[FigureView, ...]
    sessions: tuple[SessionCard, ...]
    """Sessions that are no panels: the opening, keynotes … in programme order (breaks left out)."""
    panels: tuple[SessionCard, ...]
    organisers: tuple[OrganiserGroup, ...]
    people: tuple[PersonCard, ...]
    """At most eight of those who take part."""
    outcome_counts: tuple[tuple[str, str], ...]
    """Per kind of outcome its plural label and number: (“Recommendations”, “9”)."""
    paths: EditionPaths
    editions: tuple[EditionCard, ...]
    """The other editions, the latest first."""
    speakers_path: str
    news: tuple[NewsCard, ...]
    """The latest, at most three."""
    news_path: str
    rows: tuple[tuple[str, ...], ...]
    """The names of the sections (``theme.home``) in their order; two of one row stand side by side."""


@dataclass(frozen=True)
class EditionView:
    """``/<lang>/<edition>/``."""

    edition: EditionCard
    body: Prose | None
    figures: tuple[FigureView, ...]
    organisers: tuple[OrganiserGroup, ...]
    sessions: tuple[SessionCard, ...]
    documents: tuple[DocumentView, ...]
    paths: EditionPaths
    downloads: tuple[DownloadView, ...] = ()
    """Its data, and that of the whole site, as files."""


@dataclass(frozen=True)
class GridColumn:
    """The heading over a room's or a track's columns: several where its sessions overlap."""

    name: Text
    first: int
    width: int


@dataclass(frozen=True)
class ProgrammeGrid:
    """The frame of a day's grid: hours from the first to the last, and the columns."""

    first_hour: int
    hours: tuple[tuple[int, TimeText], ...]
    columns: tuple[GridColumn, ...]
    width: int
    """How many columns there are in all."""


@dataclass(frozen=True)
class ProgrammeGroup:
    """One day, or the sessions whose day is not recorded."""

    anchor: str
    heading: str
    date: TimeText
    sessions: tuple[ProgrammeEntry, ...]
    calendar: str | None = None
    """The iCalendar file of a day with clock times."""
    grid: ProgrammeGrid | None = None
    """Where sessions run beside each other."""


@dataclass(frozen=True)
class ListFilter:
    """A question that narrows a list: ``day``, ``track``, ``topic``, ``language``, ``country`` or ``role``."""

    key: str
    options: tuple[tuple[str, str], ...]
    """(value, name), at least two."""


@dataclass(frozen=True)
class ProgrammeView:
    """``/<lang>/<edition>/programme/``."""

    edition: EditionCard
    groups: tuple[ProgrammeGroup, ...]
    has_times: bool
    """False where no session has a clock time: the page says that the order alone is known."""
    paths: EditionPaths
    filters: tuple[ListFilter, ...] = ()
    zone: str = ""
    """The IANA name of the time zone of the clock times."""
    booklets: tuple[tuple[str, str], ...] = ()
    """The same as a booklet in PDF: (size of paper, site path)."""


@dataclass(frozen=True)
class SessionView:
    """``/<lang>/<edition>/sessions/<id>/`` and ``…/panels/<id>/``."""

    edition: EditionCard
    card: SessionHeading
    summary: Text | None
    time: TimeText | None
    date: TimeText | None
    place: Text | None
    roles: tuple[RoleGroup, ...]
    topics: tuple[Ref, ...]
    body: Prose | None
    outcomes: tuple[OutcomeGroup, ...]
    contributions: tuple[ContributionCard, ...]
    documents: tuple[DocumentView, ...]
    previous: Ref | None
    next: Ref | None
    paths: EditionPaths
    calendar: str | None = None
    """The iCalendar file of a session with a day and a time."""
    track: Text | None = None
    languages: tuple[str, ...] = ()
    """Names of the languages in which it can be followed."""
    citation: CitationView | None = None
    """For sessions that concluded something or have a text."""


@dataclass(frozen=True)
class ContributionView:
    """``/<lang>/<edition>/contributions/<id>/``."""

    edition: EditionCard
    title: Text
    summary: Text | None
    roles: tuple[RoleGroup, ...]
    abstract: Prose | None
    session: Ref | None
    topics: tuple[Ref, ...]
    documents: tuple[DocumentView, ...]
    doi: str | None
    pages: str | None
    language_name: str | None
    citation: CitationView


@dataclass(frozen=True)
class OutcomesView:
    """``/<lang>/<edition>/outcomes/``: the index over the edition, by kind."""

    edition: EditionCard
    count: str
    groups: tuple[OutcomeGroup, ...]
    paths: EditionPaths


@dataclass(frozen=True)
class ProceedingsChapter:
    """One session or panel, in full."""

    anchor: str
    card: SessionHeading
    summary: Text | None
    body: Prose | None
    roles: tuple[NamesInRole, ...]
    outcomes: tuple[OutcomeGroup, ...]


@dataclass(frozen=True)
class ProceedingsView:
    """``/<lang>/<edition>/proceedings/``: everything on one page, for reading and printing."""

    edition: EditionCard
    series_name: Text
    foreword: Prose | None
    figures: tuple[FigureView, ...]
    organisers: tuple[OrganiserGroup, ...]
    chapters: tuple[ProceedingsChapter, ...]
    people: tuple[PersonCard, ...]
    citation: CitationView
    reading_time: str
    """“25 minutes to read”."""
    paths: EditionPaths
    volume_path: str | None = None
    """The same as a book in PDF."""
    epub_path: str | None = None
    """The same as an e-book."""


@dataclass(frozen=True)
class PeopleGroup:
    """People under one heading: a letter, a country."""

    anchor: str
    heading: str
    """Empty where a short list needs no headings."""
    people: tuple[PersonCard, ...]
    count: str = ""
    organisations: tuple[Ref, ...] = ()


@dataclass(frozen=True)
class SpeakersView:
    """``/<lang>/speakers/``."""

    count: str
    groups: tuple[PeopleGroup, ...]
    filters: tuple[ListFilter, ...] = ()


@dataclass(frozen=True)
class CountriesView:
    """``/<lang>/countries/``: people and organisations by country, then those of none."""

    groups: tuple[PeopleGroup, ...]
    """The last one may gather those who stand for an international organisation."""


@dataclass(frozen=True)
class AppearanceView:
    """What a person did at one session or contribution."""

    role: Text
    what: Ref
    what_label: str
    """“Panel 3”, “Opening session”, or empty."""
    position: Text | None
    """The office held then, where it differs from the person's own."""
    affiliation: Ref | None


@dataclass(frozen=True)
class WorkInEdition:
    """What a person did at one edition."""

    edition: Ref
    appearances: tuple[AppearanceView, ...]


@dataclass(frozen=True)
class SpeakerView:
    """``/<lang>/speakers/<id>/``."""

    card: PersonCard
    other_names: tuple[Text, ...]
    """The name in other scripts, and other spellings."""
    biography: Prose | None
    works: tuple[WorkInEdition, ...]
    """The latest edition first."""
    links: tuple[tuple[Text, str], ...]
    orcid: str | None
    downloads: tuple[tuple[str, str, str], ...] = ()
    """The person's contributions for reference managers: (name of the format, site path, media type)."""


@dataclass(frozen=True)
class OrganisationCard:
    """An organisation in a list."""

    name: Text
    short_name: Text | None
    path: str
    country: Ref | None
    parent: Ref | None
    people_count: str | None


@dataclass(frozen=True)
class OrganisationGroup:
    """The organisations of one kind."""

    kind: str
    label: str
    organisations: tuple[OrganisationCard, ...]


@dataclass(frozen=True)
class OrganisationsView:
    """``/<lang>/organisations/``."""

    count: str
    groups: tuple[OrganisationGroup, ...]


@dataclass(frozen=True)
class OrganisationView:
    """``/<lang>/organisations/<id>/``."""

    card: OrganisationCard
    kind_label: str
    url: str | None
    logo: ImageView | None
    parents: tuple[Ref, ...]
    parts: tuple[Ref, ...]
    people: tuple[PersonCard, ...]
    parts_in_editions: tuple[tuple[str, Ref], ...]
    """(“Organiser”, link to the edition)."""


@dataclass(frozen=True)
class TopicGroup:
    """A topic and the sessions on it."""

    anchor: str
    name: Text
    sessions: tuple[SessionHeading, ...]


@dataclass(frozen=True)
class TopicsView:
    """``/<lang>/topics/``."""

    groups: tuple[TopicGroup, ...]


@dataclass(frozen=True)
class SearchView:
    """``/<lang>/search/``."""

    index_path: str
    """The folder of the language's index."""
    elsewhere: tuple[Ref, ...]
    """Where to look without a script."""


@dataclass(frozen=True)
class VenueView:
    """``/<lang>/<edition>/venue/``."""

    edition: EditionCard
    name: Text
    address: Text | None
    city: Text | None
    country: str | None
    url: str | None
    map_url: str | None
    """A map of the place on another site, that a reader may choose to open."""
    geo_uri: str | None
    """The same point for the reader's own map (RFC 5870)."""
    coordinates: str | None
    """Degrees north and east, for reading."""
    image: ImageView | None
    image_text: Text | None
    directions: Prose | None


@dataclass(frozen=True)
class PictureView:
    """A picture of the gallery."""

    image: ImageView
    alt: Text
    caption: Text | None
    credit: str | None


@dataclass(frozen=True)
class GalleryView:
    """``/<lang>/<edition>/gallery/``."""

    edition: EditionCard
    pictures: tuple[PictureView, ...]


@dataclass(frozen=True)
class NewsView:
    """``/<lang>/news/``."""

    items: tuple[NewsCard, ...]
    """The latest first."""
    feed_path: str | None


@dataclass(frozen=True)
class NewsItemView:
    """``/<lang>/news/<id>/``."""

    card: NewsCard
    updated: TimeText | None
    image: ImageView | None
    image_text: Text | None
    body: Prose | None
    newer: Ref | None
    older: Ref | None


@dataclass(frozen=True)
class FreePageView:
    """``/<lang>/<page>/``."""

    title: Text
    summary: Text | None
    body: Prose | None


@dataclass(frozen=True)
class NotFoundView:
    """``/<lang>/404.html`` and ``/404.html``."""

    suggestions: tuple[Ref, ...] = field(default=())


@dataclass(frozen=True)
class OfflineView:
    """``/<lang>/offline.html``: what a reader without a network sees."""

    kept: tuple[Ref, ...]
    """The pages that are kept from the first visit on."""


@dataclass(frozen=True)
class LanguageChoice:
    """One language on the page that lets readers choose."""

    tag: str
    dir: Direction
    name: str
    title: Text
    """The site's title, as seen from that language."""
    invitation: str
    """“Continue in English”, in that language."""
    path: str


@dataclass(frozen=True)
class ChoiceView:
    """``/``: a plain choice of language."""

    choices: tuple[LanguageChoice, ...]


@dataclass(frozen=True)
class RedirectView:
    """A page that has moved: it says so and leads on."""

    target: Ref


View = (
    HomeView
    | EditionView
    | ProgrammeView
    | SessionView
    | ContributionView
    | OutcomesView
    | FiguresView
    | ProceedingsView
    | SpeakersView
    | CountriesView
    | SpeakerView
    | OrganisationsView
    | OrganisationView
    | TopicsView
    | SearchView
    | VenueView
    | GalleryView
    | NewsView
    | NewsItemView
    | FreePageView
    | NotFoundView
    | OfflineView
    | ChoiceView
    | RedirectView
)
