"""The calculation that is printed comes to the figure that is printed: worked out again from its own text."""

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from iku.domain.achievement import ComponentAchievement
from iku.domain.amounts import quarter_value
from iku.domain.figures import YearFigures
from iku.domain.indicator import Component
from iku.domain.rules import Consolidation, MinimizeForm, OrdinalForm, Polarity, RangeForm, ZeroTarget
from iku.domain.submission import RealisationFact, TargetFact
from iku.present.calculation import calculation, formula_in_words
from tests import by_hand
from tests.by_hand_component import Figure, component_figure
from tests.present.decree import RULES, component
from tests.present.samples import RECORDED, Cell, realisation, target

VALUES = st.decimals(min_value=Decimal(0), max_value=Decimal(2000), places=2)
FEW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])


@st.composite
def reports(draw: st.DrawFn, quarter: int) -> RealisationFact | None:
    kind = draw(st.sampled_from(["value", "value", "parts", "none"]))
    if kind == "none":
        return None
    fact = realisation("IKU-02", "", 2024, quarter, Cell(raw="0"))
    if kind == "value":
        return _with(fact, value=draw(VALUES))
    return _with(fact, value=None, numerator=draw(VALUES), denominator=draw(VALUES.filter(bool)))


@st.composite
def targets(draw: st.DrawFn, quarter: int) -> TargetFact | None:
    if draw(st.integers(0, 5)) == 0:
        return None
    low = draw(VALUES)
    upper = draw(st.none() | st.decimals(min_value=low, max_value=Decimal(3000), places=2))
    return target("IKU-02", "", 2024, quarter, value=low, upper=upper, baseline=draw(VALUES))


@st.composite
def components(draw: st.DrawFn) -> Component:
    return component(
        "IKU-02",
        polarity=draw(st.sampled_from([p for p in Polarity if p is not Polarity.ORDINAL])),
        consolidation=draw(st.sampled_from(Consolidation)),
        minimize_form=draw(st.sampled_from(MinimizeForm)),
        range_form=draw(st.sampled_from(RangeForm)),
        zero_target=draw(st.sampled_from(ZeroTarget)),
        unit=draw(st.sampled_from(["%", "dokumen"])),
    )


def _with(fact: RealisationFact, **changes: Any) -> RealisationFact:
    return replace(fact, **changes)


def worked_by_hand(made: Component, told: list[RealisationFact], promised: list[TargetFact], quarter: int) -> Figure:
    """What the oracle says of the same facts."""

    def fact(row: RealisationFact | TargetFact) -> by_hand.Fact:
        return by_hand.Fact(
            office="", indicator="IKU-02", component="", year=2024, quarter=row.quarter, version=1, id="x", moment=RECORDED,
            value=row.value, upper=getattr(row, "upper", None), baseline=getattr(row, "baseline", None),
            numerator=getattr(row, "numerator", None), denominator=getattr(row, "denominator", None),
        )  # fmt: skip

    rules = by_hand.Component(
        unit=made.unit, polarity=made.polarity, consolidation=made.consolidation, minimize_form=made.minimize_form,
        range_form=made.range_form, zero_target=made.zero_target,
    )  # fmt: skip
    by_quarter = ({t.quarter: fact(t) for t in promised}, {r.quarter: fact(r) for r in told})
    return component_figure(rules, by_hand.Rules(), (1, 2, 3, 4), *by_quarter, quarter)


def row_of(made: Component, figure: Figure, quarter: int) -> ComponentAchievement:
    """The row that the store would give."""
    realised = figure.realised

    def four(value: Fraction | None) -> Decimal | None:
        return None if value is None else by_hand.half_up(value, 4)

    return ComponentAchievement(
        office="", indicator="IKU-02", component="", year=2024, quarter=quarter, unit=made.unit, polarity=made.polarity,
        consolidation=made.consolidation, target=four(figure.target), target_upper=four(figure.upper), target_grade="",
        realisation=four(realised.amount), realisation_grade="", numerator=four(realised.numerator),
        denominator=four(realised.denominator), through_quarter=max(figure.used, default=None), quarters_used=figure.used,
        raw=figure.raw, capped=figure.capped, band=figure.band, reason=None, weight=Decimal(1),
    )  # fmt: skip


def result_of(expression: str) -> Decimal:
    """The left side of a printed calculation, worked out."""
    plain = expression.replace(".", "").replace(",", ".").replace("−", "-").replace("×", "*").replace("÷", "/")
    exact = eval(re.sub(r"\d+(?:\.\d+)?", r"Fraction('\g<0>')", plain), {"Fraction": Fraction})  # noqa: S307
    return by_hand.half_up(exact)


@FEW
@given(components(), st.data(), st.integers(1, 4))
def test_whoever_works_the_printed_calculation_out_again_gets_the_printed_figure(
    made: Component, data: st.DataObject, quarter: int
) -> None:
    told = [r for q in (1, 2, 3, 4) if (r := data.draw(reports(q))) is not None]
    promised = [t for q in (1, 2, 3, 4) if (t := data.draw(targets(q))) is not None]
    figure = worked_by_hand(made, told, promised, quarter)
    assume(figure.raw is not None)
    year = YearFigures(2024, targets=tuple(promised), realisations=tuple(told))
    text = calculation(made, row_of(made, figure, quarter), year, RULES)
    left, _, right = text.rpartition(" = ")
    printed = Decimal(right.removesuffix("%").replace(".", "").replace(",", ".").replace("−", "-"))
    assert printed == figure.raw
    if not re.search(r"[a-z]", left):
        assert result_of(left) == figure.raw, text


