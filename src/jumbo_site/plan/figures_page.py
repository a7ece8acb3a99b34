"""The page of an edition's charts: countries, panels, the editions over time. What lacks data is not drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from jumbo_site.i18n.bidi_runs import isolate_in_plain_text
from jumbo_site.i18n.language import script_of_tag
from jumbo_site.i18n.lists import format_list
from jumbo_site.i18n.numerals import format_number
from jumbo_site.model import addresses
from jumbo_site.model import edition_counts as counts
from jumbo_site.model.content import EditionContent
from jumbo_site.model.events import OUTCOME_KINDS
from jumbo_site.plan import labels, pieces
from jumbo_site.plan.bar_shapes import RowLabel, bar_rows, broken, point_rows
from jumbo_site.plan.country_map import country_map
from jumbo_site.plan.heads import PageBuilder
from jumbo_site.plan.localizer import Localizer
from jumbo_site.plan.page import Page
from jumbo_site.plan.plain_text import joined
from jumbo_site.plan.views import ChartSection, ChartTable, FiguresView, LegendEntry, Ref, RowChartView, Text


def figures_page(build: PageBuilder, content: EditionContent) -> Page:
    """Return the page of an edition's charts (``edition_counts.has_figures``)."""
    to, edition = build.to, content.edition
    card = pieces.edition_card(to, edition)
    made = (country_section(to, content), *panel_sections(to, content), time_section(build))
    figures = (to.figure(figure) for figure in edition.figures)
    view = FiguresView(
        edition=card,
        figures=tuple(figure for figure in figures if figure is not None),
        sections=tuple(section for section in made if section is not None),
        paths=pieces.edition_paths(to, content),
    )
    return build.page(
        addresses.figures_path(edition.id),
        "figures.html",
        view,
        title=to.words(to.catalogue.gettext("The edition in figures")),
        description=to.words(
            to.catalogue.gettext("The charts count the people, panels and outcomes that this site lists.")
        ),
        section="figures",
        trail=build.edition_trail(edition.id),
    )


def _row_label(text: Text, kicker: str, to: Localizer) -> tuple[RowLabel, ...]:
    parts = [(to.words(kicker), "kicker")] if kicker else []
    return tuple(_broken_label(part, is_kicker=bool(kind)) for part, kind in (*parts, (text, "")))


def _broken_label(text: Text, *, is_kicker: bool) -> RowLabel:
    script = script_of_tag(text.lang)
    lines = tuple(isolate_in_plain_text(line, script) for line in broken(text.value))
    return RowLabel("kicker" if is_kicker else "title", lines, text.lang, text.dir)


def _in_words(to: Localizer, names: Sequence[str], numbers: Sequence[str]) -> str:
    """Return names with their numbers as a list: “Italy (3) and Albania (1)”."""
    return format_list([f"{name} ({number})" for name, number in zip(names, numbers, strict=True)], to.language)


def country_section(to: Localizer, content: EditionContent) -> ChartSection | None:
    """Return the countries of those who spoke and of the organisers, where they are several."""
    if not counts.has_country_figures(to.content, content):
        return None
    _ = to.catalogue.gettext
    people, organisers = (
        counts.people_by_country(to.content, content),
        counts.organisers_by_country(to.content, content),
    )
    codes = sorted(
        {*people, *organisers},
        key=lambda code: (-people.get(code, 0), -organisers.get(code, 0), to.sorted_by_text(to.country(code)), code),
    )
    rows = [(pieces.country_ref(to, code), people.get(code, 0), organisers.get(code, 0)) for code in codes]
    shown = [(ref or Ref(to.words("")), spoke, held) for ref, spoke, held in rows]
    without = counts.people_without_country(to.content, content)
    if without:
        path = to.path(f"{addresses.COUNTRIES}#{addresses.INTERNATIONAL}")
        shown.append((Ref(to.words(_("International organisations")), path), without, 0))
    number = _numbers(to)
    headings = [_("Country"), _("Speakers")]
    if organisers:
        headings.append(labels.organiser_label(to.catalogue, "organiser", labels.SEVERAL))
    cells = [(ref, (number(spoke), number(held)) if organisers else (number(spoke),)) for ref, spoke, held in shown]
    kinds = ["people"] * len(codes) + ["international"]
    bars = [(ref.text, "", [(kind, spoke)]) for (ref, spoke, _held), kind in zip(shown, kinds, strict=False) if spoke]
    return ChartSection(
        id="countries",
        heading=_("Countries"),
        map=country_map(to, people, organisers),
        chart=_bar_chart(to, _("Speakers by country"), bars) if len(people) >= counts.LEAST_ENTRIES else None,
        table=ChartTable(tuple(headings), tuple(cells)),
    )


