"""The life of a quarter's report: handed in, checked, returned or verified, locked. Every state is derived from facts."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum


class ReportState(StrEnum):
    """Where one indicator's report for one quarter stands."""

    EMPTY = "empty"
    """belum diisi"""
    SUBMITTED = "submitted"
    """diajukan: reported, or changed, since the last review"""
    RETURNED = "returned"
    """dikembalikan untuk perbaikan"""
    VERIFIED = "verified"
    """terverifikasi"""
    LOCKED = "locked"
    """terkunci, with the whole quarter"""

    @property
    def is_settled(self) -> bool:
        """Whether the figure may be shown as verified."""
        return self in (ReportState.VERIFIED, ReportState.LOCKED)


class Verdict(StrEnum):
    """How a review ends."""

    VERIFIED = "verified"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class QuarterState:
    """One row per indicator and quarter: its state, and who brought it there.

    `reporters` are the accounts, else the names, of everyone whose report of the quarter stands. `is_own`: whoever
    reviewed it had reported it too, or belongs to the subdivision that did. The lock is the whole quarter's.
    """

    indicator: str
    year: int
    quarter: int
    state: ReportState
    changed_at: datetime | None
    changed_by: str
    reporters: frozenset[str]
    reviewed_at: datetime | None
    reviewed_by: str
    comment: str
    is_own: bool
    locked_at: datetime | None
    locked_by: str
    lock_reason: str
    is_verified: bool
    """also under a lock, which takes what was verified and, with a reason, what was not"""


@dataclass(frozen=True, slots=True)
class QuarterLock:
    """A quarter of the office that is locked."""

    year: int
    quarter: int
    locked_at: datetime
    locked_by: str
    reason: str


@dataclass(frozen=True, slots=True)
class DocumentCheck:
    """What a reviewer found about one attachment: the right document, of the right quarter, signed, figures agree.

    Only a document that passes all four is accepted as proof.
    """

    attachment: str
    is_right: bool
    is_of_period: bool
    is_signed: bool
    figures_agree: bool

    @property
    def is_accepted(self) -> bool:
        return self.is_right and self.is_of_period and self.is_signed and self.figures_agree


@dataclass(frozen=True, slots=True)
class StandingCheck:
    """The latest check of an attachment, by whom and when."""

    check: DocumentCheck
    checked_at: datetime
    checked_by: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why an indicator stands where it stands in a quarter, and what will be done.

    Below target: `obstacle` (kendala), `effort` (upaya), with `owner` and `due_on` the rencana tindak lanjut. At or above
    it: `support` (faktor pendukung). Texts may be "".
    """

    indicator: str
    year: int
    quarter: int
    obstacle: str = ""
    effort: str = ""
    owner: str = ""
    due_on: date | None = None
    support: str = ""

    @property
    def key(self) -> tuple[str, int, int]:
        return (self.indicator, self.year, self.quarter)

    @property
    def has_follow_up(self) -> bool:
        """Whether it says what below target must be said: what hinders, what will be done, by whom and until when."""
        return bool(self.obstacle and self.effort and self.owner and self.due_on)

    @property
    def is_blank(self) -> bool:
        return not (self.obstacle or self.effort or self.owner or self.due_on or self.support)

    def completed_by(self, standing: "Explanation") -> "Explanation":
        """This one, its blank parts as they stand."""
        return replace(
            self,
            obstacle=self.obstacle or standing.obstacle,
            effort=self.effort or standing.effort,
            owner=self.owner or standing.owner,
            due_on=self.due_on or standing.due_on,
            support=self.support or standing.support,
        )


@dataclass(frozen=True, slots=True)
class StandingExplanation:
    """An explanation as it stands, by whom and when."""

    explanation: Explanation
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True, slots=True)
class ExplanationNeed:
    """A reported indicator and quarter whose figure asks for words.

    Below target (`is_reached` false) a follow-up is required; at or above it, what supported it is asked for. `given` is
    what the submission brings, or else what stands; `standing` is what stands, and by whom.
    """

    indicator: str
    year: int
    quarter: int
    is_reached: bool
    given: Explanation
    standing: StandingExplanation | None = None

    @property
    def key(self) -> tuple[str, int, int]:
        return (self.indicator, self.year, self.quarter)

    @property
    def is_met(self) -> bool:
        return self.is_reached or self.given.has_follow_up
