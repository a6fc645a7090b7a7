"""How sparingly a target was reached: the worked examples of the rule, and what holds for every budget."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku.domain.efficiency import Budget, Efficiency, NotRated, Rating, efficiency

FIVE = Decimal(5)
MONEY = st.decimals(0, 10**12 - 1, places=4)
FIGURES = st.decimals(0, 100_000, places=2)


def budget(allocation: str, spent: str) -> Budget:
    return Budget("IKU-01", 2024, 3, Decimal(allocation), Decimal(spent))


@pytest.mark.parametrize(
    ("achievement", "spent", "difference", "rating"),
    [
        ("100", "92", "8.00", Rating.EFFICIENT),
        ("95", "97", "-2.00", Rating.FAIR),
        ("80", "98", "-18.00", Rating.INEFFICIENT),
        ("100", "95", "5.00", Rating.FAIR),
        ("100", "94.99", "5.01", Rating.EFFICIENT),
        ("90", "95", "-5.00", Rating.FAIR),
        ("90", "95.01", "-5.01", Rating.INEFFICIENT),
    ],
)
def test_an_office_is_efficient_where_it_reached_more_than_it_spent(
    achievement: str, spent: str, difference: str, rating: Rating
) -> None:
    found = efficiency(budget("100", spent), Decimal(achievement), FIVE)

    assert found == Efficiency(Decimal(spent).quantize(Decimal("0.01")), Decimal(difference), rating, None)


def test_what_is_printed_is_what_is_judged() -> None:
    """94,995% is printed as 95,00%: five points apart, as whoever takes one from the other finds."""
    found = efficiency(budget("100000", "94995"), Decimal("100.00"), FIVE)

    assert (str(found.absorption), str(found.difference), found.rating) == ("95.00", "5.00", Rating.FAIR)


@pytest.mark.parametrize(
    ("given_budget", "achievement", "share", "reason"),
    [
        (None, Decimal(100), None, NotRated.NO_BUDGET),
        (Budget("IKU-01", 2024, 3), Decimal(100), None, NotRated.NO_BUDGET),
        (budget("0", "0"), Decimal(100), None, NotRated.NO_ALLOCATION),
        (budget("200", "50"), None, Decimal("25.00"), NotRated.NO_ACHIEVEMENT),
    ],
)
def test_without_a_budget_an_allocation_or_an_achievement_the_reason_is_said(
    given_budget: Budget | None, achievement: Decimal | None, share: Decimal | None, reason: NotRated
) -> None:
    assert efficiency(given_budget, achievement, FIVE) == Efficiency(share, None, None, reason)


def test_where_no_margin_is_laid_down_the_difference_is_told_and_not_judged() -> None:
    assert efficiency(budget("100", "92"), Decimal(100), None) == Efficiency(Decimal(92), Decimal(8), None, None)


@given(allocation=MONEY.filter(bool), spent=MONEY, achievement=FIGURES, margin=st.decimals(0, 50, places=2))
def test_share_and_difference_are_exact_half_up_and_every_difference_has_one_rating(
    allocation: Decimal, spent: Decimal, achievement: Decimal, margin: Decimal
) -> None:
    found = efficiency(Budget("IKU-01", 2024, 3, allocation, spent), achievement, margin)
    assert found.absorption is not None
    assert found.difference is not None
    exact = 100 * Fraction(spent) / Fraction(allocation)

    assert Fraction(-1, 200) <= exact - Fraction(found.absorption) < Fraction(1, 200)
    assert found.absorption.as_tuple().exponent == -2
    assert Fraction(found.difference) == Fraction(achievement) - Fraction(found.absorption)
    assert found.rating is (
        Rating.EFFICIENT
        if found.difference > margin
        else Rating.INEFFICIENT
        if found.difference < -margin
        else Rating.FAIR
    )
