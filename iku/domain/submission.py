"""What happens to a submission: rehearsed, received, withdrawn; and what a person is shown of each."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from iku.domain.achievement import GroupAchievement, IndicatorAchievement
from iku.domain.facts import Submission
from iku.domain.problem import Problem
from iku.domain.review import ExplanationNeed


@dataclass(frozen=True, slots=True)
class RealisationFact:
    """A realisation as it stands in the store. Blank (all None, grade "") stands where a report was withdrawn or emptied."""

    fact: str
    submission: str
    indicator: str
    component: str
    year: int
    quarter: int
    version: int
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    grade: str
    note: str
    recorded_at: datetime
    recorded_by: str
    filename: str
    row: int | None

    @property
    def key(self) -> tuple[str, str, int, int]:
        return (self.indicator, self.component, self.year, self.quarter)

    @property
    def is_blank(self) -> bool:
        return self.value is None and self.numerator is None and self.denominator is None and not self.grade


@dataclass(frozen=True, slots=True)
class TargetFact:
    """A target as it stands in the store."""

    fact: str
    submission: str
    indicator: str
    component: str
    year: int
    quarter: int
    version: int
    value: Decimal | None
    upper: Decimal | None
    baseline: Decimal | None
    grade: str
    unit: str
    document: str
    reason: str
    recorded_at: datetime
    recorded_by: str
    filename: str
    row: int | None

    @property
    def key(self) -> tuple[str, str, int, int]:
        return (self.indicator, self.component, self.year, self.quarter)

    @property
    def is_blank(self) -> bool:
        return self.value is None and not self.grade


@dataclass(frozen=True, slots=True)
class SubmissionRow:
    """One submission as listed: `facts` counts what it stored, `standing` what of it still shows."""

    submission: str
    kind: str
    channel: str
    filename: str
    sha256: str
    note: str
    recorded_at: datetime
    recorded_by: str
    facts: int
    standing: int
    is_withdrawn: bool


@dataclass(frozen=True, slots=True)
class IndicatorChange:
    """One indicator's figure "up to quarter", before and after. Unchanged ones are left out."""

    before: IndicatorAchievement
    after: IndicatorAchievement

    @property
    def changes_band(self) -> bool:
        return self.before.band != self.after.band


@dataclass(frozen=True, slots=True)
class GroupChange:
    """One division's, or the office's (division ""), figure before and after."""

    before: GroupAchievement
    after: GroupAchievement

    @property
    def changes_band(self) -> bool:
        return self.before.band != self.after.band


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What a submission would do, computed by the very views that will show it, and rolled back.

    `questions` must be confirmed before it is stored (the 100x guard). `unchanged` counts the rows that already stand so;
    `submission` holds only the rows that change something. `data_version` tells whether the store has moved since.
    """

    submission: Submission
    unchanged: int
    indicators: tuple[IndicatorChange, ...]
    groups: tuple[GroupChange, ...]
    questions: tuple[Problem, ...]
    data_version: int
    needs: tuple[ExplanationNeed, ...] = ()
    """the reported figures that ask for words; see `ExplanationNeed`"""
    stood: tuple[RealisationFact | TargetFact, ...] = ()
    """what stood under everything that was handed in, the unchanged rows too"""

    @property
    def changes_nothing(self) -> bool:
        s = self.submission
        return not (s.realisations or s.targets or s.attachments or s.explanations)


@dataclass(frozen=True, slots=True)
class Receipt:
    """Proof of what was stored, or withdrawn. `left_alone` names keys a withdrawal could not restore: superseded since."""

    submission: str
    recorded_at: datetime
    person: str
    stored: int
    unchanged: int
    left_alone: tuple[tuple[str, str, int, int], ...]
    is_practice: bool


@dataclass(frozen=True, slots=True)
class Trace:
    """Where one component's figure "up to quarter" comes from: its facts, newest version first per quarter."""

    targets: tuple[TargetFact, ...]
    realisations: tuple[RealisationFact, ...]
