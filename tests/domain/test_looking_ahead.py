"""What the rest of the year must bring: every way of consolidating, every polarity, and all that may be missing."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku.domain.achievement import Reason
from iku.domain.definitions import Stage
from iku.domain.looking_ahead import indicator_outlooks
from iku.domain.outlook import BestQuarter, Course
from iku.domain.period import Period
from iku.domain.quarter_readings import Bounds
from tests import by_hand
from tests.by_hand_component import component_figure
from tests.domain.ahead import Amounts, ahead, measure, year_of
from tests.present.decree import DEFINITIONS
from tests.present.samples import figures

TENS = {1: 10, 2: 20, 3: 30, 4: 40}
HUNDREDS = {1: 100, 2: 100, 3: 100, 4: 100}


def at_least(low: int | str) -> Bounds:
    return Bounds(Fraction(low), None)


def at_most(high: int | str) -> Bounds:
    return Bounds(None, Fraction(high))


def told(*answers: object) -> tuple[object, ...]:
    return answers


def test_each_remaining_quarter_must_bring_its_share_of_what_the_year_still_lacks() -> None:
    found = ahead(measure(), TENS, {1: 8, 2: 18})
    assert told(found.year_target, found.so_far, found.gap) == (at_least(100), 26, -74)
    assert told(found.due_target, found.due_gap) == (at_least(30), -4)
    assert told(found.remaining, found.needed, found.course) == ((3, 4), at_least(37), Course.OPEN)


def test_reports_after_the_quarter_that_is_looked_at_are_not_known_yet() -> None:
    assert ahead(measure(), TENS, {1: 8, 2: 18, 3: 74}).needed == at_least(37)


def test_the_best_quarter_of_this_and_of_earlier_years_stands_beside_the_need() -> None:
    before = year_of(measure(), TENS, {1: 5, 2: 21, 3: 9}, year=2023)
    later = year_of(measure(), TENS, {1: 99}, year=2025)
    found = ahead(measure(), TENS, {1: 8, 2: 18}, earlier=(later, before))
    assert found.best == BestQuarter(Fraction(21), Period(2023, 2))
    assert found.best_this_year == BestQuarter(Fraction(18), Period(2024, 2))
    assert found.was_reached is False
    assert ahead(measure(), TENS, {1: 37, 2: 18}).was_reached is True


def test_of_equally_good_quarters_the_latest_is_named() -> None:
    before = year_of(measure(), TENS, {3: 18}, year=2023)
    assert ahead(measure(), TENS, {1: 18, 2: 18}, earlier=(before,)).best == BestQuarter(Fraction(18), Period(2024, 2))


def test_a_quarter_in_another_unit_is_no_yardstick() -> None:
    before = year_of(measure(), TENS, {2: 90}, year=2023)
    assert ahead(measure(), TENS, {1: 8}, 1, earlier=(before,)).best == BestQuarter(Fraction(90), Period(2023, 2))
    renamed = replace(before, targets=tuple(replace(t, unit="kegiatan") for t in before.targets))
    assert ahead(measure(), TENS, {1: 8}, 1, earlier=(renamed,)).best == BestQuarter(Fraction(8), Period(2024, 1))


def test_before_the_first_report_the_whole_year_is_to_be_brought() -> None:
    found = ahead(measure(), TENS, {}, 2)
    assert told(found.so_far, found.remaining, found.needed) == (0, (1, 2, 3, 4), at_least(25))
    assert told(found.best, found.was_reached) == (None, None)


def test_a_quarter_that_was_passed_over_counts_as_nothing_and_is_named() -> None:
    found = ahead(measure(), TENS, {1: 10, 3: 15}, 3)
    assert told(found.unreported, found.remaining, found.needed) == ((2,), (4,), at_least(75))


def test_a_report_without_a_target_does_not_count_and_is_named() -> None:
    found = ahead(measure(), {2: 20, 3: 30, 4: 50}, {1: 8, 2: 18})
    assert told(found.without_target, found.so_far, found.needed) == ((1,), 18, at_least(41))


def test_quarters_without_a_target_are_not_waited_for() -> None:
    found = ahead(measure(), {1: 10, 2: 20, 3: 30}, {1: 8, 2: 18})
    assert told(found.year_target, found.remaining, found.needed) == (at_least(60), (3,), at_least(34))


def test_what_is_enough_already_needs_nothing_more() -> None:
    found = ahead(measure(), TENS, {1: 60, 2: 45})
    assert told(found.course, found.gap, found.needed) == (Course.REACHED, 5, at_least("-5/2"))
    assert ahead(measure(), TENS, {1: 60, 2: 40}).course is Course.REACHED


@pytest.mark.parametrize(
    ("last", "course", "gap"), [(40, Course.MET, 0), (39, Course.MISSED, -1), (55, Course.MET, 15)]
)
def test_when_the_year_is_over_only_reached_or_missed_is_left(last: int, course: Course, gap: int) -> None:
    found = ahead(measure(), TENS, {1: 10, 2: 20, 3: 30, 4: last}, 4)
    assert told(found.course, found.gap, found.remaining, found.needed) == (course, gap, (), None)


def test_in_the_fourth_quarter_what_is_not_reported_yet_can_still_come() -> None:
    found = ahead(measure(), TENS, {1: 10, 2: 20, 3: 10}, 4)
    assert told(found.remaining, found.needed) == ((4,), at_least(60))


def test_a_limit_for_the_year_is_a_budget_of_which_so_much_may_still_be_used() -> None:
    found = ahead(measure("minimize"), {1: 5, 2: 5, 3: 5, 4: 5}, {1: 4, 2: 6})
    assert told(found.year_target, found.gap) == (at_most(20), -10)
    assert told(found.course, found.needed) == (Course.OPEN, at_most(5))
    assert told(found.best, found.was_reached) == (BestQuarter(Fraction(4), Period(2024, 1)), True)


def test_a_budget_that_is_used_up_leaves_zero_and_one_that_is_overdrawn_is_lost() -> None:
    limits = {1: 5, 2: 5, 3: 5, 4: 5}
    used_up = ahead(measure("minimize"), limits, {1: 20}, 1)
    assert told(used_up.course, used_up.needed) == (Course.OPEN, at_most(0))
    found = ahead(measure("minimize"), limits, {1: 20, 2: 3})
    assert told(found.course, found.gap) == (Course.LOST, 3)


@pytest.mark.parametrize(
    ("second", "course", "needed"),
    [(30, Course.OPEN, 30), (90, Course.REACHED, 0), (91, Course.LOST, Fraction(-1, 2))],
)
def test_a_target_to_be_kept_exactly_can_be_overshot(second: int, course: Course, needed: Fraction) -> None:
    found = ahead(measure("stabilize"), TENS, {1: 10, 2: second})
    assert told(found.course, found.needed, found.best) == (course, Bounds(Fraction(needed), Fraction(needed)), None)


def test_a_range_leaves_a_range() -> None:
    lows, highs = {1: 10, 2: 10, 3: 10, 4: 10}, {1: 15, 2: 15, 3: 15, 4: 15}
    found = ahead(measure("range"), lows, {1: 10, 2: 10}, uppers=highs)
    assert told(found.needed, found.course, found.gap) == (Bounds(Fraction(10), Fraction(20)), Course.OPEN, -20)
    inside = ahead(measure("range"), lows, {1: 30, 2: 15}, uppers=highs)
    assert told(inside.course, inside.gap) == (Course.REACHED, 0)
    assert ahead(measure("range"), lows, {1: 30, 2: 31}, uppers=highs).course is Course.LOST


def test_an_average_needs_what_lifts_the_mean_of_the_counted_quarters() -> None:
    found = ahead(measure(consolidation="average", unit="%"), dict.fromkeys(range(1, 5), 90), {1: 88, 2: 89})
    assert told(found.so_far, found.year_target, found.gap) == (Fraction(177, 2), at_least(90), Fraction(-3, 2))
    assert told(found.remaining, found.needed, found.was_reached) == ((3, 4), at_least("183/2"), False)


def test_in_an_average_a_quarter_that_was_passed_over_does_not_count() -> None:
    found = ahead(measure(consolidation="average"), {1: 90, 2: 10, 3: 90, 4: 90}, {1: 88, 3: 90}, 3)
    assert told(found.year_target, found.unreported, found.needed) == (at_least(90), (2,), at_least(92))


def test_the_last_value_is_held_against_the_last_target_and_against_the_one_of_its_own_quarter() -> None:
    found = ahead(measure(consolidation="last", unit="%"), {1: 25, 2: 50, 3: 75, 4: 100}, {1: 25, 2: (1, 3)})
    assert told(found.so_far, found.due_target, found.year_target) == (Fraction(100, 3), at_least(50), at_least(100))
    assert told(found.due_gap, found.gap) == (Fraction(-50, 3), Fraction(-200, 3))
    assert told(found.needed, found.best, found.course) == (None, None, Course.OPEN)


def test_cases_above_their_limit_are_too_many() -> None:
    found = ahead(measure("minimize", "last"), dict.fromkeys(range(1, 5), 5), {1: 8}, 1)
    assert told(found.gap, found.course) == (3, Course.OPEN)
    assert ahead(measure("minimize", "last"), {1: 0, 4: 0}, {1: 3}, 1).gap == 3


def test_percentages_held_as_parts_are_pooled_and_held_against_the_last_target() -> None:
    found = ahead(measure(unit="%", numerator="a", denominator="b"), HUNDREDS, {1: (1, 2), 2: (8, 8)})
    assert told(found.so_far, found.gap, found.needed) == (Fraction(90), -10, None)


def test_parts_of_some_quarters_only_cannot_be_pooled() -> None:
    found = ahead(measure(unit="%"), HUNDREDS, {1: (1, 2), 2: 80})
    assert told(found.course, found.reason) == (Course.UNKNOWN, Reason.PARTS_MISSING)


@pytest.mark.parametrize("consolidation", ["sum", "average", "last"])
def test_a_denominator_of_zero_says_nothing(consolidation: str) -> None:
    found = ahead(measure(consolidation=consolidation, unit="%"), HUNDREDS, {1: (1, 0)}, 1)
    assert told(found.course, found.reason) == (Course.UNKNOWN, Reason.DENOMINATOR_ZERO)


GRADES = {"scale": "RB", "unit": "predikat"}


def test_a_grade_is_so_many_steps_from_the_one_that_was_promised() -> None:
    assert ahead(measure("ordinal", **GRADES), {4: "B"}, {4: "CC"}, 4).gap == -1
    found = ahead(measure("ordinal", **GRADES), {4: "B"}, {4: "A"}, 4)
    assert told(found.gap, found.course) == (1, Course.MET)
    assert ahead(measure("ordinal", **GRADES), {4: "B"}, {4: "D"}, 4).gap == -2


@pytest.mark.parametrize(("promised", "reached"), [("B", "Z"), ("Z", "B")])
def test_a_grade_that_is_not_on_the_scale_says_nothing(promised: str, reached: str) -> None:
    assert ahead(measure("ordinal", **GRADES), {4: promised}, {4: reached}, 4).reason is Reason.UNREADABLE_GRADE


@pytest.mark.parametrize(
    ("changes", "targets", "reports", "reason"),
    [
        ({}, {}, {1: 5}, Reason.NO_TARGET),
        ({}, {1: 0, 2: 0, 3: 0, 4: 0}, {1: 5}, Reason.TARGET_ZERO),
        ({"polarity": "stabilize"}, {1: 0, 4: 0}, {1: 5}, Reason.TARGET_ZERO),
        ({"polarity": "minimize"}, {1: -1}, {1: 5}, Reason.TARGET_ZERO),
        ({"consolidation": "last"}, TENS, {}, Reason.NOT_REPORTED),
        ({"consolidation": "average"}, TENS, {}, Reason.NOT_REPORTED),
        ({"consolidation": "average"}, {4: 10}, {1: 5}, Reason.NO_TARGET),
        ({"unit": "%", "numerator": "a", "denominator": "b"}, TENS, {}, Reason.NOT_REPORTED),
    ],
)
def test_where_nothing_can_be_said_the_reason_is(
    changes: dict[str, Any], targets: Amounts, reports: Amounts, reason: Reason
) -> None:
    found = ahead(measure(**changes), targets, reports)
    assert told(found.course, found.reason, found.needed) == (Course.UNKNOWN, reason, None)


def staged(*quarters: int) -> tuple[Stage, ...]:
    return (Stage("IKU-05", 2024, "tahapan", date(2024, 1, 1), date(2024, 12, 31), quarters, "", is_assumption=False),)


def test_an_indicator_waits_only_for_the_quarters_of_its_stage() -> None:
    assert ahead(measure(), TENS, {}, 2, stages=staged(3, 4)).reason is Reason.NOT_DUE
    found = ahead(measure(), TENS, {3: 10}, 3, stages=staged(3, 4))
    assert told(found.year_target, found.remaining, found.needed) == (at_least(70), (4,), at_least(60))
    assert ahead(measure(), TENS, {1: 10}, 3, stages=staged(1)).course is Course.MET


def test_two_measures_have_two_outlooks() -> None:
    found = indicator_outlooks(DEFINITIONS, figures(), "IKU-01", 3)
    assert [(o.component, o.gap) for o in found] == [("anggaran", Fraction(-3, 2)), ("kinerja", Fraction(-3, 2))]


TWELFTHS = st.integers(0, 4_000).map(lambda n: 12 * n)
POLARITIES = st.sampled_from(
    [("maximize", "sum"), ("minimize", "sum"), ("maximize", "average"), ("minimize", "average")]
)


def by_the_oracle(rule: tuple[str, str], targets: dict[int, int], values: dict[int, Fraction]) -> Fraction:
    """The figure of the whole year, by hand, if quarters brought these values."""
    component = by_hand.Component(unit="dokumen", polarity=rule[0], consolidation=rule[1])
    fact = by_hand.Fact("", "", "", 2024, 1, 1, "", datetime(2024, 1, 1))
    promised = {q: replace(fact, quarter=q, value=Decimal(t)) for q, t in targets.items()}
    brought = {q: replace(fact, quarter=q, value=Decimal(int(v))) for q, v in values.items()}
    exact = component_figure(component, by_hand.Rules(), by_hand.QUARTERS, promised, brought, 4).exact
    assert exact is not None
    return exact


@given(
    rule=POLARITIES,
    targets=st.tuples(*[TWELFTHS.filter(bool)] * 4),
    reports=st.lists(TWELFTHS, min_size=1, max_size=3),
)
def test_bringing_what_is_needed_makes_the_year_exactly_its_target(
    rule: tuple[str, str], targets: tuple[int, int, int, int], reports: list[int]
) -> None:
    promised, so_far = dict(enumerate(targets, 1)), dict(enumerate(reports, 1))
    found = ahead(measure(*rule), promised, so_far, 4)
    assert found.needed is not None
    needed = found.needed.low if rule[0] == "maximize" else found.needed.high
    assert needed is not None

    brought = {q: Fraction(v) for q, v in so_far.items()} | dict.fromkeys(found.remaining, needed)

    assert by_the_oracle(rule, promised, brought) == 100
    one_less = {**brought, found.remaining[-1]: needed - 1}
    assert (by_the_oracle(rule, promised, one_less) < 100) == (rule[0] == "maximize")
