"""What would be if only the realisation had changed: the store's answer equals the oracle's, and the parts add up."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iku.domain.achievement import IndicatorAchievement
from iku.domain.amounts import half_up as printed
from iku.domain.movement import movement
from iku.store.adoption import adopt
from iku.store.computed_year import computed_year
from iku.store.connection import Cursor, Store
from iku.store.movement import counterfactuals
from iku.store.queries import Scope
from tests.by_hand import Component, Fact, Indicator, Rules, achievement, half_up, weighted_mean
from tests.by_hand_component import Figure
from tests.by_hand_office import Year
from tests.store.cases import OFFICE, START, YEAR, Case, random_case
from tests.store.comparing import by_hand
from tests.store.facts import NOBODY, enter_raw
from tests.store.plain_definitions import definitions_of

CHEAP = [HealthCheck.too_slow, HealthCheck.data_too_large]
NOW = Scope(OFFICE, YEAR)
SEEDS = st.integers(0, 2**32)
"""Of Python's own generator: one that hypothesis draws from begins with offices in which nothing happens."""


@contextmanager
def entered(case: Case) -> Iterator[Cursor]:
    store = Store.open(None)
    with store.writing() as cursor:
        adopt(cursor, definitions_of(case.indicators, case.rules, OFFICE, YEAR), NOBODY, START - timedelta(minutes=1))
        enter_raw(cursor, case.targets, case.reports, case.attachments)
    with store.reading() as cursor:
        yield cursor
    store.close()


def without_baselines(case: Case) -> Case:
    """The oracle's figures do not keep the baseline that they rest on."""
    kept = (
        replace(i, components=tuple(replace(c, minimize_form=c.minimize_form.replace("baseline", "ratio")) for c in i.components))
        for i in case.indicators
    )  # fmt: skip
    return replace(case, indicators=tuple(kept))


def held_by_hand(component: Component, rules: Rules, before: Figure, after: Figure) -> Decimal | None:
    """The later realisation against the earlier target, floored and capped."""
    assert after.realised.amount is not None
    assert before.target is not None
    forms = {"minimize": component.minimize_form, "range": component.range_form}
    polarity = "maximize" if component.polarity == "ordinal" else component.polarity
    exact = achievement(
        polarity,
        forms.get(polarity, ""),
        after.realised.amount,
        before.target,
        before.upper,
        None,
        component.zero_target,
    )
    if isinstance(exact, str):
        return None
    floored = max(half_up(exact), rules.floor)
    return floored if component.cap is None else min(floored, component.cap)


def office_by_hand(case: Case, before: tuple[Year, int], after: tuple[Year, int]) -> dict[str, Decimal | None]:
    """Of the indicators that have a figure at both standpoints."""
    answers = {}
    for indicator in case.indicators:
        pairs = [
            tuple(year.components[indicator.code, c.code, quarter] for year, quarter in (before, after))
            for c in indicator.components
        ]
        if all(figure.capped is not None for pair in pairs for figure in pair):
            parts = [held_by_hand(c, case.rules, *pair) for c, pair in zip(indicator.components, pairs, strict=True)]
            weighed = [
                (part, c.weight) for part, c in zip(parts, indicator.components, strict=True) if part is not None
            ]
            answers[indicator.code] = weighted_mean(weighed) if len(weighed) == len(parts) else None
    return answers


@given(seed=SEEDS, quarters=st.sampled_from([(1, 2), (2, 3), (3, 4), (4, 4), (3, 2), (1, 4)]))
@settings(max_examples=4, deadline=None, suppress_health_check=CHEAP)
def test_the_later_realisation_against_the_earlier_target_equals_the_oracle(
    seed: int, quarters: tuple[int, int]
) -> None:
    random = Random(seed)
    case = without_baselines(random_case(random, size=50))
    moment = random.choice([None, *case.moments])
    years = by_hand(case, OFFICE, YEAR, moment), by_hand(case, OFFICE, YEAR, None)
    with entered(case) as cursor:
        then = Scope(OFFICE, YEAR, moment)
        found = {c.indicator: c for c in counterfactuals(cursor, then, quarters[0], NOW, quarters[1])}
        rows = computed_year(cursor, NOW).indicators

    wanted = office_by_hand(case, (years[0], quarters[0]), (years[1], quarters[1]))
    assert wanted, "a case that compares nothing proves nothing"
    assert {code: found[code].held for code in wanted} == wanted
    counted = {row.indicator: row.capped for row in rows if row.quarter == quarters[1]}
    assert {code: found[code].renewed for code in wanted} == {code: counted[code] for code in wanted}


