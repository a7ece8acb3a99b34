"""The map of an edition's countries: shaded by how many of each spoke."""

from __future__ import annotations

from collections.abc import Mapping

from jumbo_site.i18n.lists import format_list
from jumbo_site.i18n.numerals import format_number
from jumbo_site.model.edition_counts import LEAST_ENTRIES
from jumbo_site.plan import labels
from jumbo_site.plan.chart_views import LegendEntry, MapCountry, MapView
from jumbo_site.plan.localizer import Localizer

SHADES = 3


def shade(number: int, greatest: int) -> int:
    """Return the shade, 1 to ``SHADES``, of a number of persons: equal steps up to the greatest."""
    return 1 + min(SHADES - 1, SHADES * (number - 1) // greatest)


def country_map(to: Localizer, people: Mapping[str, int], organisers: Mapping[str, int]) -> MapView | None:
    """Return the map; None where fewer than two of the countries have an outline."""
    from jumbo_site.plan.map_drawing import WIDTH, draw_map
    from jumbo_site.plan.world_map import mapped_countries

    codes = {*people, *organisers} & mapped_countries()
    if len(codes) < LEAST_ENTRIES:
        return None
    _ = to.catalogue.gettext
    drawing = draw_map(frozenset(codes))
    greatest = max(people.values(), default=1)
    members: dict[int, list[int]] = {}
    countries, titles = [], {}
    for shape in drawing.countries:
        number = people.get(shape.code, 0)
        kind = "organiser"
        titles[shape.code] = to.country(shape.code)
        if number:
            step = shade(number, greatest)
            members.setdefault(step, []).append(number)
            kind = f"people-{step}"
            titles[shape.code] = f"{to.country(shape.code)} ({format_number(number, to.language)})"
        countries.append(MapCountry(kind, shape.path, shape.marker, titles[shape.code]))
    legend = [LegendEntry(f"people-{step}", _range(to, members[step])) for step in sorted(members)]
    if any(country.kind == "organiser" for country in countries):
        legend.append(LegendEntry("organiser", labels.organiser_label(to.catalogue, "organiser", labels.SEVERAL)))
    order = sorted(titles, key=lambda code: (-people.get(code, 0), to.sorted_by_text(to.country(code)), code))
    return MapView(
        title=_("Countries"),
        description=format_list([titles[code] for code in order], to.language),
        width=WIDTH,
        height=drawing.height,
        land=drawing.land,
        countries=tuple(countries),
        legend_title=_("Speakers"),
        legend=tuple(legend),
    )


def _range(to: Localizer, numbers: list[int]) -> str:
    least, greatest = (format_number(number, to.language) for number in (min(numbers), max(numbers)))
    return least if least == greatest else f"{least}–{greatest}"
