"""Who reports how regularly, by subbagian and quarter."""

from iku.present.discipline import ReporterTable, reporters
from iku.present.lines import indicator_lines
from tests.present.decree import DEFINITIONS
from tests.present.samples import MOCK, figures


def made(quarter: int = 3, division: str | None = None) -> ReporterTable:
    known = figures(MOCK)
    return reporters(DEFINITIONS, known, indicator_lines(DEFINITIONS, known, quarter, division), quarter)


def test_every_indicator_is_counted_once() -> None:
    due = [row.quarters[-1].due for row in made().rows]
    known = figures(MOCK)
    assert sum(due) == sum(known.indicator(i.code, 3).due_this_quarter for i in DEFINITIONS.indicators)


def test_what_is_owed_is_named() -> None:
    known = figures(MOCK)
    owed = {code for row in made().rows for code in row.lacking.replace(" dan ", ", ").split(", ") if code}
    rows = [known.indicator(i.code, 3) for i in DEFINITIONS.indicators]
    assert {code.removeprefix("dan ") for code in owed} == {
        r.indicator for r in rows if r.due_this_quarter and not r.reported_this_quarter
    }


def test_the_title_names_who_is_late() -> None:
    table = made()
    late = [row.name for row in table.rows if not row.quarters[-1].is_complete]
    assert late
    assert table.title.startswith("Pelaporan TW III: ")
    assert all(name in table.title for name in late)


def test_a_subbagian_without_the_lines_is_left_out() -> None:
    assert [row.name for row in made(division="keuangan").rows] == ["Keuangan, Umum & Logistik"]


def test_only_quarters_up_to_the_one_looked_at_are_shown() -> None:
    assert made(2).headings == ("TW I", "TW II")
    assert all(len(row.quarters) == 2 for row in made(2).rows)
