"""Deadlines and days late, against an oracle that counts days one by one."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from iku.domain.deadline import Calendar, Timing, closing, deadline
from iku.domain.period import Period
from iku.domain.rules import ReportingRules

RULES = ReportingRules(deadline_days=10, closing_days=90)
THIRD = Period(2024, 3)

PERIODS = st.builds(Period, st.integers(2020, 2030), st.integers(1, 4))
SETTINGS = st.builds(
    ReportingRules,
    st.integers(1, 60),
    st.integers(61, 200),
    st.dictionaries(st.integers(1, 4), st.integers(1, 60), max_size=4),
)
LAST_DAYS = {1: (3, 31), 2: (6, 30), 3: (9, 30), 4: (12, 31)}


def counted_by_hand(period: Period, rules: ReportingRules) -> date:
    """From the last day of the quarter one day after another."""
    day = date(period.year, *LAST_DAYS[period.quarter])
    for _ in range(rules.exceptions.get(period.quarter, rules.deadline_days)):
        day += timedelta(days=1)
    return day


def days_by_hand(first: date, last: date) -> int:
    days = 0
    while first < last:
        first, days = first + timedelta(days=1), days + 1
    return days


def judged(today: date, reported_on: date | None = None, in_use_since: date | None = None) -> tuple[Timing, int | None]:
    report = Calendar(RULES, today, in_use_since).judge("IKU-01", THIRD, reported_on)
    return report.timing, report.days_late


def test_the_decrees_quarters_end_ten_days_before_their_deadlines() -> None:
    assert [deadline(Period(2024, q), RULES) for q in (1, 2, 3, 4)] == [
        date(2024, 4, 10),
        date(2024, 7, 10),
        date(2024, 10, 10),
        date(2025, 1, 10),
    ]


def test_a_quarter_may_have_a_deadline_of_its_own() -> None:
    rules = ReportingRules(10, 90, {4: 15})
    assert deadline(Period(2024, 4), rules) == date(2025, 1, 15)
    assert deadline(THIRD, rules) == date(2024, 10, 10)


def test_the_last_day_is_on_time_and_the_next_is_one_day_late() -> None:
    assert judged(date(2024, 11, 1), date(2024, 10, 10)) == (Timing.ON_TIME, 0)
    assert judged(date(2024, 11, 1), date(2024, 10, 11)) == (Timing.LATE, 1)


def test_what_is_missing_is_late_until_today() -> None:
    assert judged(date(2024, 10, 13)) == (Timing.MISSING, 3)


def test_nothing_is_late_before_its_deadline() -> None:
    assert judged(date(2024, 10, 10)) == (Timing.PENDING, None)
    assert judged(date(2024, 8, 1)) == (Timing.PENDING, None)
    assert judged(date(2024, 8, 1), date(2024, 7, 30)) == (Timing.ON_TIME, 0)


def test_what_fell_due_before_the_dashboard_was_in_use_is_not_judged() -> None:
    started = date(2024, 10, 11)
    assert judged(date(2024, 12, 1), date(2024, 12, 1), started) == (Timing.UNJUDGED, None)
    assert judged(date(2024, 12, 1), None, started) == (Timing.MISSING, None)
    assert judged(date(2024, 12, 1), None, date(2024, 10, 10)) == (Timing.MISSING, 52)


def test_long_after_the_year_days_are_no_longer_counted() -> None:
    assert closing(2024, RULES) == date(2025, 3, 31)
    assert judged(date(2025, 3, 31)) == (Timing.MISSING, 172)
    assert judged(date(2026, 11, 28)) == (Timing.MISSING, None)
    assert judged(date(2026, 11, 28), date(2026, 11, 28)) == (Timing.LATE, 172)


def test_without_a_deadline_nothing_is_late() -> None:
    calendar = Calendar(None, date(2024, 12, 1))
    assert calendar.judge("IKU-01", THIRD, date(2024, 11, 1)).timing is Timing.UNJUDGED
    assert calendar.judge("IKU-01", THIRD, None).timing is Timing.MISSING
    assert calendar.judge("IKU-01", Period(2024, 4), None).timing is Timing.PENDING


@given(PERIODS, SETTINGS)
def test_a_deadline_is_as_many_days_after_the_quarter_as_the_rules_say(period: Period, rules: ReportingRules) -> None:
    assert deadline(period, rules) == counted_by_hand(period, rules)


@given(PERIODS, SETTINGS, st.integers(-40, 60))
def test_days_late_are_the_days_between_deadline_and_report(period: Period, rules: ReportingRules, after: int) -> None:
    last = counted_by_hand(period, rules)
    came = last + timedelta(days=after)
    report = Calendar(rules, came + timedelta(days=7)).judge("IKU-01", period, came)

    assert report.days_late == days_by_hand(last, min(came, date(period.year, 12, 31) + timedelta(rules.closing_days)))
    assert report.timing is (Timing.LATE if came > last else Timing.ON_TIME)


@given(PERIODS, SETTINGS, st.integers(-200, 500), st.booleans())
def test_every_report_is_reported_or_not_whatever_the_day(
    period: Period, rules: ReportingRules, after: int, is_reported: bool
) -> None:
    last = counted_by_hand(period, rules)
    came = last + timedelta(days=after) if is_reported else None
    report = Calendar(rules, last + timedelta(days=after)).judge("IKU-01", period, came)

    assert report.is_reported is is_reported
    assert (report.timing in (Timing.ON_TIME, Timing.LATE)) is is_reported
    assert report.timing is not Timing.LATE or (report.days_late or 0) > 0
