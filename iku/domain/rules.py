"""The rules by which achievement is computed and judged: data of a definitions folder, never constants of the code."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class Polarity(StrEnum):
    """How a realisation is read against its target."""

    MAXIMIZE = "maximize"
    MINIMIZE = "minimize"
    STABILIZE = "stabilize"
    RANGE = "range"
    ORDINAL = "ordinal"


class Consolidation(StrEnum):
    """How the quarters of a year become one figure up to a quarter."""

    SUM = "sum"
    AVERAGE = "average"
    LAST = "last"


class MinimizeForm(StrEnum):
    """Which of the formulas in use judges a `minimize` component."""

    DIFFERENCE = "difference"
    """(2T - R) / T"""
    RATIO = "ratio"
    """T / R"""
    BASELINE = "baseline"
    """(B - R) / (B - T), B the value before any effort"""


class RangeForm(StrEnum):
    """How a realisation outside its target range is judged; inside, and for `stabilize`, it is always 100."""

    MAXIMIZE = "maximize"
    """against the nearer bound, as `maximize`; inside the range against nothing: 100"""
    MINIMIZE = "minimize"
    """against the nearer bound, as `minimize` by difference"""
    STABILIZE = "stabilize"
    """below: R / lower; above: 2 - R / upper"""


class ZeroTarget(StrEnum):
    """What a target of zero means."""

    NONE = "none"
    """no figure can be computed"""
    ZERO_TOLERANCE = "zero_tolerance"
    """for `minimize` only: realisation 0 is 100, anything above is 0"""


class OrdinalForm(StrEnum):
    """How a grade is judged against the grade that was promised."""

    STATUS = "status"
    """reached or not, without a figure"""
    SCORE = "score"
    """score of the realisation / score of the target, as `maximize`"""


@dataclass(frozen=True, slots=True)
class Band:
    """One named range of printed achievement, from `lower` (included) up to the next band's.

    `lower` is None for a band that only grades (`ordinal`, by status) reach.
    `predicates` are separate: see `Predicate`.
    """

    code: str
    lower: Decimal | None
    word: str
    icon: str
    light: str
    dark: str
    light_ink: str
    dark_ink: str
    reached: bool


@dataclass(frozen=True, slots=True)
class Predicate:
    """A second word for an achievement; holds for figures above `above` (excluded); None: from the bottom."""

    above: Decimal | None
    word: str
    abbreviation: str


@dataclass(frozen=True, slots=True)
class Grade:
    """One step of a grade scale; a higher rank is better."""

    scale: str
    code: str
    rank: int
    score: Decimal
    word: str


@dataclass(frozen=True, slots=True)
class Words:
    """What the dictionary check looks for in the decree's language; none means that it looks for nothing."""

    percentage: tuple[str, ...] = ()
    """A formula that begins with one promises a share."""
    measures: tuple[str, ...] = ()
    """Words that name something measured; two different ones, joined, are two measures."""
    joining: tuple[str, ...] = ()
    unspecific_sources: tuple[str, ...] = ()
    """Sources that name no document."""


@dataclass(frozen=True, slots=True)
class ReportingRules:
    """Until when quarters are reported. Days are counted from the end of the quarter, or of the year."""

    deadline_days: int
    closing_days: int
    """Later than so many days after the year nobody counts how late a report is."""
    exceptions: Mapping[int, int] = field(default_factory=dict)
    """Other deadlines, by quarter."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds for a whole definitions folder, unless an indicator's component says otherwise."""

    cap: Decimal | None
    """Achievement counts in averages up to this; None: without a limit."""
    floor: Decimal
    minimize_form: MinimizeForm
    range_form: RangeForm
    zero_target: ZeroTarget
    ordinal_form: OrdinalForm
    bands: tuple[Band, ...]
    """From the lowest to the highest, then the ones without a lower bound."""
    predicates: tuple[Predicate, ...]
    grades: tuple[Grade, ...]
    ordinal_bands: dict[str, str]
    """Band codes for a grade "above", "equal" and "below" its target."""
    jump_factors: tuple[Decimal, ...]
    """A value about this many times its target or last value must be confirmed (the 100x guard)."""
    jump_tolerance: Decimal
    """How far, as a share of the factor, a value may lie from it and still be "about"."""
    words: Words = Words()
    explain_below_target: bool = True
    """Whether a report below target needs causes and a follow-up."""
    own_review: bool = False
    """Whether a person may verify what the person or the own subdivision reported; it is flagged wherever it is shown."""

    reporting: ReportingRules | None = None
    """None: no deadline is laid down."""

    efficiency_margin: Decimal | None = None
    """How far, in percentage points, achievement and absorption of the budget may lie apart and still be "fairly efficient";
    None: no efficiency is judged.
    """

    def scale(self, code: str) -> tuple[Grade, ...]:
        """The grades of one scale, best first."""
        return tuple(sorted((g for g in self.grades if g.scale == code), key=lambda g: -g.rank))

    def band(self, code: str) -> Band:
        return next(b for b in self.bands if b.code == code)
