"""Dates, times and periods in words."""

from datetime import date, datetime

import pytest

from iku.domain.period import Period
from iku.present import dates


def test_a_date_names_its_month() -> None:
    assert dates.day(date(2024, 1, 31)) == "31 Januari 2024"
    assert [dates.day(date(2024, m, 1)).split()[1] for m in (2, 5, 8, 12)] == ["Februari", "Mei", "Agustus", "Desember"]


def test_a_moment_kept_in_utc_is_shown_in_western_indonesian_time() -> None:
    assert dates.clock(datetime(2026, 11, 23, 14, 30)) == "23 November 2026, 21.30 WIB"
    assert dates.clock(datetime(2024, 12, 31, 17, 5)) == "1 Januari 2025, 00.05 WIB"


def test_freshness_is_said_and_so_is_its_absence() -> None:
    assert dates.position(datetime(2026, 11, 23, 14, 30)) == "posisi per 23 November 2026, 21.30 WIB"
    assert dates.position(None) == "belum ada data"


def test_quarters_are_roman() -> None:
    assert [dates.short_quarter(q) for q in (1, 2, 3, 4)] == ["TW I", "TW II", "TW III", "TW IV"]
    assert dates.quarter_name(3) == "Triwulan III"
    assert dates.up_to_quarter(3) == "s.d. Triwulan III"
    assert dates.period_name(Period(2024, 3)) == "Triwulan III 2024"


@pytest.mark.parametrize(
    ("quarters", "text"),
    [((), ""), ((2,), "TW II"), ((1, 2), "TW I, II"), ((1, 2, 3), "TW I–III"), ((1, 3, 4), "TW I, III, IV")],
)
def test_runs_of_quarters_are_shortened(quarters: tuple[int, ...], text: str) -> None:
    assert dates.quarters_listed(quarters) == text
