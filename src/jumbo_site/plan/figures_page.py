"""The page of an edition's charts: countries, panels, the editions over time. What lacks data is not drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jumbo_site.i18n.lists import format_list
from jumbo_site.i18n.numerals import format_number
from jumbo_site.model import addresses
from jumbo_site.model import edition_counts as counts
from jumbo_site.model.content import EditionContent
from jumbo_site.model.events import OUTCOME_KINDS
from jumbo_site.plan import labels, pieces
from jumbo_site.plan.bar_shapes import BarPart, Direction, bars, point
from jumbo_site.plan.chart_views import ChartRow, ChartSection, ChartTable, FiguresView, LegendEntry, RowChart
from jumbo_site.plan.country_map import country_map
from jumbo_site.plan.heads import PageBuilder
from jumbo_site.plan.localizer import Localizer
from jumbo_site.plan.page import Page
from jumbo_site.plan.views import Ref

PanelRow = tuple[str, Ref, counts.PanelCounts]
"""“Panel 3”, its title, its size."""


def figures_page(build: PageBuilder, content: EditionContent) -> Page:
    """Return the page of an edition's charts (``edition_counts.has_figures``)."""
    to, edition = build.to, content.edition
    made = (country_section(to, content), *panel_sections(to, content), time_section(build))
    figures = (to.figure(figure) for figure in edition.figures)
    view = FiguresView(
        edition=pieces.edition_card(to, edition),
        figures=tuple(figure for figure in figures if figure is not None),
        sections=tuple(section for section in made if section is not None),
        paths=pieces.edition_paths(to, content),
    )
    _ = to.catalogue.gettext
    return build.page(
        addresses.figures_path(edition.id),
        "figures.html",
        view,
        title=to.words(_("The edition in figures")),
        description=to.words(_("The charts count the people, panels and outcomes that this site lists.")),
        section="figures",
        trail=build.edition_trail(edition.id),
    )


def country_section(to: Localizer, content: EditionContent) -> ChartSection | None:
    """Return the countries of those who spoke and of the organisers, where they are several."""
    if not counts.has_country_figures(to.content, content):
        return None
    _ = to.catalogue.gettext
    people = counts.people_by_country(to.content, content)
    organisers = counts.organisers_by_country(to.content, content)
    codes = sorted(
        {*people, *organisers},
        key=lambda code: (-people.get(code, 0), -organisers.get(code, 0), to.sorted_by_text(to.country(code)), code),
    )
    shown = [(_country(to, code), "people", people.get(code, 0), organisers.get(code, 0)) for code in codes]
    if without := counts.people_without_country(to.content, content):
        path = to.path(f"{addresses.COUNTRIES}#{addresses.INTERNATIONAL}")
        shown.append((Ref(to.words(_("International organisations")), path), "international", without, 0))
    headings = [_("Country"), _("Speakers")]
    if organisers:
        headings.append(labels.organiser_label(to.catalogue, "organiser", labels.SEVERAL))
    table = tuple(
        (ref, tuple(_number(to, one) for one in ((spoke, held) if organisers else (spoke,))))
        for ref, _kind, spoke, held in shown
    )
    spoke_of = [(ref, BarPart(kind, spoke, "", _speakers(to, spoke))) for ref, kind, spoke, _held in shown if spoke]
    chart = None
    if counts.is_worth_drawing(list(people.values())):
        drawn = bars(
            [[part] for _ref, part in spoke_of], [_number(to, part.value) for _ref, part in spoke_of], _side(to)
        )
        rows = tuple(ChartRow("", ref, part.title, bar) for (ref, part), bar in zip(spoke_of, drawn, strict=True))
        chart = RowChart(_("Speakers by country"), "short", rows)
    return ChartSection(
        "countries", _("Countries"), country_map(to, people, organisers), chart, ChartTable(tuple(headings), table)
    )


def _country(to: Localizer, code: str) -> Ref:
    return Ref(to.words(to.country(code)), to.path(addresses.country_path(code)))


def _speakers(to: Localizer, number: int) -> str:
    return to.count("%(num)s speaker", "%(num)s speakers", number)


def _number(to: Localizer, value: int) -> str:
    return format_number(value, to.language)


def _side(to: Localizer) -> Direction:
    return to.language.direction