@given(seed=SEEDS)
@settings(max_examples=2, deadline=None, suppress_health_check=CHEAP)
def test_the_moves_add_up_to_the_averages_that_are_shown(seed: int) -> None:
    case = random_case(Random(seed), size=50)
    with entered(case) as cursor:
        rows = computed_year(cursor, NOW).indicators
        groups = {(g.division, g.quarter): g.capped for g in computed_year(cursor, NOW).groups}
        held = {q: {c.indicator: c for c in counterfactuals(cursor, NOW, q - 1, NOW, q)} for q in (2, 3, 4)}

    for (division, quarter), shown in groups.items():
        if quarter == 1:
            continue
        then, now = (
            [r for r in rows if r.quarter == q and division in ("", r.division)] for q in (quarter - 1, quarter)
        )
        found = movement(then, now, held[quarter])
        before = groups[division, quarter - 1]
        if found is None:
            assert shown is None or before is None
            continue
        assert shown is not None
        assert before is not None
        assert (found.printed_before, found.printed_after) == (before, shown)
        assert sum(m.exact for m in found.moves) == found.after - found.before
        assert sum(m.printed for m in found.moves) == shown - before


def one_component(component: Component, targets: dict[int, Fact], reports: dict[int, Fact]) -> Case:
    indicator = Indicator("IKU-01", components=(component,))
    return Case((indicator,), Rules(), tuple(targets.values()), tuple(reports.values()), (), ())


def fact(quarter: int, value: str, baseline: str | None = None) -> Fact:
    identity = f"00000000-0000-0000-0000-00000000000{quarter}"
    said = Fact(OFFICE, "IKU-01", "", YEAR, quarter, 1, identity, START, value=Decimal(value))
    return said if baseline is None else replace(said, baseline=Decimal(baseline))


@pytest.mark.parametrize(
    ("component", "held"),
    [
        # From 12 down to 6 is twice the way to 9.
        (Component(polarity="minimize", minimize_form="baseline", cap=None), "200.00"),
        # The mean of both quarters, 8, against the 9 of the first one alone.
        (Component(polarity="minimize", minimize_form="difference", consolidation="average", cap=None), "111.11"),
        # The sum of both quarters, 16, against the 9 of the first one alone.
        (Component(polarity="minimize", minimize_form="difference", consolidation="sum", cap=None), "22.22"),
        (Component(polarity="minimize", minimize_form="baseline"), "120.00"),
    ],
)
def test_each_way_of_joining_quarters_is_brought_to_the_earlier_target(component: Component, held: str) -> None:
    targets = {1: fact(1, value="9", baseline="12"), 2: fact(2, value="8", baseline="20")}
    reports = {1: fact(1, value="10"), 2: fact(2, value="6")}
    with entered(one_component(replace(component, unit="perkara"), targets, reports)) as cursor:
        [found] = counterfactuals(cursor, NOW, 1, NOW, 2)
    assert found.held == Decimal(held)


def test_a_range_is_held_against_its_earlier_bounds() -> None:
    targets = {1: replace(fact(1, "5"), upper=Decimal(10)), 2: replace(fact(2, "5"), upper=Decimal(20))}
    reports = {1: fact(1, "10"), 2: fact(2, "12")}
    case = one_component(Component(polarity="range", range_form="stabilize", unit="perkara"), targets, reports)
    with entered(case) as cursor:
        [found] = counterfactuals(cursor, NOW, 1, NOW, 2)
    assert (found.held, found.renewed) == (Decimal("80.00"), Decimal("100.00"))


def test_what_would_be_is_never_below_the_floor() -> None:
    targets, reports = {1: fact(1, "9"), 2: fact(2, "40")}, {1: fact(1, "10"), 2: fact(2, "30")}
    case = one_component(Component(polarity="minimize", unit="perkara"), targets, reports)
    with entered(case) as cursor:
        [found] = counterfactuals(cursor, NOW, 1, NOW, 2)
    assert (found.held, found.renewed) == (Decimal("0.00"), Decimal("120.00"))


def test_a_standpoint_against_itself_is_what_it_is() -> None:
    case = random_case(Random(7), size=20)
    with entered(case) as cursor:
        rows: list[IndicatorAchievement] = computed_year(cursor, NOW).indicators
        same = {c.indicator: c for c in counterfactuals(cursor, NOW, 3, NOW, 3)}
    computed = [r for r in rows if r.quarter == 3 and r.capped is not None]
    assert computed
    for row in computed:
        assert (same[row.indicator].held, same[row.indicator].renewed) == (row.capped, row.capped)


def test_products_of_the_largest_amounts_fit() -> None:
    for seed in range(2):
        case = random_case(Random(seed), size=30, edge=1.0)
        with entered(case) as cursor:
            assert len(counterfactuals(cursor, NOW, 1, NOW, 4)) == 30


def test_rounding_is_the_one_of_the_store() -> None:
    assert printed(Fraction(-5, 1000), 2) == half_up(Fraction(-5, 1000)) == Decimal("-0.01")
