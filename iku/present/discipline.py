"""How regularly each subbagian reports: quarter by quarter, of the indicators it answers for."""

from collections.abc import Sequence
from dataclasses import dataclass

from iku.domain.definitions import Definitions
from iku.domain.figures import YearFigures
from iku.domain.period import QUARTERS
from iku.present.dates import short_quarter
from iku.present.division_page import Discipline
from iku.present.lines import IndicatorLine
from iku.present.numbers import listed


@dataclass(frozen=True, slots=True)
class ReporterRow:
    """One subbagian. `lacking` names what it still owes of the quarter looked at."""

    name: str
    quarters: tuple[Discipline, ...]
    lacking: str


@dataclass(frozen=True, slots=True)
class ReporterTable:
    """Subbagian downwards, the quarters up to the one looked at across."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[ReporterRow, ...]


def reporters(
    definitions: Definitions, figures: YearFigures, lines: Sequence[IndicatorLine], quarter: int
) -> ReporterTable:
    """Of the lines given; a subbagian that reports none of them is left out."""
    quarters = [q for q in QUARTERS if q <= quarter]
    owned = {s.code: [line for line in lines if line.subdivision == s.code] for s in definitions.subdivisions}
    rows = tuple(
        ReporterRow(
            name=subdivision.short_name,
            quarters=tuple(_of_quarter(figures, owned[subdivision.code], q) for q in quarters),
            lacking=_lacking(figures, owned[subdivision.code], quarter),
        )
        for subdivision in definitions.subdivisions
        if owned[subdivision.code]
    )
    return ReporterTable(_title(rows, quarter), tuple(short_quarter(q) for q in quarters), rows)


def _of_quarter(figures: YearFigures, lines: Sequence[IndicatorLine], quarter: int) -> Discipline:
    due = [row for line in lines if (row := figures.indicator(line.code, quarter)).due_this_quarter]
    return Discipline(short_quarter(quarter), len(due), sum(row.reported_this_quarter for row in due))


def _lacking(figures: YearFigures, lines: Sequence[IndicatorLine], quarter: int) -> str:
    rows = [(line, figures.indicator(line.code, quarter)) for line in lines]
    return listed([line.code for line, row in rows if row.due_this_quarter and not row.reported_this_quarter])


def _title(rows: Sequence[ReporterRow], quarter: int) -> str:
    """`Pelaporan TW III: Rendatin belum lengkap`."""
    now = [row.quarters[-1] for row in rows]
    late = [row.name for row, this in zip(rows, now, strict=True) if not this.is_complete]
    if not any(this.due for this in now):
        return f"Pelaporan {short_quarter(quarter)}: tidak ada yang jatuh tempo"
    return f"Pelaporan {short_quarter(quarter)}: " + (
        f"{listed(late)} belum lengkap" if late else "semua subbagian lengkap"
    )
