"""The way to the end of the plan: the formula's, in the store, beside an oracle that works it out with fractions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iku.domain.efficiency import Budget
from iku.domain.facts import ProposedTarget, ReportedValue
from iku.domain.period import Period
from iku.domain.plan import Place, PlanPeriod, PlanProgress, PlanReason, PlanTarget
from iku.store import plans, reviews
from iku.store.connection import BEGINNING_OF_TIME
from iku.store.history import history
from iku.store.queries import Scope
from tests import by_hand
from tests.by_hand import Component, Fact, achievement, half_up
from tests.by_hand_component import component_figure
from tests.store.facts import OFFICE, YEAR, Given, measured, promised, reported
from tests.store.facts import given as given_indicators

RENSTRA = PlanPeriod(2020, 2024)
GRADES = by_hand.Rules(
    grades={("RB", "A"): (3, Decimal(90)), ("RB", "B"): (2, Decimal(70)), ("RB", "C"): (1, Decimal(50))}
)
SMALL = st.one_of(st.integers(-30_000, 3_000_000), st.sampled_from([0, 1, 10_000])).map(lambda n: Decimal(n).scaleb(-4))
FORMS: Sequence[tuple[str, dict[str, Any]]] = (
    ("maximize", {}),
    ("stabilize", {}),
    *(("minimize", {"minimize_form": form}) for form in ("difference", "ratio", "baseline")),
    *(("range", {"range_form": form}) for form in ("maximize", "minimize", "stabilize")),
)


def plan(value: str | None = None, *, upper: str | None = None, baseline: str | None = None, grade: str = "",
         unit: str = "%", period: PlanPeriod = RENSTRA, component: str = "") -> PlanTarget:  # fmt: skip
    low, high, start = (None if x is None else Decimal(x) for x in (value, upper, baseline))
    return PlanTarget("IKU-01", component, period, low, high, start, grade, unit, "Renstra 2020-2024")


def set_plan(here: Given, *targets: PlanTarget) -> None:
    with here.store.writing() as cursor:
        plans.append_plan_targets(cursor, here.stamp(), targets)


def progress(here: Given, quarter: int = 4, as_of: datetime | None = None) -> list[PlanProgress]:
    with here.store.reading() as cursor:
        return plans.plan_progress(cursor, Scope(OFFICE, YEAR, as_of), quarter)


def only(here: Given, quarter: int = 4) -> tuple[Decimal | None, Place | None, PlanReason | None]:
    [found] = progress(here, quarter)
    return found.percent, found.place, found.reason


def test_what_was_reported_last_stands_beside_the_end_of_the_plan_also_without_a_target_of_the_year() -> None:
    """Banyuasin prints 93,79 against 94,17 as 99,60."""
    here = measured(Component())
    here.submit(reported("93.79", 3))
    set_plan(here, plan("94.17"))

    assert only(here) == (Decimal("99.60"), None, None)
    assert only(here, 2) == (None, None, PlanReason.NOT_REPORTED)


def test_a_grade_is_above_equal_or_below_and_no_number() -> None:
    here = measured(Component(polarity="ordinal", scale="RB", unit="predikat"), GRADES)
    here.submit(reported(grade="B"))
    for grade, place in {"C": Place.ABOVE, "B": Place.EQUAL, "A": Place.BELOW}.items():
        set_plan(here, plan(grade=grade, unit="predikat"))
        assert only(here) == (None, place, PlanReason.STATUS_ONLY)
    set_plan(here, plan(grade="Z", unit="predikat"))
    assert only(here) == (None, None, PlanReason.UNREADABLE_GRADE)


def test_grades_that_are_scored_give_the_share_of_the_score() -> None:
    here = measured(Component(polarity="ordinal", scale="RB", unit="predikat", ordinal_form="score"), GRADES)
    here.submit(reported(grade="B"))
    set_plan(here, plan(grade="A", unit="predikat"))

    assert only(here) == (Decimal("77.78"), None, None)


@pytest.mark.parametrize(
    ("only_rules", "end", "percent"),
    [
        ({}, {"value": "80"}, "87.50"),
        ({"polarity": "range", "range_form": "stabilize"}, {"value": "40", "upper": "50"}, "60.00"),
        ({"polarity": "minimize", "minimize_form": "baseline"}, {"value": "50", "baseline": "100"}, "60.00"),
    ],
)
def test_an_average_stands_beside_the_end_target_once_and_not_so_many_times(
    only_rules: dict[str, Any], end: dict[str, Any], percent: str
) -> None:
    here = measured(Component(consolidation="average", **only_rules))
    here.submit(
        *(promised("1", q) for q in (1, 2, 3)), *(reported(str(v), q) for q, v in enumerate((60, 70, 80), start=1))
    )
    set_plan(here, plan(**end))

    assert only(here, 3) == (Decimal(percent), None, None)


def test_a_share_of_nothing_is_compared_with_nothing() -> None:
    here = measured(Component())
    here.submit(reported(None, parts=("0", "0")))
    set_plan(here, plan("80"))

    assert only(here) == (None, None, PlanReason.DENOMINATOR_ZERO)


def test_an_end_target_in_another_unit_is_compared_with_nothing() -> None:
    here = measured(Component(unit="dokumen"))
    here.submit(promised("4", unit="laporan"), reported("4"))
    set_plan(here, plan("20", unit="dokumen"))

    assert only(here) == (None, None, PlanReason.UNIT_DIFFERS)


def test_the_latest_of_the_plans_that_hold_the_year_stands_and_an_emptied_one_is_none() -> None:
    here = measured(Component())
    here.submit(reported("50"))
    set_plan(here, plan("80"))
    set_plan(here, plan("90"))
    set_plan(here, plan("10", period=PlanPeriod(2025, 2029)))
    moment = here.store.moment()
    assert only(here)[0] == Decimal("55.56")

    set_plan(here, plan())
    with here.store.reading() as cursor:
        assert plans.standing_plan_targets(cursor, OFFICE, YEAR) == []
        assert [s.target.value for s in plans.standing_plan_targets(cursor, OFFICE, YEAR, moment)] == [Decimal(90)]
        assert [s.target.value for s in plans.standing_plan_targets(cursor, OFFICE, 2026)] == [Decimal(10)]
    assert progress(here) == []
    assert [way.percent for way in progress(here, as_of=moment)] == [Decimal("55.56")]


def test_the_latest_budget_of_a_quarter_stands_and_history_tells_each() -> None:
    here = measured(Component())
    moments = []
    for allocation, spent in (("100", "40"), ("100", "45.5"), (None, None)):
        said, of = (None if x is None else Decimal(x) for x in (allocation, spent))
        with here.store.writing() as cursor:
            plans.append_budgets(cursor, here.stamp(), [Budget("IKU-01", YEAR, 3, said, of, "DIPA 1")])
        moments.append(here.store.moment())

    with here.store.reading() as cursor:
        assert plans.standing_budgets(cursor, OFFICE, YEAR) == []
        [then] = plans.standing_budgets(cursor, OFFICE, YEAR, moments[1])
        told = [(f.kind, f.before, f.after, f.reason) for f in history(cursor, here.scope) if f.kind == "budget"]
    assert then.budget == Budget("IKU-01", YEAR, 3, Decimal(100), Decimal("45.5"), "DIPA 1")
    assert told == [
        ("budget", "100.0000;45.5000", "", "DIPA 1"),
        ("budget", "100.0000;40.0000", "100.0000;45.5000", "DIPA 1"),
        ("budget", "", "100.0000;40.0000", "DIPA 1"),
    ]


def test_a_budget_recorded_under_a_lock_never_counts_whatever_server_wrote_it() -> None:
    here = measured(Component())
    for spent in ("40", "50"):
        with here.store.writing() as cursor:
            budget = Budget("IKU-01", YEAR, 3, Decimal(100), Decimal(spent), "DIPA 1")
            plans.append_budgets(cursor, here.stamp(), [budget, replace(budget, quarter=4)])
            if spent == "40":
                reviews.append_lock(cursor, here.stamp(), Period(YEAR, 3), "rapat pleno")

    with here.store.reading() as cursor:
        standing = plans.standing_budgets(cursor, OFFICE, YEAR)
    assert {s.budget.quarter: s.budget.spent for s in standing} == {3: Decimal(40), 4: Decimal(50)}


def test_a_changed_end_target_is_told_in_the_history_beside_the_one_it_replaced() -> None:
    here = measured(Component(polarity="range"))
    set_plan(here, plan("80", upper="90"))
    set_plan(here, plan("95"))

    with here.store.reading() as cursor:
        told = [(f.before, f.after, f.year, f.reason) for f in history(cursor, here.scope) if f.kind == "plan"]
    assert told == [
        ("80.0000..90.0000 %", "95.0000 %", 2024, "Renstra 2020-2024"),
        ("", "80.0000..90.0000 %", 2024, "Renstra 2020-2024"),
    ]


@dataclass(frozen=True)
class Question:
    """A component with a year of reports, and its end target."""

    component: Component
    targets: dict[int, Decimal]
    values: dict[int, Decimal]
    parts: dict[int, tuple[Decimal, Decimal]]
    end: tuple[Decimal, Decimal | None, Decimal | None]


@st.composite
def questions(draw: st.DrawFn) -> Question:
    polarity, form = draw(st.sampled_from(FORMS))
    component = Component(
        polarity=polarity,
        consolidation=draw(st.sampled_from(("last", "sum", "average"))),
        unit=draw(st.sampled_from(("%", "dokumen"))),
        zero_target=draw(st.sampled_from(("none", "zero_tolerance"))),
        **form,
    )
    quarters = st.sets(st.integers(1, 4), min_size=draw(st.sampled_from([0, 3])))
    values = {q: draw(SMALL) for q in draw(quarters)}
    parts = {q: (draw(SMALL), draw(SMALL)) for q in draw(quarters) if q not in values}
    low = draw(SMALL.map(abs) | st.just(Decimal(0)))
    upper = draw(st.none() | SMALL.map(lambda more: low + abs(more))) if polarity == "range" else None
    baseline = draw(st.none() | SMALL | st.just(low))
    return Question(component, {q: draw(SMALL) for q in draw(quarters)}, values, parts, (low, upper, baseline))


def answer(asked: Question, quarter: int) -> tuple[Decimal | None, str | None]:
    """By hand: what the quarters come to is the oracle's of the component; the end target takes the target's place."""

    def fact(of: int, **said: Any) -> Fact:
        return Fact(OFFICE, "IKU-01", "", YEAR, of, 1, "", BEGINNING_OF_TIME, **said)

    reports = {q: fact(q, value=v) for q, v in asked.values.items()}
    reports |= {q: fact(q, numerator=n, denominator=d) for q, (n, d) in asked.parts.items()}
    targets = {q: fact(q, value=v) for q, v in asked.targets.items()}
    if min(reports, default=5) > quarter:
        return None, "not_reported"
    rules = by_hand.Rules()
    figure = component_figure(asked.component, rules, (1, 2, 3, 4), targets, reports, quarter)
    realised = figure.realised
    if realised.amount is None:
        return None, realised.reason or "no_target"
    low, upper, baseline = (None if x is None else Fraction(x) for x in asked.end)
    assert low is not None
    forms = {"minimize": asked.component.minimize_form, "range": asked.component.range_form}
    polarity = asked.component.polarity
    exact = achievement(
        polarity, forms.get(polarity, ""), realised.amount, low, upper, baseline, asked.component.zero_target
    )
    return (None, exact) if isinstance(exact, str) else (max(half_up(exact), rules.floor), None)


@given(asked=st.lists(questions(), min_size=1, max_size=12))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_the_way_to_the_end_equals_the_oracle(asked: list[Question]) -> None:
    named = {f"IKU-{n:02d}": question for n, question in enumerate(asked, start=1)}
    here = given_indicators(*(by_hand.Indicator(code, components=(q.component,)) for code, q in named.items()))
    here.submit(*(row for code, question in named.items() for row in handed_in(code, question)))
    set_plan(here, *(end_target(code, question) for code, question in named.items()))

    for quarter in (1, 2, 3, 4):
        found = {p.target.indicator: (p.percent, p.reason) for p in progress(here, quarter)}
        assert found == {code: answer(question, quarter) for code, question in named.items()}
    here.store.close()


def handed_in(code: str, asked: Question) -> list[ReportedValue | ProposedTarget]:
    return [
        *(promised(str(v), q, indicator=code) for q, v in asked.targets.items()),
        *(reported(str(v), q, indicator=code) for q, v in asked.values.items()),
        *(reported(None, q, parts=(str(n), str(d)), indicator=code) for q, (n, d) in asked.parts.items()),
    ]


def end_target(code: str, asked: Question) -> PlanTarget:
    return PlanTarget(code, "", RENSTRA, *asked.end, unit=asked.component.unit)
