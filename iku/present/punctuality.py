"""Who has not reported and how late reports came, in words. Every count rests on the same judged reports."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from iku.domain.deadline import Calendar, DueReport, Timing, due_periods
from iku.domain.definitions import Definitions
from iku.domain.figures import YearFigures
from iku.domain.period import Period
from iku.present.dates import day, local, short_quarter
from iku.present.lines import numbered, subdivision_name
from iku.present.numbers import DASH, decimals

NOT_YET = "belum lapor"
NOBODY = "Tidak ada yang belum lapor"
READING = "Tepat waktu: lengkap dilaporkan paling lambat pada batasnya. Rata-rata: dari laporan yang terlambat."


@dataclass(frozen=True, slots=True)
class OwedReport:
    """One indicator that somebody still owes."""

    code: str
    name: str
    subdivision: str
    subdivision_name: str
    period: Period
    lateness: str
    """`belum lapor, terlambat 3 hari`"""


@dataclass(frozen=True, slots=True)
class OwedGroup:
    """What one subbagian owes of one quarter; `names` are its indicators."""

    subdivision: str
    subdivision_name: str
    names: tuple[str, ...]
    lateness: str
    """`terlambat 3 hari`, with an earlier quarter in front: `TW II, terlambat 95 hari`; "" where nothing can be said"""


@dataclass(frozen=True, slots=True)
class OwedCard:
    """`Belum lapor` on Ringkasan: whatever of the year up to the quarter is still owed, by subbagian."""

    title: str
    caption: str
    groups: tuple[OwedGroup, ...]

    @property
    def owed(self) -> int:
        return sum(len(group.names) for group in self.groups)


@dataclass(frozen=True, slots=True)
class QuarterTiming:
    """One quarter's reports of some indicators, counted."""

    quarter: str
    deadline: str
    due: int
    reported: int
    on_time: int
    late: int
    missing: int
    average: str
    """days late of those that came late, `12 hari`; a dash where none did"""

    @property
    def late_text(self) -> str:
        """`3, rata-rata 12 hari`."""
        return f"{self.late}, rata-rata {self.average}" if self.late else str(self.late)


def calendar_of(definitions: Definitions, figures: YearFigures, today: date) -> Calendar:
    """`today` is the day up to which days are counted; see `workflow.discipline`."""
    since = figures.in_use_since
    return Calendar(definitions.rules.reporting, today, local(since).date() if since else None)


def due_reports(
    definitions: Definitions, figures: YearFigures, quarter: int, calendar: Calendar
) -> tuple[DueReport, ...]:
    """Everything that was due in the quarters of the year up to this one, quarter by quarter in the decree's order."""
    came = {(c.indicator, c.quarter): local(c.complete_since).date() for c in figures.complete_reports}
    return tuple(
        calendar.judge(code, period, came.get((code, period.quarter)))
        for period, codes in due_periods(definitions, figures.year, quarter).items()
        for code in codes
    )


def owed_card(
    definitions: Definitions, figures: YearFigures, quarter: int, calendar: Calendar, division: str | None = None
) -> OwedCard:
    """As many indicators as the tile of reports lacks, each for the latest quarter in which it was due."""
    owed = owed_reports(definitions, figures, quarter, calendar, division)
    groups: dict[tuple[str, Period, str], list[OwedReport]] = {}
    for report in owed:
        groups.setdefault((report.subdivision, report.period, report.lateness), []).append(report)
    rows = tuple(
        OwedGroup(code, members[0].subdivision_name, tuple(m.name for m in members), _when(period, quarter, lateness))
        for (code, period, lateness), members in groups.items()
    )
    title = f"Belum lapor ({len(owed)})" if owed else NOBODY
    return OwedCard(title, f"{deadline_sentence(calendar.deadline(Period(figures.year, quarter)))}.", rows)


def owed_reports(
    definitions: Definitions, figures: YearFigures, quarter: int, calendar: Calendar, division: str | None = None
) -> tuple[OwedReport, ...]:
    """By subbagian, then in the decree's order."""
    order = [s.code for s in definitions.subdivisions]
    rows = [
        _owed(definitions, report)
        for report in {r.indicator: r for r in due_reports(definitions, figures, quarter, calendar)}.values()
        if not figures.indicator(report.indicator, quarter).is_reported
        and division in (None, definitions.indicator(report.indicator).division)
    ]
    return tuple(sorted(rows, key=lambda r: (order.index(r.subdivision), r.name)))


def quarter_timings(
    definitions: Definitions,
    figures: YearFigures,
    quarter: int,
    calendar: Calendar,
    division: str | None = None,
) -> tuple[QuarterTiming, ...]:
    """One row a quarter up to this one, of the indicators that the division scores (None: all)."""
    codes = {i.code for i in definitions.indicators if division in (None, i.division)}
    reports = [r for r in due_reports(definitions, figures, quarter, calendar) if r.indicator in codes]
    return tuple(
        _timing(Period(figures.year, q), calendar, [r for r in reports if r.period.quarter == q])
        for q in range(1, quarter + 1)
    )


def timing_title(timings: Sequence[QuarterTiming]) -> str:
    """`Tepat waktu: 20 dari 31 laporan`."""
    due, on_time = sum(t.due for t in timings), sum(t.on_time for t in timings)
    return f"Tepat waktu: {on_time} dari {due} laporan" if due else "Belum ada laporan yang jatuh tempo"


def in_words(report: DueReport) -> str:
    """`tepat waktu`, `terlambat 12 hari`, `belum lapor, terlambat 3 hari`, `belum lapor`, `belum jatuh tempo`."""
    match report.timing:
        case Timing.ON_TIME:
            return "tepat waktu"
        case Timing.LATE:
            return f"terlambat {report.days_late} hari"
        case Timing.MISSING:
            return NOT_YET + (f", terlambat {report.days_late} hari" if report.days_late else "")
        case Timing.PENDING:
            return f"{NOT_YET}, belum jatuh tempo"
        case Timing.UNJUDGED:
            return "sudah lapor"


def deadline_sentence(last: date | None) -> str:
    """`Batas pelaporan 10 Oktober 2024`."""
    return f"Batas pelaporan {day(last)}" if last else "Batas pelaporan belum ditetapkan"


def _owed(definitions: Definitions, report: DueReport) -> OwedReport:
    indicator = definitions.indicator(report.indicator)
    return OwedReport(
        code=indicator.code,
        name=f"{numbered(indicator)} {indicator.title}",
        subdivision=indicator.subdivision,
        subdivision_name=subdivision_name(definitions, indicator.subdivision),
        period=report.period,
        lateness=in_words(report),
    )


def _when(period: Period, quarter: int, lateness: str) -> str:
    said = lateness.removeprefix(NOT_YET).removeprefix(", ")
    earlier = short_quarter(period.quarter) if period.quarter != quarter else ""
    return ", ".join(part for part in (earlier, said) if part)


def _timing(period: Period, calendar: Calendar, reports: Sequence[DueReport]) -> QuarterTiming:
    late = [r.days_late or 0 for r in reports if r.timing is Timing.LATE]
    last = calendar.deadline(period)
    return QuarterTiming(
        quarter=short_quarter(period.quarter),
        deadline=day(last) if last else DASH,
        due=len(reports),
        reported=sum(r.is_reported for r in reports),
        on_time=sum(r.timing is Timing.ON_TIME for r in reports),
        late=len(late),
        missing=sum(not r.is_reported for r in reports),
        average=_average(late),
    )


def _average(days: Sequence[int]) -> str:
    if not days:
        return DASH
    return f"{decimals(Decimal(sum(days)) / len(days), 1).removesuffix(',0')} hari"
