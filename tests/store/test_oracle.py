"""Every figure of the store equals the oracle's, to the last printed digit, for every input that hypothesis finds."""

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iku.store.adoption import adopt
from iku.store.connection import Cursor, Store
from iku.store.queries import Scope
from tests.by_hand import half_up
from tests.store.cases import LIMIT, OFFICE, START, YEAR, Case, random_case
from tests.store.comparing import by_hand, differences
from tests.store.facts import NOBODY, enter_raw
from tests.store.formula import RULES, Question, answer_by_hand, answers
from tests.store.plain_definitions import definitions_of

IN_THE_DOMAIN = st.integers(-LIMIT, LIMIT)
AMOUNTS = st.one_of(IN_THE_DOMAIN, st.integers(-20_000, 2_000_000), st.sampled_from([0, 1, -1, 10_000, LIMIT, -LIMIT]))
SUMS_OF_FOUR = st.one_of(AMOUNTS, st.sampled_from([4 * LIMIT, -4 * LIMIT]))
CHEAP = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]


@st.composite
def questions(draw: st.DrawFn) -> Question:
    polarity, form = draw(st.sampled_from(RULES))
    t = draw(SUMS_OF_FOUR)
    n, d = draw(
        st.one_of(
            st.tuples(st.one_of(SUMS_OF_FOUR, st.sampled_from([t, t - 1, t + 1, 2 * t])), st.just(1)),
            st.tuples(SUMS_OF_FOUR.map(lambda x: x * 10**6), SUMS_OF_FOUR.filter(bool)),
            st.tuples(st.integers(-1, 24_001).map(lambda k: t * (2 * k + 1)), st.just(20_000)),
        )
    )
    upper, baseline = draw(st.none() | SUMS_OF_FOUR), draw(st.none() | SUMS_OF_FOUR | st.just(t))
    return Question(polarity, form, n, t, d, upper, baseline, draw(st.sampled_from(["none", "zero_tolerance"])))


@pytest.fixture(scope="module")
def cursor() -> Iterator[Cursor]:
    store = Store.open(None)
    with store.reading() as cursor:
        yield cursor
    store.close()


@given(asked=st.lists(questions(), min_size=1, max_size=40))
@settings(max_examples=120, deadline=None, suppress_health_check=CHEAP)
def test_the_formula_equals_the_oracle_for_every_input(cursor: Cursor, asked: list[Question]) -> None:
    assert answers(cursor, asked) == [answer_by_hand(question) for question in asked]


@given(fractions=st.lists(st.tuples(st.integers(-(10**34), 10**34), st.integers(-(10**34), 10**34).filter(bool))))
@settings(max_examples=60, deadline=None, suppress_health_check=CHEAP)
def test_rounding_equals_the_oracle_for_small_and_large_numbers(
    cursor: Cursor, fractions: list[tuple[int, int]]
) -> None:
    rows = cursor.execute(
        """
        select half_up(cast(n as hugeint), cast(d as hugeint))
        from (select unnest(cast($n as varchar[])) as n, unnest(cast($d as varchar[])) as d)
        """,
        {"n": [str(n) for n, _ in fractions], "d": [str(d) for _, d in fractions]},
    ).fetchall()
    assert [row[0] for row in rows] == [int(half_up(Fraction(n, d), 0)) for n, d in fractions]


def wrong(case: Case) -> list[str]:
    """Enters the case in a store of its own, and says what the store answers differently from the oracle."""
    store = Store.open(None)
    with store.writing() as cursor:
        definitions = definitions_of(case.indicators, case.rules, OFFICE, YEAR)
        adopt(cursor, definitions, NOBODY, START - timedelta(minutes=1))
        enter_raw(cursor, case.targets, case.reports, case.attachments)
    with store.reading() as cursor:
        found = [
            line
            for moment in case.moments
            for line in differences(cursor, case, by_hand(case, OFFICE, YEAR, moment), Scope(OFFICE, YEAR, moment))
        ]
    store.close()
    return found


@given(random=st.randoms(use_true_random=False))
@settings(max_examples=15, deadline=None, suppress_health_check=CHEAP)
def test_a_small_office_equals_the_oracle(random: Random) -> None:
    assert wrong(random_case(random, size=3)) == []


@given(seed=st.integers(0, 2**32), edge=st.sampled_from([0.0, 0.3, 1.0]))
@settings(max_examples=15, deadline=None, suppress_health_check=CHEAP)
def test_a_large_office_equals_the_oracle(seed: int, edge: float) -> None:
    assert wrong(random_case(Random(seed), size=60, edge=edge)) == []
