"""What can be counted of an edition: people by country, panels by size. A chart stands on two entries at least."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jumbo_site.model.content import Content, EditionContent
from jumbo_site.model.events import OUTCOME_KINDS, Panel

LEAST_ENTRIES = 2
"""One bar compares nothing."""


@dataclass(frozen=True)
class PanelCounts:
    """How large a panel was."""

    panel: Panel
    people: int
    """Persons named in it, each counted once."""
    outcomes: tuple[int, ...]
    """How many of each kind, as ``OUTCOME_KINDS`` orders them."""


def people_by_country(content: Content, edition: EditionContent) -> Mapping[str, int]:
    """Return how many persons of each country (ISO 3166) appear in an edition; those of none are left out."""
    return Counter(country for country in _countries_of_people(content, edition) if country is not None)


def people_without_country(content: Content, edition: EditionContent) -> int:
    """Return how many of those who appear in an edition stand for no country."""
    return _countries_of_people(content, edition).count(None)


def _countries_of_people(content: Content, edition: EditionContent) -> list[str | None]:
    """Return the country of each person who appears; content with errors may name some that it does not hold."""
    present = {appearance.speaker for appearance in edition.appearances}
    return [content.speakers[person].country for person in present if person in content.speakers]


def organisers_by_country(content: Content, edition: EditionContent) -> Mapping[str, int]:
    """Return how many of the organisations that hold an edition are of each country."""
    holding = {organiser.organisation for organiser in edition.edition.organisers}
    found = (content.organisations[one].country for one in holding if one in content.organisations)
    return Counter(country for country in found if country is not None)


def panel_counts(edition: EditionContent) -> tuple[PanelCounts, ...]:
    """Return the size of each panel, in the order of the programme."""
    return tuple(
        PanelCounts(
            session,
            len({appearance.speaker for appearance in session.people}),
            tuple(sum(outcome.kind == kind for outcome in session.outcomes) for kind in OUTCOME_KINDS),
        )
        for session in edition.all_sessions
        if isinstance(session, Panel)
    )


def is_worth_drawing(values: Sequence[int]) -> bool:
    """Tell whether bars of these lengths show anything: two of them at least, and not all alike."""
    return len(values) >= LEAST_ENTRIES and len(set(values)) > 1


def has_country_figures(content: Content, edition: EditionContent) -> bool:
    """Tell whether those who took part in an edition are of several countries."""
    countries = {*people_by_country(content, edition), *organisers_by_country(content, edition)}
    return len(countries) >= LEAST_ENTRIES


def has_panel_figures(edition: EditionContent) -> bool:
    """Tell whether the panels of an edition differ in what they concluded or in who spoke."""
    counts = panel_counts(edition)
    by_outcomes, by_people = [sum(one.outcomes) for one in counts], [one.people for one in counts]
    return is_worth_drawing(by_outcomes) or is_worth_drawing(by_people)


def has_figures(content: Content, edition: EditionContent) -> bool:
    """Tell whether an edition has a page of charts."""
    return has_panel_figures(edition) or has_country_figures(content, edition)
