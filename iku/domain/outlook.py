"""Looking ahead: how far a component is from what the year promises, and what the quarters that are left must bring.

The target of the year is what its last quarter would be judged by: for `sum` all quarterly targets together, for `average`
their mean, for `last`, grades and pooled percentages that of the last quarter. Nothing here is an achievement.
`looking_ahead` makes them.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from iku.domain.achievement import Reason
from iku.domain.period import Period
from iku.domain.quarter_readings import Bounds
from iku.domain.rules import Consolidation, Polarity


class Course(StrEnum):
    """Where a component stands on its way to the target of the year."""

    UNKNOWN = "unknown"
    """there is a reason why nothing can be said"""
    OPEN = "open"
    """not there yet, and there is time left; within a limit that the rest of the year may still break"""
    REACHED = "reached"
    """there already, with time left"""
    LOST = "lost"
    """over a limit that the rest of the year cannot undo"""
    MET = "met"
    """nothing is left of the year; it was reached"""
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class BestQuarter:
    """The best that a single quarter ever brought: the highest, or where less is better the lowest; of equals the latest."""

    value: Fraction
    period: Period


@dataclass(frozen=True, slots=True)
class Outlook:
    """One component as known "up to quarter". Grades are counted in steps of their scale."""

    indicator: str
    component: str
    year: int
    quarter: int
    polarity: Polarity
    consolidation: Consolidation
    unit: str
    course: Course
    reason: Reason | None = None
    """of an unknown course"""
    so_far: Fraction | None = None
    """what the reported quarters come to; 0 where quarters are added up and none is reported yet"""
    year_target: Bounds | None = None
    due_target: Bounds | None = None
    """what is promised for the quarters that `so_far` is of"""
    remaining: tuple[int, ...] = ()
    """quarters that can still bring something: with a target, due, later than the last report"""
    needed: Bounds | None = None
    """what each of them must bring (at least `low`, at most `high`); None where quarters do not add up"""
    best: BestQuarter | None = None
    """of this year up to the quarter and of the earlier years that are known"""
    best_this_year: BestQuarter | None = None
    unreported: tuple[int, ...] = ()
    """due quarters before the last report that were passed over"""
    without_target: tuple[int, ...] = ()
    """reported quarters that do not count, because nothing was promised for them"""

    @property
    def gap(self) -> Fraction | None:
        """From the target of the year: negative below it, positive above it, 0 on it or within its range."""
        return _distance(self.year_target, self.so_far)

    @property
    def due_gap(self) -> Fraction | None:
        """From what was promised for the quarters so far."""
        return _distance(self.due_target, self.so_far)

    @property
    def was_reached(self) -> bool | None:
        """Whether a quarter like the ones that are needed has ever been; None where there is none to compare."""
        if self.best is None or self.needed is None:
            return None
        return self.needed.contain(self.best.value)


def _distance(target: Bounds | None, value: Fraction | None) -> Fraction | None:
    return None if target is None or value is None else target.distance(value)
