"""What moved an average adds up: exactly as fractions, and to the last printed digit."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku.domain.achievement import IndicatorAchievement
from iku.domain.movement import Cause, Counterfactual, Movement, Standpoint, movement
from iku.domain.period import Period
from iku.domain.rounding import rounded_to_total
from tests.present.samples import figures

ROW = figures().indicator("IKU-02", 3)


def row(number: int, figure: str | Decimal | None, weight: str | Decimal = "1") -> IndicatorAchievement:
    capped = None if figure is None else Decimal(figure)
    return replace(ROW, indicator=f"IKU-{number:02}", number=number, capped=capped, weight=Decimal(weight))


def held(number: int, figure: str | None, renewed: str | None) -> Counterfactual:
    said = (None if text is None else Decimal(text) for text in (figure, renewed))
    return Counterfactual(f"IKU-{number:02}", *said)


def moved(
    before: list[IndicatorAchievement], after: list[IndicatorAchievement], *counterfactuals: Counterfactual
) -> Movement:
    found = movement(before, after, {c.indicator: c for c in counterfactuals})
    assert found is not None
    return found


def effects(found: Movement) -> dict[str, dict[str, str]]:
    return {m.indicator: {e.cause.value: str(e.printed) for e in m.effects} for m in found.moves}


def test_a_realisation_and_a_target_that_moved_have_a_part_each() -> None:
    found = moved(
        [row(1, "80"), row(2, "100")], [row(1, "90"), row(2, "100")], held(1, "96", "90"), held(2, "100", "100")
    )
    assert effects(found) == {"IKU-01": {"realisation": "8.00", "target": "-3.00"}, "IKU-02": {}}
    assert (found.printed_before, found.printed_after, found.printed) == (Decimal(90), Decimal(95), Decimal(5))
    assert found.by(Cause.REALISATION) == Decimal("8.00")


def test_an_indicator_that_enters_moves_the_average_by_its_distance_from_it() -> None:
    found = moved([row(1, "80"), row(2, None)], [row(1, "80"), row(2, "100")], held(1, "80", "80"))
    assert effects(found) == {"IKU-01": {}, "IKU-02": {"coverage": "10.00"}}
    assert [(m.before, m.after) for m in found.moves] == [(Decimal(80), Decimal(80)), (None, Decimal(100))]


def test_an_indicator_that_leaves_takes_its_pull_along() -> None:
    found = moved([row(1, "80"), row(2, "100")], [row(1, "80")], held(1, "80", "80"))
    assert effects(found) == {"IKU-01": {}, "IKU-02": {"coverage": "-10.00"}}


def test_a_weight_that_changes_is_coverage_and_the_other_indicators_stay_still() -> None:
    same = [held(n, figure, figure) for n, figure in ((1, "80"), (2, "100"))]
    found = moved([row(1, "80"), row(2, "100")], [row(1, "80"), row(2, "100", "3")], *same)
    assert effects(found) == {"IKU-01": {}, "IKU-02": {"coverage": "5.00"}}


def test_other_rules_over_the_same_inputs_have_a_part_of_their_own() -> None:
    found = moved([row(1, "100")], [row(1, "110")], held(1, "100", "100"))
    assert effects(found) == {"IKU-01": {"rules": "10.00"}}


def test_where_only_the_new_target_makes_a_figure_the_target_moved_it() -> None:
    assert effects(moved([row(1, "80")], [row(1, "90")], held(1, None, "90"))) == {"IKU-01": {"target": "10.00"}}


def test_where_the_old_rules_have_no_answer_the_rules_moved_it() -> None:
    for unanswered in (held(1, None, None), held(1, "85", None)):
        assert effects(moved([row(1, "80")], [row(1, "90")], unanswered)) == {"IKU-01": {"rules": "10.00"}}
    assert effects(moved([row(1, "80")], [row(1, "90")])) == {"IKU-01": {"rules": "10.00"}}


@pytest.mark.parametrize("nothing", [[], [row(1, None)], [row(1, "80", "0")]])
def test_without_an_average_on_either_side_nothing_moved_it(nothing: list[IndicatorAchievement]) -> None:
    assert movement(nothing, [row(1, "80")], {}) is None
    assert movement([row(1, "80")], nothing, {}) is None


def test_the_quarter_before_is_looked_at_from_the_same_moment() -> None:
    moment = figures().last_recorded
    assert Standpoint(Period(2024, 3), moment).quarter_before == Standpoint(Period(2024, 2), moment)
    assert Standpoint(Period(2024, 1)).quarter_before == Standpoint(Period(2023, 4))


PRINTED = st.integers(0, 12_000).map(lambda n: Decimal(n).scaleb(-2))
WEIGHTS = st.sampled_from(["1", "1", "1", "2.5", "0.3333", "0", "99"]).map(Decimal)
ONE = st.tuples(st.none() | PRINTED, st.none() | PRINTED, WEIGHTS, WEIGHTS, st.none() | PRINTED, st.none() | PRINTED)


def mean(rows: list[IndicatorAchievement]) -> Fraction | None:
    """Weighted, by hand."""
    counted = [(Fraction(r.capped), Fraction(r.weight)) for r in rows if r.capped is not None]
    total = sum(w for _, w in counted)
    return sum((c * w for c, w in counted), Fraction(0)) / total if total else None


@given(office=st.lists(ONE, min_size=1, max_size=15))
def test_the_parts_add_up_exactly_and_as_printed(
    office: list[tuple[Decimal | None, Decimal | None, Decimal, Decimal, Decimal | None, Decimal | None]],
) -> None:
    before = [row(n, was, weight) for n, (was, _, weight, _, _, _) in enumerate(office, 1)]
    after = [row(n, becomes, weight) for n, (_, becomes, _, weight, _, _) in enumerate(office, 1)]
    answers = {f"IKU-{n:02}": Counterfactual(f"IKU-{n:02}", a, b) for n, (*_, a, b) in enumerate(office, 1)}

    found = movement(before, after, answers)

    means = mean(before), mean(after)
    if found is None:
        assert None in means
        return
    assert (found.before, found.after) == means
    assert sum(m.exact for m in found.moves) == found.after - found.before
    assert sum(m.printed for m in found.moves) == found.printed_after - found.printed_before == found.printed
    assert sum(found.by(cause) for cause in Cause) == found.printed
    assert all(abs(Fraction(e.printed) - e.exact) < Fraction(1, 100) for m in found.moves for e in m.effects)
    assert all(e.exact for m in found.moves for e in m.effects)


@given(
    parts=st.lists(st.fractions(-100, 100, max_denominator=10_000), min_size=1, max_size=20),
    shift=st.integers(-150, 150),
)
def test_rounded_parts_always_come_to_the_total(parts: list[Fraction], shift: int) -> None:
    total = Decimal(round(sum(parts) * 100) + shift).scaleb(-2)
    assert sum(rounded_to_total(parts, total)) == total


def test_rounding_raises_the_largest_remainders_first() -> None:
    thirds = [Fraction(1, 3), Fraction(1, 3), Fraction(1, 3)]
    assert rounded_to_total(thirds, Decimal("1.00")) == [Decimal("0.34"), Decimal("0.33"), Decimal("0.33")]
    assert rounded_to_total([Fraction(-1, 1000), Fraction(9, 1000)], Decimal("0.01")) == [Decimal(0), Decimal("0.01")]
    assert rounded_to_total([], Decimal("0.00")) == []
