"""What the template of an edition's charts receives (see ``views``)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from jumbo_site.plan.bar_shapes import Bar

if TYPE_CHECKING:
    from jumbo_site.plan.views import EditionCard, EditionPaths, FigureView, Ref


@dataclass(frozen=True)
class LegendEntry:
    """What a colour stands for."""

    kind: str
    """For styling, as in ``Segment`` and ``MapCountry``."""
    label: str


@dataclass(frozen=True)
class ChartTable:
    """The same data as a table."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Ref, tuple[str, ...]], ...]
    """What each row is about, and its other cells."""


@dataclass(frozen=True)
class MapCountry:
    """A country on a map, with paths as ``map_drawing`` makes them."""

    kind: str
    """``people-1`` to ``people-3`` by how many they are, ``organiser`` for one that only holds the edition."""
    path: str
    marker: tuple[int, int] | None
    title: str
    """“Italy (3)”."""


@dataclass(frozen=True)
class MapView:
    """A map of countries."""

    title: str
    description: str
    """All that it shows, in words."""
    width: int
    height: int
    land: str
    countries: tuple[MapCountry, ...]
    legend_title: str
    legend: tuple[LegendEntry, ...]


@dataclass(frozen=True)
class ChartRow:
    """A name with its drawing: a bar, or a point on a line of time."""

    kicker: str
    """What stands above the name: “Panel 3”, a date."""
    name: Ref
    description: str
    """The drawing in words: “3 speakers”."""
    bar: Bar | None = None
    point: str | None = None
    """Where it stands along the line (SVG ``cx``)."""


@dataclass(frozen=True)
class RowChart:
    """Rows of one scale."""

    title: str
    names: Literal["short", "long"]
    """How much room the names need beside the drawings."""
    rows: tuple[ChartRow, ...]
    legend: tuple[LegendEntry, ...] = ()


@dataclass(frozen=True)
class ChartSection:
    """Charts of the same data, and their table."""

    id: str
    heading: str
    map: MapView | None
    chart: RowChart | None
    table: ChartTable
    is_half: bool = False
    """Whether it stands beside another where there is room."""


@dataclass(frozen=True)
class FiguresView:
    """``/<lang>/<edition>/figures/``: charts of what is known of the edition."""

    edition: EditionCard
    figures: tuple[FigureView, ...]
    sections: tuple[ChartSection, ...]
    paths: EditionPaths
