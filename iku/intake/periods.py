"""The quarter and year that a row is about: its own cells, its columns' headings, the letterhead, or what was asked for."""

from dataclasses import dataclass

from iku.domain.period import Period
from iku.domain.problem import Problem
from iku.intake.columns import Column, Meaning, read_quarter, read_year
from iku.intake.headings import Heading
from iku.intake.sheets import Row, text_of
from iku.intake.tables import Table, table_period

FIRST_YEAR, LAST_YEAR = 2000, 2099


def period_text(year: int | None, quarter: int | None) -> str:
    """A period as problems carry it: "2024-3"; a part that is not known is left out: "2024-", "-3"."""
    return f"{year or ''}-{quarter or ''}"


@dataclass(frozen=True, slots=True)
class PeriodFinding:
    """Why a figure has no period; the reader adds the place."""

    code: str
    column: Column
    found: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True)
class RowPeriod:
    """What a row says of its quarter and year (None: nothing), or what is wrong with what it says."""

    quarter: int | None = None
    year: int | None = None
    finding: PeriodFinding | None = None


class RowPeriods:
    """Reads the quarter and year cells of a table, each text once."""

    def __init__(self, table: Table) -> None:
        self._quarter = table.heading(Column.QUARTER)
        self._year = table.heading(Column.YEAR)
        self._cache: dict[tuple[str, str], RowPeriod] = {}

    def said(self, row: Row) -> RowPeriod:
        quarter = text_of(row.cells[self._quarter.position]) if self._quarter else ""
        year = text_of(row.cells[self._year.position]) if self._year else ""
        known = self._cache.get((quarter, year))
        if known is None:
            known = self._cache[quarter, year] = _read(quarter, year)
        return known

    def heading(self, column: Column) -> Heading | None:
        return self._year if column is Column.YEAR else self._quarter


def _read(quarter_text: str, year_text: str) -> RowPeriod:
    quarter, year_beside = read_quarter(quarter_text) if quarter_text else (None, None)
    if quarter_text and quarter is None:
        return RowPeriod(finding=PeriodFinding("unknown-quarter", Column.QUARTER, quarter_text))
    year = read_year(year_text) if year_text else year_beside
    if (year_text and year is None) or (year is not None and not FIRST_YEAR <= year <= LAST_YEAR):
        return RowPeriod(finding=PeriodFinding("unknown-year", Column.YEAR, year_text or quarter_text))
    if year_beside is not None and year_beside != year:
        return RowPeriod(finding=PeriodFinding("unknown-year", Column.YEAR, f"{quarter_text} {year_text}"))
    return RowPeriod(quarter, year)


class AskedPeriod:
    """Puts what was asked for, what the letterhead says, what a heading says and what a row says beside each other."""

    def __init__(self, table: Table, asked: Period | None) -> None:
        self.asked = asked
        said_quarter, said_year = table_period(table)
        meanings = list(table.columns)
        self._names_quarters = any(m.quarter or m.column is Column.QUARTER for m in meanings)
        self._names_years = any(m.year or m.column in (Column.YEAR, Column.QUARTER) for m in meanings)
        self._quarter, self._year = (asked.quarter, asked.year) if asked else (said_quarter, said_year)
        self.problem = self._contradiction(table, said_quarter, said_year) if asked else self._gap(table)

    def _contradiction(self, table: Table, quarter: int | None, year: int | None) -> Problem | None:
        """A letterhead of another quarter, over rows that name none themselves."""
        if self.asked is None or self._names_quarters or quarter is None:
            return None
        if (year or self.asked.year, quarter) == (self.asked.year, self.asked.quarter):
            return None
        expected = period_text(self.asked.year, self.asked.quarter)
        return table.problem(
            "other-period-file", found=period_text(year or self.asked.year, quarter), expected=expected
        )

    def _gap(self, table: Table) -> Problem | None:
        """Nothing says the quarter, or the year."""
        if not (self._names_quarters or self._quarter):
            return table.problem("period-missing", expected=Column.QUARTER.value)
        return None if self._names_years or self._year else table.problem("period-missing", expected=Column.YEAR.value)

    def of(self, said: RowPeriod, quarter: int | None, year: int | None) -> tuple[int, int, PeriodFinding | None]:
        """Year and quarter of one figure: what its row says must be what its heading says, and what was asked for."""
        wanted_quarter = quarter or (self.asked.quarter if self.asked else None)
        wanted_year = year or (self.asked.year if self.asked else None)
        other_quarter = bool(said.quarter and wanted_quarter and said.quarter != wanted_quarter)
        if other_quarter or (said.year and wanted_year and said.year != wanted_year):
            column = Column.QUARTER if other_quarter else Column.YEAR
            found = period_text(said.year or wanted_year, said.quarter or wanted_quarter)
            expected = period_text(wanted_year or said.year, wanted_quarter or said.quarter)
            return 0, 0, PeriodFinding("other-period", column, found, expected)
        final_quarter, final_year = quarter or said.quarter or self._quarter, year or said.year or self._year
        if final_quarter is None or final_year is None:
            is_quarter = final_quarter is None
            code, column = ("unknown-quarter", Column.QUARTER) if is_quarter else ("unknown-year", Column.YEAR)
            return 0, 0, PeriodFinding(code, column)
        return final_year, final_quarter, None


class AskedYear:
    """The year of a target: asked for, or said by the headings, the letterhead or the row."""

    def __init__(self, table: Table, asked: int | None) -> None:
        self._asked = asked
        self._year = asked or table_period(table)[1]
        named = any(m.year or m.column in (Column.YEAR, Column.QUARTER) for m in table.columns)
        self.problem = None if self._year or named else table.problem("period-missing", expected=Column.YEAR.value)

    @property
    def asked_text(self) -> str:
        return period_text(self._asked, None)

    def of(self, said: RowPeriod, heading_year: int | None) -> tuple[int, PeriodFinding | None]:
        """The year of one figure, unless its row says another one than its heading, or than was asked for."""
        wanted = heading_year or self._asked
        if said.year and wanted and said.year != wanted:
            return 0, PeriodFinding(
                "other-period", Column.YEAR, period_text(said.year, None), period_text(wanted, None)
            )
        year = wanted or said.year or self._year
        return (year, None) if year else (0, PeriodFinding("unknown-year", Column.YEAR))


def is_asked_for(meaning: Meaning, period: Period | None) -> bool:
    """Whether a column that speaks of a quarter or year speaks of the one asked for."""
    if period is None:
        return True
    return meaning.quarter in (None, period.quarter) and meaning.year in (None, period.year)
