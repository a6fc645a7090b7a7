"""Who has not reported, and how late the rest came: in words, and in agreement with tiles and tables."""

from dataclasses import replace
from datetime import date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from iku.domain.deadline import Calendar, CompleteReport, DueReport, Timing
from iku.domain.period import Period
from iku.domain.rules import ReportingRules
from iku.present.discipline import reporters
from iku.present.lines import indicator_lines
from iku.present.overview import overview
from iku.present.punctuality import calendar_of, deadline_sentence, in_words, owed_card, quarter_timings, timing_title
from tests.present.decree import DEFINITIONS
from tests.present.samples import MOCK, figures
from tests.present.strategies import YEARS, MadeYear

RULED = replace(DEFINITIONS, rules=replace(DEFINITIONS.rules, reporting=ReportingRules(10, 90)))
DIVISIONS = st.sampled_from([None, "keuangan", "teknis", "perencanaan", "hukum", "sosialisasi"])
THIRD = Period(2024, 3)


def calendar(today: date) -> Calendar:
    return calendar_of(RULED, figures(MOCK), today)


def test_every_way_of_being_on_time_or_late_has_its_words() -> None:
    last = date(2024, 10, 10)

    def said(timing: Timing, days: int | None = None) -> str:
        return in_words(DueReport("IKU-01", THIRD, last, None, timing, days))

    assert said(Timing.ON_TIME, 0) == "tepat waktu"
    assert said(Timing.LATE, 12) == "terlambat 12 hari"
    assert said(Timing.MISSING, 3) == "belum lapor, terlambat 3 hari"
    assert said(Timing.MISSING) == "belum lapor"
    assert said(Timing.PENDING) == "belum lapor, belum jatuh tempo"
    assert said(Timing.UNJUDGED) == "sudah lapor"


def test_a_deadline_is_said_with_its_day() -> None:
    assert deadline_sentence(date(2024, 10, 10)) == "Batas pelaporan 10 Oktober 2024"
    assert deadline_sentence(None) == "Batas pelaporan belum ditetapkan"


def test_the_card_names_who_owes_what_and_since_when() -> None:
    card = owed_card(RULED, figures(MOCK), 3, calendar(date(2024, 10, 13)))

    assert card.caption == "Batas pelaporan 10 Oktober 2024."
    assert card.title == f"Belum lapor ({card.owed})"
    assert [(g.subdivision_name, g.names, g.lateness) for g in card.groups if g.lateness == "terlambat 3 hari"] != []


def test_long_after_the_year_the_card_only_says_what_is_missing() -> None:
    card = owed_card(RULED, figures(MOCK), 3, calendar(date(2026, 11, 28)))

    assert card.owed
    assert not any("terlambat" in g.lateness for g in card.groups)


def test_before_the_deadline_nobody_is_late() -> None:
    card = owed_card(RULED, figures(MOCK), 3, calendar(date(2024, 10, 9)))

    assert {g.lateness for g in card.groups if "TW" not in g.lateness} == {"belum jatuh tempo"}


def test_late_reports_are_counted_and_averaged() -> None:
    came = {3: datetime(2024, 10, 10, 16, 59), 4: datetime(2024, 10, 10, 17), 5: datetime(2024, 10, 14, 2)}
    known = replace(
        figures(MOCK), complete_reports=tuple(CompleteReport(f"IKU-{n:02d}", 3, at) for n, at in came.items())
    )
    third = quarter_timings(RULED, known, 3, calendar(date(2024, 10, 20)))[-1]

    assert (third.quarter, third.deadline, third.reported, third.on_time, third.late) == (
        "TW III",
        "10 Oktober 2024",
        3,
        1,
        2,
    ), "a minute before midnight in Serang is on time, midnight is not"
    assert third.late_text == "2, rata-rata 2,5 hari"


def test_the_title_counts_what_came_in_time() -> None:
    assert timing_title(quarter_timings(RULED, figures(MOCK), 1, calendar(date(2024, 5, 1)))) == (
        "Tepat waktu: 0 dari 12 laporan"
    )


@settings(max_examples=40)
@given(YEARS, st.integers(1, 4), DIVISIONS, st.dates(date(2024, 1, 1), date(2027, 1, 1)))
def test_card_and_table_agree_with_the_tile_and_the_subbagian(
    year: MadeYear, quarter: int, division: str | None, today: date
) -> None:
    known = year.figures
    days = calendar_of(RULED, known, today)
    page = overview(RULED, known, quarter, division)
    lines = indicator_lines(RULED, known, quarter, division)
    rows = reporters(RULED, known, lines, quarter).rows
    timings = quarter_timings(RULED, known, quarter, days, division)

    assert owed_card(RULED, known, quarter, days, division).owed == page.tally.due - page.tally.reported
    for place, timing in enumerate(timings):
        assert timing.due == sum(row.quarters[place].due for row in rows)
        assert timing.reported == sum(row.quarters[place].reported for row in rows)
        assert timing.due == timing.reported + timing.missing
        assert timing.on_time + timing.late <= timing.reported