def test_a_value_against_its_target() -> None:
    assert worked("71.2", "100") == "71,2 ÷ 100 × 100 = 71,20%"


def test_numerator_and_denominator_stay_in_the_calculation() -> None:
    fact = _with(
        realisation("IKU-02", "", 2024, 1, Cell(raw="0")), value=None, numerator=Decimal(45), denominator=Decimal(50)
    )
    year = YearFigures(2024, targets=(target("IKU-02", "", 2024, 1, value=Decimal(90)),), realisations=(fact,))
    made = component("IKU-02")
    figure = worked_by_hand(made, [fact], list(year.targets), 1)
    assert calculation(made, row_of(made, figure, 1), year, RULES) == "(45 ÷ 50 × 100) ÷ 90 × 100 = 100,00%"


def test_an_average_is_written_with_its_sums_so_that_nothing_is_rounded_on_the_way() -> None:
    made = component("IKU-02", consolidation=Consolidation.AVERAGE)
    told = [
        _with(realisation("IKU-02", "", 2024, q, Cell(raw="0")), value=Decimal(v))
        for q, v in ((1, 88), (2, 93), (3, 95))
    ]
    promised = [target("IKU-02", "", 2024, q, value=Decimal(90)) for q in (1, 2, 3)]
    year = YearFigures(2024, targets=tuple(promised), realisations=tuple(told))
    row = row_of(made, worked_by_hand(made, told, promised, 3), 3)
    assert calculation(made, row, year, RULES) == "(88 + 93 + 95) ÷ (90 + 90 + 90) × 100 = 102,22%"


@pytest.mark.parametrize(
    ("changes", "value", "promise", "text"),
    [
        ({"polarity": Polarity.MINIMIZE}, "9", "8", "(2 × 8 − 9) ÷ 8 × 100 = 87,50%"),
        ({"polarity": Polarity.MINIMIZE, "minimize_form": MinimizeForm.RATIO}, "13", "12", "12 ÷ 13 × 100 = 92,31%"),
        ({"polarity": Polarity.MINIMIZE, "minimize_form": MinimizeForm.RATIO}, "0", "12", "realisasi 0 = 100,00%"),
        (
            {"polarity": Polarity.MINIMIZE, "zero_target": ZeroTarget.ZERO_TOLERANCE},
            "1",
            "0",
            "target 0, realisasi 1: target nol: realisasi 0 berarti 100, selebihnya 0, jadi = 0,00%",
        ),
        ({"polarity": Polarity.STABILIZE}, "110", "100", "(2 × 100 − 110) ÷ 100 × 100 = 90,00%"),
        ({"polarity": Polarity.RANGE}, "100", "100", "100 di dalam rentang target = 100,00%"),
    ],
)
def test_each_polarity_is_written_as_it_is_computed(
    changes: dict[str, Any], value: str, promise: str, text: str
) -> None:
    assert worked(value, promise, **changes) == text


def worked(value: str, promise: str, **changes: Any) -> str:
    made = component("IKU-02", **changes)
    told = [_with(realisation("IKU-02", "", 2024, 1, Cell(raw="0")), value=Decimal(value))]
    promised = [target("IKU-02", "", 2024, 1, value=Decimal(promise))]
    year = YearFigures(2024, targets=tuple(promised), realisations=tuple(told))
    return calculation(made, row_of(made, worked_by_hand(made, told, promised, 1), 1), year, RULES)


def test_scored_grades_are_written_with_their_scores() -> None:
    made = component("IKU-12", polarity=Polarity.ORDINAL, ordinal_form=OrdinalForm.SCORE, scale="RB")
    row = _scored(made, Decimal("128.57"))
    assert calculation(made, row, YearFigures(2024), RULES) == "90 ÷ 70 × 100 = 128,57%"
    assert formula_in_words(made) == "nilai predikat realisasi ÷ nilai predikat target × 100"


def _scored(made: Component, raw: Decimal) -> ComponentAchievement:
    figure = Figure(reason=None, raw=raw, capped=raw)
    return replace(row_of(made, figure, 1), realisation_grade="A", target_grade="B")


def test_without_a_figure_nothing_is_calculated() -> None:
    made = component("IKU-02")
    assert calculation(made, row_of(made, Figure(reason="no_target"), 1), YearFigures(2024), RULES) == ""


def test_a_figure_whose_facts_are_not_at_hand_is_not_made_up() -> None:
    made = component("IKU-02")
    row = row_of(made, Figure(reason=None, used=(1,), raw=Decimal("90.00")), 1)
    assert calculation(made, row, YearFigures(2024), RULES) == ""


def test_a_denominator_of_zero_gives_no_value() -> None:
    fact = _with(
        realisation("IKU-02", "", 2024, 1, Cell(raw="0")), value=None, numerator=Decimal(1), denominator=Decimal(0)
    )
    assert quarter_value(fact, "%") is None


def test_a_target_that_is_no_number_is_not_put_into_a_calculation() -> None:
    made = component("IKU-02")
    told = realisation("IKU-02", "", 2024, 1, Cell(raw="90"))
    promised = target("IKU-02", "", 2024, 1, value=None, grade="B")
    row = row_of(made, Figure(reason=None, used=(1,), raw=Decimal("90.00")), 1)
    assert calculation(made, row, YearFigures(2024, targets=(promised,), realisations=(told,)), RULES) == ""
