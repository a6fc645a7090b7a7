"""What a slide says, in words and numbers: the same on the screen, in PowerPoint and in the handout."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from iku.domain.meeting import Entry
from iku.present.status import Status
from iku.present.tiles import Tile

COVER, FOLLOW_UPS, CHANGES, SUMMARY, REST, DECISIONS, CLOSING = (
    "cover", "follow_ups", "changes", "summary", "rest", "decisions", "closing",
)  # fmt: skip
"""Keys of the slides that there is at most one of."""


class SlideKind(StrEnum):
    COVER = "cover"
    FOLLOW_UPS = "follow_ups"
    CHANGES = "changes"
    SUMMARY = "summary"
    DIVISION = "division"
    INDICATOR = "indicator"
    REST = "rest"
    DECISIONS = "decisions"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table. With a `status`, its icon and colour belong to it; `is_figure`: to be set flush right."""

    text: str
    status: Status | None = None
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """`widths` are shares of the whole; a row of `strong` (by its number) stands out, as an average does."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]
    alt: str
    strong: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class ChartSeries:
    name: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars side by side: one group per label. `statuses` colour the bars of a single series, one each.

    `grades` are the steps of a scale as (rank, grade) where the values are ranks.
    """

    title: str
    labels: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    unit: str
    alt: str
    statuses: tuple[Status, ...] = ()
    grades: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A heading over sentences."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bullet:
    """An achievement against its target of 100: the bar's length, and where the scale ends."""

    figure: Decimal
    top: Decimal
    status: Status
    alt: str


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide. `title` says the finding; `notes` are what a speaker would say, whole sentences."""

    key: str
    kind: SlideKind
    name: str
    """as an agenda lists it"""
    title: str
    subtitle: str = ""
    indicator: str = ""
    figure_text: str = ""
    status: Status | None = None
    bullet: Bullet | None = None
    tiles: tuple[Tile, ...] = ()
    table: Table | None = None
    chart: Chart | None = None
    blocks: tuple[Block, ...] = ()
    entries: tuple[Entry, ...] = ()
    notes: str = ""


@dataclass(frozen=True, slots=True)
class AgendaPart:
    """A stretch of the agenda: why these slides are taken together, and their keys."""

    title: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deck:
    """A whole meeting as slides. `stamp` stands on every slide and paper: which figures these are."""

    meeting: str
    title: str
    office: str
    office_name: str
    """in full, as a letterhead has it"""
    period: str
    held_on: date
    place: str
    version: int
    stamp: str
    """`Rapat 3f2a9c · data posisi per 12 April 2024, 09.30 WIB · sidik 8c1d…`"""
    fingerprint: str
    sample_notice: str
    agenda: tuple[AgendaPart, ...]
    slides: tuple[Slide, ...]
    entries: tuple[Entry, ...] = ()
    """everything that was written down, also about slides that the agenda leaves out"""

    def slide(self, key: str) -> Slide:
        return next(slide for slide in self.slides if slide.key == key)