def panel_sections(to: Localizer, content: EditionContent) -> Iterator[ChartSection]:
    """Yield how much the panels concluded, and how many people took part in them, where they differ."""
    panels: list[PanelRow] = []
    for one in counts.panel_counts(content):
        heading = pieces.session_heading(to, content.edition.id, one.panel)
        panels.append((heading.label, Ref(heading.title, heading.path or None), one))
    made = []
    if counts.is_worth_drawing([sum(one.outcomes) for _, _, one in panels]):
        made.append(_outcome_section(to, panels))
    if counts.is_worth_drawing([one.people for _, _, one in panels]):
        made.append(_people_section(to, panels))
    for section in made:
        yield replace(section, is_half=len(made) > 1)


def _outcome_section(to: Localizer, panels: list[PanelRow]) -> ChartSection:
    _ = to.catalogue.gettext
    present = [place for place, _kind in enumerate(OUTCOME_KINDS) if any(one.outcomes[place] for _, _, one in panels)]
    legend = [
        LegendEntry(OUTCOME_KINDS[place], labels.outcomes_label(to.catalogue, OUTCOME_KINDS[place]))
        for place in present
    ]
    parts = [
        [_outcomes(to, entry, one.outcomes[place]) for place, entry in zip(present, legend, strict=True)]
        for _, _, one in panels
    ]
    totals = [sum(part.value for part in row) for row in parts]
    drawn = bars(parts, [_number(to, total) for total in totals], _side(to))
    rows = tuple(
        ChartRow(label, ref, _outcomes_in_words(to, row), bar)
        for (label, ref, _one), row, bar in zip(panels, parts, drawn, strict=True)
    )
    cells = tuple(
        (ref, (*(_number(to, part.value) for part in row), _number(to, total)))
        for (_label, ref, _one), row, total in zip(panels, parts, totals, strict=True)
    )
    title = _("Outcomes by panel")
    headings = (to.catalogue.pgettext("session", "Panel"), *(entry.label for entry in legend), _("Total"))
    return ChartSection(
        "outcomes", title, None, RowChart(title, "long", rows, tuple(legend)), ChartTable(headings, cells)
    )


def _outcomes(to: Localizer, entry: LegendEntry, value: int) -> BarPart:
    number = _number(to, value)
    return BarPart(entry.kind, value, number, f"{entry.label} ({number})")


def _outcomes_in_words(to: Localizer, parts: list[BarPart]) -> str:
    """Return the parts of a bar as a list: “Findings (1) and Recommendations (2)”."""
    if found := [part.title for part in parts if part.value]:
        return format_list(found, to.language)
    return to.count("%(num)s outcome", "%(num)s outcomes", 0)


def _people_section(to: Localizer, panels: list[PanelRow]) -> ChartSection:
    _ = to.catalogue.gettext
    numbers = [_number(to, one.people) for _, _, one in panels]
    in_words = [f"{_('People')} ({number})" for number in numbers]
    parts = [[BarPart("people", one.people, "", title)] for (_, _, one), title in zip(panels, in_words, strict=True)]
    drawn = bars(parts, numbers, _side(to))
    rows = tuple(
        ChartRow(label, ref, title, bar) for (label, ref, _one), title, bar in zip(panels, in_words, drawn, strict=True)
    )
    title = _("People by panel")
    cells = tuple((ref, (number,)) for (_label, ref, _one), number in zip(panels, numbers, strict=True))
    headings = (to.catalogue.pgettext("session", "Panel"), _("People"))
    return ChartSection("people", title, None, RowChart(title, "long", rows), ChartTable(headings, cells))


def time_section(build: PageBuilder) -> ChartSection | None:
    """Return the editions on a line of time, where there are several."""
    to = build.to
    editions = sorted((one.edition for one in to.content.editions.values()), key=lambda one: (one.start, one.id))
    if len(editions) < counts.LEAST_ENTRIES:
        return None
    _ = to.catalogue.gettext
    first, last = editions[0].start, editions[-1].start
    whole = (last - first).days or 1
    shown = [(build.edition_trail(one.id)[0], to.edition_dates(one).text, one.start) for one in editions]
    rows = tuple(
        ChartRow(dates, ref, dates, point=point((start - first).days / whole, _side(to))) for ref, dates, start in shown
    )
    title = _("Editions over time")
    table = ChartTable((_("Edition"), _("Dates")), tuple((ref, (dates,)) for ref, dates, _start in shown))
    return ChartSection("editions", title, None, RowChart(title, "long", rows), table)
