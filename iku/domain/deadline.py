"""Until when a quarter is to be reported, and how many days late each report came or still is. Days are the office's own.

Three things are never called late: what the year did not ask for, what fell due before the dashboard was in use, and
what still lacks long after the year was closed (then it is missing, and the days are no longer counted).
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from iku.domain.definitions import Definitions
from iku.domain.period import QUARTERS, Period
from iku.domain.rules import ReportingRules

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CompleteReport:
    """Since when the report of one indicator and quarter stands whole (naive UTC): every component, nothing withdrawn."""

    indicator: str
    quarter: int
    complete_since: datetime


class Timing(StrEnum):
    """How a report that was due stands to its deadline."""

    ON_TIME = "on_time"
    LATE = "late"
    MISSING = "missing"
    """not reported, and the deadline has passed or is unknown"""
    PENDING = "pending"
    """not reported, and there is time"""
    UNJUDGED = "unjudged"
    """reported; no deadline is laid down, or it lay before the dashboard was in use"""


@dataclass(frozen=True, slots=True)
class DueReport:
    """One indicator that is due in one quarter. `days_late` is None where nothing can be said of it."""

    indicator: str
    period: Period
    deadline: date | None
    reported_on: date | None
    timing: Timing
    days_late: int | None

    @property
    def is_reported(self) -> bool:
        return self.reported_on is not None


@dataclass(frozen=True, slots=True)
class Calendar:
    """What days are counted by: the rules, the day up to which they are counted, the day since which the dashboard is in use."""

    rules: ReportingRules | None
    today: date
    in_use_since: date | None = None

    def deadline(self, period: Period) -> date | None:
        return deadline(period, self.rules) if self.rules else None

    def judge(self, indicator: str, period: Period, reported_on: date | None) -> DueReport:
        """How the report of an indicator that is due in the quarter stands."""
        last = self.deadline(period)
        timing, late = self._judged(period, last, reported_on)
        return DueReport(indicator, period, last, reported_on, timing, late)

    def _judged(self, period: Period, last: date | None, reported_on: date | None) -> tuple[Timing, int | None]:
        is_reported = reported_on is not None
        until = reported_on or self.today
        if not is_reported and until < period.next.first_day:
            return Timing.PENDING, None
        if last is None or self.rules is None or (self.in_use_since is not None and last < self.in_use_since):
            return (Timing.UNJUDGED if is_reported else Timing.MISSING), None
        if until <= last:
            return (Timing.ON_TIME if is_reported else Timing.PENDING), 0 if is_reported else None
        closed = closing(period.year, self.rules)
        if not is_reported and until > closed:
            return Timing.MISSING, None
        return (Timing.LATE if is_reported else Timing.MISSING), (max(min(until, closed), last + DAY) - last).days


def deadline(period: Period, rules: ReportingRules) -> date:
    """The last day on which a report of the quarter is on time."""
    days = rules.exceptions.get(period.quarter, rules.deadline_days)
    return period.next.first_day + (days - 1) * DAY


def closing(year: int, rules: ReportingRules) -> date:
    """The day up to which days are counted: by then the year's report has been written."""
    return date(year, 12, 31) + rules.closing_days * DAY


def due_periods(definitions: Definitions, year: int, up_to: int = 4) -> dict[Period, tuple[str, ...]]:
    """The indicators that are due in each quarter of the year, in the decree's order."""
    due = {i.code: definitions.due_quarters(i.code, year) for i in definitions.indicators}
    return {Period(year, q): tuple(code for code in due if q in due[code]) for q in QUARTERS if q <= up_to}