def _numbers(to: Localizer) -> Callable[[int], str]:
    return lambda value: format_number(value, to.language)


def _bar_chart(
    to: Localizer,
    title: str,
    rows: Sequence[tuple[Text, str, Sequence[tuple[str, int]]]],
    legend: tuple[LegendEntry, ...] = (),
) -> RowChartView:
    """Return bars; each row is a name, what stands above it, and the parts of its bar."""
    numbers = [format_number(sum(value for _, value in parts), to.language) for _, _, parts in rows]
    drawn, height = bar_rows(
        [_row_label(text, kicker, to) for text, kicker, _ in rows],
        [parts for _, _, parts in rows],
        numbers,
        to.language.direction,
    )
    described = _in_words(to, [joined(text) for text, _, _ in rows], numbers)
    return RowChartView(title, described, height, bars=drawn, legend=legend)


def panel_sections(to: Localizer, content: EditionContent) -> Iterator[ChartSection]:
    """Yield how much the panels concluded, and how many people took part in them, where they differ."""
    _ = to.catalogue.gettext
    number = _numbers(to)
    panels = counts.panel_counts(content)
    headings = [pieces.session_heading(to, content.edition.id, one.panel) for one in panels]
    refs = [Ref(heading.title, heading.path or None) for heading in headings]
    column = to.catalogue.pgettext("session", "Panel")
    if counts.is_worth_drawing([sum(one.outcomes) for one in panels]):
        present = [place for place, _kind in enumerate(OUTCOME_KINDS) if any(one.outcomes[place] for one in panels)]
        kinds = [
            LegendEntry(OUTCOME_KINDS[one], labels.outcomes_label(to.catalogue, OUTCOME_KINDS[one])) for one in present
        ]
        bars = [
            (heading.title, heading.label, [(OUTCOME_KINDS[place], one.outcomes[place]) for place in present])
            for heading, one in zip(headings, panels, strict=True)
        ]
        cells = [
            (ref, (*(number(one.outcomes[place]) for place in present), number(sum(one.outcomes))))
            for ref, one in zip(refs, panels, strict=True)
        ]
        yield ChartSection(
            id="outcomes",
            heading=_("Outcomes by panel"),
            map=None,
            chart=_bar_chart(to, _("Outcomes by panel"), bars, tuple(kinds)),
            table=ChartTable((column, *(kind.label for kind in kinds), _("Total")), tuple(cells)),
        )
    if counts.is_worth_drawing([one.people for one in panels]):
        rows = [
            (heading.title, heading.label, [("people", one.people)])
            for heading, one in zip(headings, panels, strict=True)
        ]
        yield ChartSection(
            id="people",
            heading=_("People by panel"),
            map=None,
            chart=_bar_chart(to, _("People by panel"), rows),
            table=ChartTable(
                (column, _("People")),
                tuple((ref, (number(one.people),)) for ref, one in zip(refs, panels, strict=True)),
            ),
        )


def time_section(build: PageBuilder) -> ChartSection | None:
    """Return the editions on a line of time, where there are several."""
    to = build.to
    editions = sorted((one.edition for one in to.content.editions.values()), key=lambda one: (one.start, one.id))
    if len(editions) < counts.LEAST_ENTRIES:
        return None
    _ = to.catalogue.gettext
    first, last = editions[0].start, editions[-1].start
    whole = (last - first).days or 1
    refs = [build.edition_trail(edition.id)[0] for edition in editions]
    dates = [to.edition_dates(edition).text for edition in editions]
    drawn, height = point_rows(
        [_row_label(ref.text, date, to) for ref, date in zip(refs, dates, strict=True)],
        [(edition.start - first).days / whole for edition in editions],
        to.language.direction,
    )
    title = _("Editions over time")
    described = _in_words(to, [joined(ref.text) for ref in refs], dates)
    return ChartSection(
        id="editions",
        heading=title,
        map=None,
        chart=RowChartView(title, described, height, points=drawn),
        table=ChartTable(
            (_("Edition"), _("Dates")), tuple((ref, (date,)) for ref, date in zip(refs, dates, strict=True))
        ),
    )
