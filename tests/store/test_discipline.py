"""Since when a report is complete: withdrawn and emptied ones do not count, corrections do not make it later."""

from datetime import datetime, timedelta

from hypothesis import given as supposing
from hypothesis import settings
from hypothesis import strategies as st

from iku.domain.deadline import CompleteReport
from iku.domain.period import Period
from iku.domain.person import sole_person
from iku.store import discipline, reviews
from iku.store.connection import Store
from tests.by_hand import Component, Indicator
from tests.store.facts import Given, reported

START = datetime(2024, 10, 1, 2)
TWO = Indicator("IKU-01", components=(Component(code="anggaran"), Component(code="kinerja")))
DAY = timedelta(days=1)


class Days:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


def office(*indicators: Indicator) -> tuple[Given, Days]:
    clock = Days()
    here = Given(Store.open(None, clock))
    here.adopt(indicators)
    return here, clock


def complete(here: Given, as_of: datetime | None = None) -> list[CompleteReport]:
    scope = here.scope if as_of is None else here.as_of(as_of)
    with here.store.reading() as cursor:
        return discipline.complete_reports(cursor, scope)


def since(here: Given) -> int | None:
    """Day of October on which the first quarter's report became complete."""
    found = [c.complete_since.day for c in complete(here) if c.quarter == 1]
    return found[0] if found else None


def test_a_report_is_complete_with_its_last_component() -> None:
    here, clock = office(TWO)
    clock.now = START + 4 * DAY
    here.submit(reported("90", component="anggaran"))
    assert complete(here) == []
    clock.now = START + 8 * DAY
    here.submit(reported("95", component="kinerja"))
    assert since(here) == 9


def test_a_correction_does_not_make_it_later() -> None:
    here, clock = office(Indicator("IKU-01"))
    clock.now = START + 4 * DAY
    here.submit(reported("90"))
    clock.now = START + 14 * DAY
    here.submit(reported("91"))
    assert since(here) == 5


def test_a_withdrawn_report_does_not_count() -> None:
    here, clock = office(Indicator("IKU-01"))
    first = here.submit(reported("90"))
    clock.now = START + DAY
    here.withdraw(first)
    assert since(here) is None
    clock.now = START + 19 * DAY
    here.submit(reported("90"))
    assert since(here) == 20


def test_withdrawing_a_correction_brings_the_first_report_and_its_day_back() -> None:
    here, clock = office(Indicator("IKU-01"))
    here.submit(reported("90"))
    clock.now = START + 14 * DAY
    correction = here.submit(reported("91"))
    clock.now = START + 15 * DAY
    here.withdraw(correction)
    assert since(here) == 1


def test_a_reported_zero_is_a_report() -> None:
    here, _ = office(Indicator("IKU-01"))
    here.submit(reported("0"))
    assert since(here) == 1


def test_the_past_is_asked_as_it_was_known() -> None:
    here, clock = office(Indicator("IKU-01"))
    clock.now = START + 4 * DAY
    here.submit(reported("90"))
    assert complete(here, START + 3 * DAY) == []
    assert len(complete(here, START + 5 * DAY)) == 1


def test_what_was_recorded_under_a_lock_does_not_count() -> None:
    here, clock = office(Indicator("IKU-01"))
    with here.store.writing() as cursor:
        reviews.append_lock(cursor, here.stamp(sole_person("Sekretaris")), Period(2024, 1), "uji")
    clock.now = START + DAY
    here.submit(reported("90"))
    assert complete(here) == []


def test_the_dashboard_is_in_use_since_the_first_submission() -> None:
    here, clock = office(Indicator("IKU-01"))
    with here.store.reading() as cursor:
        assert discipline.in_use_since(cursor, here.office) is None
    clock.now = START + 2 * DAY
    here.submit(reported("90"))
    here.submit(reported("91"))
    with here.store.reading() as cursor:
        assert discipline.in_use_since(cursor, here.office) == START + 2 * DAY


STEPS = st.lists(st.tuples(st.sampled_from(["anggaran", "kinerja"]), st.sampled_from(["1", "2", None])), max_size=12)


@settings(max_examples=25)
@supposing(STEPS)
def test_it_is_complete_since_the_day_that_a_diary_would_name(steps: list[tuple[str, str | None]]) -> None:
    """The diary writes down, day by day, what stands; the answer is the first day of the last run of complete days."""
    here, clock = office(TWO)
    standing: dict[str, str | None] = {"anggaran": None, "kinerja": None}
    run_began: int | None = None
    for number, (component, value) in enumerate(steps):
        clock.now = START + number * DAY
        here.submit(reported(value, component=component))
        standing[component] = value
        if None in standing.values():
            run_began = None
        elif run_began is None:
            run_began = clock.now.day

    assert since(here) == run_began
