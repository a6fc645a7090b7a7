"""A table's rows as targets: a column for each quarter, a row for each quarter, or one target for the whole year."""

from collections.abc import Iterator
from dataclasses import dataclass

from iku.domain.definitions import Definitions
from iku.domain.facts import ProposedTarget
from iku.domain.indicator import Component
from iku.domain.period import QUARTERS
from iku.domain.problem import Problem
from iku.domain.rules import Consolidation
from iku.intake.columns import Column, Meaning
from iku.intake.headings import IDENTITY, Heading, Wanted
from iku.intake.numbers import SEPARATOR
from iku.intake.periods import AskedYear, RowPeriod, RowPeriods
from iku.intake.row_problems import RowProblems
from iku.intake.rows import IdentifiedRows, is_filled
from iku.intake.safe_text import clean, unmarked
from iku.intake.sheets import Row, text_of
from iku.intake.tables import Table
from iku.intake.target_figures import read_target

WORD_LIMITS = {Column.UNIT: 60, Column.DOCUMENT: 300, Column.REASON: 2_000}
WANTED = Wanted(
    Column.TARGET,
    IDENTITY | {Column.COMPONENT, Column.YEAR, Column.QUARTER, Column.TARGET, Column.BASELINE, *WORD_LIMITS},
)


@dataclass(frozen=True, slots=True)
class TargetColumn:
    """One column of targets: of one quarter, or (quarter None) of the row's quarter or the whole year."""

    meaning: Meaning
    heading: Heading


class TargetRows:
    """Reads a table. `problems` and `rows` are complete once `values` was called."""

    def __init__(self, table: Table, definitions: Definitions, year: int | None) -> None:
        self._table = table
        self._rules = definitions.rules
        self._year = AskedYear(table, year)
        self._said = RowPeriods(table)
        self._wrong = RowProblems(table, self._said)
        self._columns = [
            TargetColumn(m, h)
            for m, h in table.columns.items()
            if m.column is Column.TARGET and (year is None or m.year in (None, year))
        ]
        self._words = {column: table.heading(column) for column in WORD_LIMITS}
        self._baseline = table.heading(Column.BASELINE)
        self.rows = IdentifiedRows(table, definitions, (c.heading.position for c in self._columns))

    @property
    def problems(self) -> list[Problem]:
        whole = self._year.problem or self._columns_problem()
        return [*([whole] if whole else []), *self._wrong.found, *self.rows.problems]

    def values(self) -> tuple[ProposedTarget, ...]:
        return tuple(target for row, component in self.rows for target in self._row_targets(row, component))

    def _columns_problem(self) -> Problem | None:
        if self._columns:
            return None
        named = SEPARATOR.join(h.text for m, h in self._table.columns.items() if m.column is Column.TARGET)
        return self._table.problem("quarter-column-missing", found=named, expected=self._year.asked_text)

    def _row_targets(self, row: Row, component: Component) -> Iterator[ProposedTarget]:
        said = self._said.said(row)
        if said.finding is not None:
            self._wrong.period(said.finding, row, component)
            return
        words = {column: self._word(column, row, component) for column in WORD_LIMITS}
        filled = [c for c in self._columns if is_filled(row.cells[c.heading.position])]
        for chosen in [c for c in filled if c.meaning.quarter] or filled:
            yield from self._targets(row, component, chosen, said, words)

    def _targets(
        self, row: Row, component: Component, chosen: TargetColumn, said: RowPeriod, words: dict[Column, str]
    ) -> Iterator[ProposedTarget]:
        baseline = row.cells[self._baseline.position] if self._baseline else ""
        target = row.cells[chosen.heading.position]
        figures, refusals = read_target(component, self._rules, target, baseline, words[Column.UNIT])
        for column, refused in refusals:
            heading = self._baseline if column is Column.BASELINE else chosen.heading
            self._wrong.refused(refused, row, heading, component)
        year, finding = self._year.of(said, chosen.meaning.year)
        if finding is not None:
            if self._year.problem is None:
                self._wrong.period(finding, row, component)
            return
        for quarter in self._quarters(row, component, chosen, said):
            if self._wrong.is_first(row, component, year, quarter) and not refusals:
                yield ProposedTarget(
                    component.indicator, component.code, year, quarter, figures.value, figures.upper, figures.baseline,
                    figures.grade, words[Column.UNIT], words[Column.DOCUMENT], words[Column.REASON], row.number,
                )  # fmt: skip

    def _quarters(self, row: Row, component: Component, chosen: TargetColumn, said: RowPeriod) -> tuple[int, ...]:
        """The quarters a target is for. One for the whole year holds in each, unless the quarters are added up."""
        quarter = chosen.meaning.quarter or said.quarter
        if quarter:
            return (quarter,)
        if component.consolidation is Consolidation.SUM:
            found = text_of(row.cells[chosen.heading.position])
            self._wrong.add("yearly-target-for-sum", row, chosen.heading, component, found=found)
            return ()
        return QUARTERS

    def _word(self, column: Column, row: Row, component: Component) -> str:
        heading = self._words[column]
        text = text_of(row.cells[heading.position]) if heading else ""
        word = clean(text if self._table.sheet.is_workbook else unmarked(text))
        if len(word) > WORD_LIMITS[column]:
            limit = str(WORD_LIMITS[column])
            self._wrong.add("note-too-long", row, heading, component, found=str(len(word)), expected=limit)
        return word
