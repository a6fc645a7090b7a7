"""What the quarters of a year promise and brought for one component, each by itself, as numbers that can be reckoned with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from iku.domain.amounts import exact_value, factor
from iku.domain.figures import YearFigures
from iku.domain.indicator import Component
from iku.domain.period import QUARTERS
from iku.domain.rules import Grade, Polarity
from iku.domain.submission import RealisationFact, TargetFact


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where a value must lie to reach its target: at or above `low`, at or below `high`; None: no bound on that side."""

    low: Fraction | None
    high: Fraction | None

    def contain(self, value: Fraction) -> bool:
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)

    def distance(self, value: Fraction) -> Fraction:
        """How far a value lies above (or, negative, below) the bound; inside a range between two bounds: 0."""
        if self.low is None:
            return value if self.high is None else value - self.high
        if self.high is None or value < self.low:
            return value - self.low
        return max(value - self.high, Fraction(0))

    def __add__(self, other: "Bounds") -> "Bounds":
        return Bounds(_added(self.low, other.low), _added(self.high, other.high))

    def less(self, value: Fraction) -> "Bounds":
        """What is left of them after a value."""
        return Bounds(_added(self.low, -value), _added(self.high, -value))

    def times(self, number: Fraction | int) -> "Bounds":
        """So many times as much; with a fraction, a share of them."""
        return Bounds(*(None if bound is None else bound * number for bound in (self.low, self.high)))


@dataclass(frozen=True, slots=True)
class Reading:
    """One quarter. A grade counts as its step on the scale, the lowest being 0.

    `value` None beside `is_reported` is a report that cannot be read: a denominator of zero, a grade that is not on the
    scale; `bounds` None beside `is_promised` likewise.
    """

    quarter: int
    is_promised: bool
    bounds: Bounds | None
    is_reported: bool
    value: Fraction | None
    parts: tuple[Fraction, Fraction] | None
    unit: str

    @property
    def is_used(self) -> bool:
        """Whether the quarter counts where quarters are added up or averaged, as in the store's figures."""
        return self.is_promised and self.is_reported


def readings(component: Component, figures: YearFigures, scale: Sequence[Grade]) -> Mapping[int, Reading]:
    """By quarter, all four."""
    read = _read_grades if component.polarity is Polarity.ORDINAL else _read_numbers
    return {
        quarter: read(
            component,
            quarter,
            figures.target(component.indicator, component.code, quarter),
            figures.realisation(component.indicator, component.code, quarter),
            scale,
        )
        for quarter in QUARTERS
    }


def pooled(used: Sequence[Reading]) -> Fraction | None:
    """The share that numerators and denominators come to together; None where the denominators add up to zero."""
    over = sum((r.parts[0] for r in used if r.parts), Fraction(0))
    under = sum((r.parts[1] for r in used if r.parts), Fraction(0))
    return factor(used[-1].unit) * over / under if under else None


def step_of(grade: str, scale: Sequence[Grade]) -> int | None:
    """The place of a grade on its scale, counted from the lowest; None for one that is not on it."""
    ranks = sorted({g.rank for g in scale})
    return next((ranks.index(g.rank) for g in scale if g.code == grade), None)


def _read_numbers(
    component: Component,
    quarter: int,
    target: TargetFact | None,
    report: RealisationFact | None,
    scale: Sequence[Grade],
) -> Reading:
    unit = (target.unit if target else "") or component.unit
    parts = None
    if report is not None and report.numerator is not None and report.denominator is not None:
        parts = (Fraction(report.numerator), Fraction(report.denominator))
    promised = None if target is None else target.value
    return Reading(
        quarter=quarter,
        is_promised=promised is not None,
        bounds=None if target is None or promised is None else _bounds(component.polarity, promised, target.upper),
        is_reported=parts is not None or (report is not None and report.value is not None),
        value=None if report is None else exact_value(report, unit),
        parts=parts,
        unit=unit,
    )


def _read_grades(
    component: Component,
    quarter: int,
    target: TargetFact | None,
    report: RealisationFact | None,
    scale: Sequence[Grade],
) -> Reading:
    promised, reached = (target.grade if target else ""), (report.grade if report else "")
    step, goal = step_of(reached, scale), step_of(promised, scale)
    return Reading(
        quarter=quarter,
        is_promised=bool(promised),
        bounds=None if goal is None else Bounds(Fraction(goal), None),
        is_reported=bool(reached),
        value=None if step is None else Fraction(step),
        parts=None,
        unit="",
    )


def _bounds(polarity: Polarity, target: Decimal, upper: Decimal | None) -> Bounds:
    low, high = Fraction(target), Fraction(target if upper is None else upper)
    return {
        Polarity.MAXIMIZE: Bounds(low, None),
        Polarity.MINIMIZE: Bounds(None, low),
        Polarity.STABILIZE: Bounds(low, low),
        Polarity.RANGE: Bounds(low, high),
    }[polarity]


def _added(bound: Fraction | None, other: Fraction | None) -> Fraction | None:
    return None if bound is None or other is None else bound + other
