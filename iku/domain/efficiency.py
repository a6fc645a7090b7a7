"""How sparingly a target was reached: the share of the budget that was spent, beside the achievement.

The margin is a rule of the office (`rules.toml`). As with bands, what is judged are the figures as they are printed.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from iku.domain.amounts import half_up


class Rating(StrEnum):
    """What the difference between achievement and absorption comes to."""

    EFFICIENT = "efficient"
    FAIR = "fair"
    INEFFICIENT = "inefficient"


class NotRated(StrEnum):
    """Why there is no difference."""

    NO_BUDGET = "no_budget"
    NO_ALLOCATION = "no_allocation"
    """the allocation is zero"""
    NO_ACHIEVEMENT = "no_achievement"


@dataclass(frozen=True, slots=True)
class Budget:
    """An indicator's budget in rupiah, from the beginning of the year up to a quarter. Both None: emptied."""

    indicator: str
    year: int
    quarter: int
    allocation: Decimal | None = None
    spent: Decimal | None = None
    document: str = ""

    @property
    def key(self) -> tuple[str, int, int]:
        return (self.indicator, self.year, self.quarter)

    @property
    def is_blank(self) -> bool:
        return self.allocation is None or self.spent is None


@dataclass(frozen=True, slots=True)
class StandingBudget:
    """The one that stands, with who reported it when."""

    fact: str
    budget: Budget
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True, slots=True)
class Efficiency:
    """Percentages with two decimals; `difference` in percentage points. `rating` is None where no margin is laid down."""

    absorption: Decimal | None
    difference: Decimal | None
    rating: Rating | None
    reason: NotRated | None


def absorption(budget: Budget) -> Decimal | None:
    """The share of the allocation that was spent, in percent, half-up to two decimals."""
    if budget.allocation is None or budget.spent is None or budget.allocation <= 0:
        return None
    return half_up(100 * Fraction(budget.spent) / Fraction(budget.allocation), 2)


def efficiency(budget: Budget | None, achievement: Decimal | None, margin: Decimal | None) -> Efficiency:
    """`achievement` as it is printed, with two decimals."""
    if budget is None or budget.is_blank:
        return Efficiency(None, None, None, NotRated.NO_BUDGET)
    share = absorption(budget)
    if share is None:
        return Efficiency(None, None, None, NotRated.NO_ALLOCATION)
    if achievement is None:
        return Efficiency(share, None, None, NotRated.NO_ACHIEVEMENT)
    difference = half_up(Fraction(achievement) - Fraction(share), 2)
    return Efficiency(share, difference, None if margin is None else _rating(difference, margin), None)


def _rating(difference: Decimal, margin: Decimal) -> Rating:
    if difference > margin:
        return Rating.EFFICIENT
    return Rating.FAIR if difference >= -margin else Rating.INEFFICIENT
