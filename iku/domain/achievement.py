"""The figures that the store computes, as typed rows. The formula itself lives in `iku/store/views.sql` and nowhere else.

All figures are Decimals; percentages carry exactly two decimals, rounded half-up, as printed. Where there is no figure
there is a `Reason`.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum


class Reason(StrEnum):
    """Why there is no figure."""

    NOT_DUE = "not_due"
    """the election stage that the indicator waits for has not begun, and nothing was reported"""
    NO_TARGET = "no_target"
    NOT_REPORTED = "not_reported"
    TARGET_ZERO = "target_zero"
    """the target is zero (or below), and no rule says what that means"""
    DENOMINATOR_ZERO = "denominator_zero"
    PARTS_MISSING = "parts_missing"
    """quarters of a percentage are to be added up, but one gives no numerator and denominator"""
    BASELINE_MISSING = "baseline_missing"
    """the baseline form needs a baseline that differs from the target"""
    UNREADABLE_GRADE = "unreadable_grade"
    """a grade that is not on the scale in force"""
    STATUS_ONLY = "status_only"
    """a grade, judged by rank: reached or not, without a figure"""
    INCOMPLETE = "incomplete"
    """of several components, some have no figure"""


@dataclass(frozen=True, slots=True)
class ComponentAchievement:
    """One row per component and quarter: everything that the figure "up to quarter" rests on.

    `target` and `realisation` are the consolidated ones, half-up to four decimals, for reading; the figure is computed from
    exact fractions. `through_quarter` is the last quarter whose report is used.
    """

    office: str
    indicator: str
    component: str
    year: int
    quarter: int
    unit: str
    polarity: str
    consolidation: str
    target: Decimal | None
    target_upper: Decimal | None
    target_grade: str
    realisation: Decimal | None
    realisation_grade: str
    numerator: Decimal | None
    denominator: Decimal | None
    through_quarter: int | None
    quarters_used: tuple[int, ...]
    raw: Decimal | None
    capped: Decimal | None
    band: str
    reason: Reason | None
    weight: Decimal


@dataclass(frozen=True, slots=True)
class IndicatorAchievement:
    """One row per indicator and quarter. `band` is "" where neither a figure nor a grade can be judged.

    `is_due`: by this quarter a report was due at least once this year. `is_reported`: the latest due quarter up to here is
    covered by a report of every component. `due_this_quarter` and `reported_this_quarter` are about this quarter alone.
    """

    office: str
    indicator: str
    number: int
    division: str
    subdivision: str
    year: int
    quarter: int
    weight: Decimal
    raw: Decimal | None
    capped: Decimal | None
    band: str
    is_reached: bool
    reason: Reason | None
    through_quarter: int | None
    is_due: bool
    is_reported: bool
    due_this_quarter: bool
    reported_this_quarter: bool
    documents_due: int
    documents_attached: int

    @property
    def has_complete_evidence(self) -> bool:
        return self.documents_due > 0 and self.documents_attached >= self.documents_due


@dataclass(frozen=True, slots=True)
class GroupAchievement:
    """One row per division (or the office, `division` "") and quarter.

    `capped` is the weighted mean of the printed, capped figures of the `computed` indicators, of `indicators` in all.
    """

    office: str
    division: str
    year: int
    quarter: int
    capped: Decimal | None
    band: str
    indicators: int
    computed: int
    reached: int
    due: int
    reported: int
    evidence_due: int
    """of the reported ones, those for which a document is due by now"""
    fully_evidenced: int
    """of those, the ones for which every due document is attached"""


def without_indicators(group: GroupAchievement) -> GroupAchievement:
    """The same division and quarter before it had any indicator, or after it lost its last one."""
    return GroupAchievement(group.office, group.division, group.year, group.quarter, None, "", 0, 0, 0, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class FactRow:
    """One row of the history of changes: who recorded what, when, why, from where."""

    fact: str
    kind: str
    """`realisation`, `target`, `evidence` and so on, as `history.sql` names them."""
    recorded_at: datetime
    recorded_by: str
    submission: str
    indicator: str
    component: str
    year: int | None
    quarter: int | None
    version: int | None
    before: str
    after: str
    reason: str
    filename: str
    row: int | None
