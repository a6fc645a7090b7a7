"""What moved an average between two standpoints, indicator by indicator, in parts that add up exactly.

With M the earlier average, c an indicator's counted figure and w its weight, W the later weights together:
an indicator that stays moves it by w (c after - c before) / W; one that enters by w (c after - M) / W; one that leaves by
-w (c before - M) / W; a weight that changes by (w after - w before) (c before - M) / W. The parts are fractions; printed, they
are rounded so that they add up to the difference of the printed averages.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from iku.domain.achievement import IndicatorAchievement
from iku.domain.amounts import half_up
from iku.domain.period import Period
from iku.domain.rounding import rounded_to_total

NOTHING = Fraction(0)


class Cause(StrEnum):
    """Why an average moved."""

    REALISATION = "realisation"
    TARGET = "target"
    """a revision, or the next step of a trajectory"""
    RULES = "rules"
    """the same inputs are read by other rules"""
    COVERAGE = "coverage"
    """an indicator entered the average or left it, or its weight changed"""


@dataclass(frozen=True, slots=True)
class Standpoint:
    """From where figures are looked at: up to a quarter, as known at a moment (naive UTC; None: now)."""

    period: Period
    as_of: datetime | None = None

    @property
    def quarter_before(self) -> "Standpoint":
        """The same moment, one quarter earlier."""
        return Standpoint(self.period.previous, self.as_of)


@dataclass(frozen=True, slots=True)
class Counterfactual:
    """What an indicator would count by the earlier rules: with the later realisation against the earlier target (`held`),
    and against the later one (`renewed`). None where the formula has no answer.
    """

    indicator: str
    held: Decimal | None
    renewed: Decimal | None


@dataclass(frozen=True, slots=True)
class Effect:
    """How many points one cause moved the average by: exact, and as printed."""

    cause: Cause
    exact: Fraction
    printed: Decimal


@dataclass(frozen=True, slots=True)
class IndicatorMove:
    """One indicator of either average. `before` and `after` are its counted figures, None where it was not in the average."""

    indicator: str
    number: int
    before: Decimal | None
    after: Decimal | None
    effects: tuple[Effect, ...]
    """only those that are not zero, in the order of the causes"""

    @property
    def exact(self) -> Fraction:
        return sum((e.exact for e in self.effects), NOTHING)

    @property
    def printed(self) -> Decimal:
        """Its effects as printed, added up."""
        return sum((e.printed for e in self.effects), Decimal("0.00"))

    def by(self, cause: Cause) -> Decimal:
        return sum((e.printed for e in self.effects if e.cause is cause), Decimal("0.00"))


@dataclass(frozen=True, slots=True)
class Movement:
    """From one average to the other; `moves` in the decree's order."""

    before: Fraction
    after: Fraction
    moves: tuple[IndicatorMove, ...]

    @property
    def printed_before(self) -> Decimal:
        return half_up(self.before, 2)

    @property
    def printed_after(self) -> Decimal:
        return half_up(self.after, 2)

    @property
    def printed(self) -> Decimal:
        """The difference of the printed averages: what the printed effects add up to."""
        return self.printed_after - self.printed_before

    def by(self, cause: Cause) -> Decimal:
        """What one cause comes to over all indicators."""
        return sum((move.by(cause) for move in self.moves), Decimal("0.00"))


def movement(
    before: Sequence[IndicatorAchievement],
    after: Sequence[IndicatorAchievement],
    counterfactuals: Mapping[str, Counterfactual],
) -> Movement | None:
    """Between the rows of a division (or the office) at two standpoints; None where either has no average."""
    then, now = _counted(before), _counted(after)
    mean_before, mean_after = _mean(then.values()), _mean(now.values())
    if mean_before is None or mean_after is None:
        return None
    weights = sum((Fraction(row.weight) for row in now.values()), NOTHING)
    numbers = {row.indicator: row.number for row in (*before, *after)}
    codes = sorted({*then, *now}, key=lambda code: (numbers[code], code))
    exact = {
        code: dict(_effects(then.get(code), now.get(code), counterfactuals.get(code), mean_before, weights))
        for code in codes
    }
    cells = [(code, cause) for code in codes for cause in Cause if exact[code].get(cause)]
    difference = half_up(mean_after, 2) - half_up(mean_before, 2)
    printed = dict(zip(cells, rounded_to_total([exact[code][cause] for code, cause in cells], difference), strict=True))
    return Movement(
        mean_before,
        mean_after,
        tuple(
            IndicatorMove(
                code,
                numbers[code],
                then[code].capped if code in then else None,
                now[code].capped if code in now else None,
                tuple(Effect(x, exact[code][x], printed[code, x]) for x in Cause if (code, x) in printed),
            )
            for code in codes
        ),
    )


def _counted(rows: Sequence[IndicatorAchievement]) -> dict[str, IndicatorAchievement]:
    return {row.indicator: row for row in rows if row.capped is not None}


def _mean(rows: Iterable[IndicatorAchievement]) -> Fraction | None:
    """Unrounded; None of nothing, and of what weighs nothing."""
    weighted = [(Fraction(row.weight), figure) for row in rows if (figure := _figure(row)) is not None]
    weights = sum((weight for weight, _ in weighted), NOTHING)
    return sum((weight * figure for weight, figure in weighted), NOTHING) / weights if weights else None


def _effects(
    then: IndicatorAchievement | None,
    now: IndicatorAchievement | None,
    held: Counterfactual | None,
    mean: Fraction,
    weights: Fraction,
) -> Iterator[tuple[Cause, Fraction]]:
    """Of one indicator, in points of the average."""
    was, becomes = (None if row is None else _figure(row) for row in (then, now))
    weight_then, weight_now = (NOTHING if row is None else Fraction(row.weight) for row in (then, now))
    if was is None or becomes is None:
        pull = NOTHING if becomes is None else weight_now * (becomes - mean)
        pull -= NOTHING if was is None else weight_then * (was - mean)
        yield Cause.COVERAGE, pull / weights
        return
    realisation, target = _between(was, becomes, held)
    share = weight_now / weights
    yield Cause.REALISATION, share * (realisation - was)
    yield Cause.TARGET, share * (target - realisation)
    yield Cause.RULES, share * (becomes - target)
    yield Cause.COVERAGE, (weight_now - weight_then) * (was - mean) / weights


def _between(was: Fraction, becomes: Fraction, held: Counterfactual | None) -> tuple[Fraction, Fraction]:
    """What the indicator would have counted with only its realisation changed, and with its target changed as well.

    Where the formula has no answer, the change cannot be split: only the other target or rules make a figure of it.
    """
    if held is None or held.renewed is None:
        return was, was
    renewed = Fraction(held.renewed)
    return (was if held.held is None else Fraction(held.held)), renewed


def _figure(row: IndicatorAchievement) -> Fraction | None:
    return None if row.capped is None else Fraction(row.capped)
