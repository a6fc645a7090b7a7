"""The end of the strategic plan (Renstra): what each measure is to have reached in its last year, and how far that is.

The comparison is the achievement formula with the plan's end target in place of the quarter's: the store computes it.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum


class PlanReason(StrEnum):
    """Why there is no percentage of the plan's end target."""

    NOT_REPORTED = "not_reported"
    NO_TARGET = "no_target"
    """quarters are added up or averaged, and none has both a target of its own and a realisation"""
    UNIT_DIFFERS = "unit_differs"
    """the end target was set in another unit than the one that is reported in now"""
    TARGET_ZERO = "target_zero"
    DENOMINATOR_ZERO = "denominator_zero"
    PARTS_MISSING = "parts_missing"
    BASELINE_MISSING = "baseline_missing"
    UNREADABLE_GRADE = "unreadable_grade"
    STATUS_ONLY = "status_only"
    """a grade, compared by rank alone: see `place`"""


class Place(StrEnum):
    """A grade beside the one that the plan promises."""

    ABOVE = "above"
    EQUAL = "equal"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class PlanPeriod:
    """The years of a strategic plan, both included."""

    first: int
    last: int

    def holds(self, year: int) -> bool:
        return self.first <= year <= self.last


@dataclass(frozen=True, slots=True)
class PlanTarget:
    """What a component is to have reached at the end of a plan: a value; with `upper`, the range value..upper; or a grade.

    All None and grade "" means that it was emptied. `unit` is the one it was set in.
    """

    indicator: str
    component: str
    period: PlanPeriod
    value: Decimal | None = None
    upper: Decimal | None = None
    baseline: Decimal | None = None
    grade: str = ""
    unit: str = ""
    document: str = ""
    reason: str = ""

    @property
    def key(self) -> tuple[str, str]:
        return (self.indicator, self.component)

    @property
    def is_blank(self) -> bool:
        return self.value is None and not self.grade

    def says_the_same(self, other: "PlanTarget") -> bool:
        """Whether both promise the same, by whatever document."""
        return self._promise == other._promise

    @property
    def _promise(self) -> tuple[object, ...]:
        if self.is_blank:
            return (self.key,)
        return (self.key, self.period, self.value, self.upper, self.baseline, self.grade, self.unit)


@dataclass(frozen=True, slots=True)
class StandingPlanTarget:
    """The one that stands for a year, with who set it when."""

    fact: str
    target: PlanTarget
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True, slots=True)
class PlanProgress:
    """A year "up to a quarter" against the plan's end: percent of it, or `place` beside its grade, or why neither.

    `percent` has two decimals, half-up, and is never below the floor; it is not capped.
    """

    target: PlanTarget
    percent: Decimal | None
    place: Place | None
    reason: PlanReason | None
