"""Collects what is wrong with the rows of a table; the same thing about the same cell is said once."""

from iku.domain.indicator import Component
from iku.domain.problem import Problem
from iku.intake.headings import Heading
from iku.intake.numbers import NumberRefused
from iku.intake.periods import PeriodFinding, RowPeriods, period_text
from iku.intake.sheets import Row
from iku.intake.tables import Table


class RowProblems:
    """`found` holds everything, in the order in which it was noticed."""

    def __init__(self, table: Table, periods: RowPeriods) -> None:
        self.found: list[Problem] = []
        self._table = table
        self._periods = periods
        self._first_rows: dict[tuple[str, str, int, int], int] = {}
        self._seen: set[Problem] = set()

    def add(
        self, code: str, row: Row, heading: Heading | None, component: Component, *, found: str = "", expected: str = "",
        nearest: str = "",
    ) -> None:  # fmt: skip
        problem = self._table.problem(
            code, row, heading, subject=component.indicator, found=found, expected=expected, nearest=nearest
        )
        if problem not in self._seen:
            self._seen.add(problem)
            self.found.append(problem)

    def refused(self, refusal: NumberRefused, row: Row, heading: Heading | None, component: Component) -> None:
        self.add(
            refusal.code, row, heading, component, found=refusal.found, expected=refusal.expected, nearest=refusal.nearest
        )  # fmt: skip

    def period(self, finding: PeriodFinding, row: Row, component: Component) -> None:
        heading = self._periods.heading(finding.column)
        self.add(finding.code, row, heading, component, found=finding.found, expected=finding.expected)

    def is_first(self, row: Row, component: Component, year: int, quarter: int) -> bool:
        """Whether no row above spoke of this component and quarter already."""
        first = self._first_rows.setdefault((component.indicator, component.code, year, quarter), row.number)
        if first != row.number and not self._is_told(row):
            self.add("repeated-row", row, None, component, found=period_text(year, quarter), expected=str(first))
        return first == row.number

    def _is_told(self, row: Row) -> bool:
        """One remark a row is enough: a target for the whole year repeats in four quarters."""
        return bool(self.found) and (self.found[-1].code, self.found[-1].row) == ("repeated-row", row.number)
