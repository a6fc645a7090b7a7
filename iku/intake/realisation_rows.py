"""A table's rows as realisations: one for each row, or for each quarter that the headings name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from iku.domain.definitions import Definitions
from iku.domain.facts import ReportedValue
from iku.domain.indicator import Component
from iku.domain.period import Period
from iku.domain.problem import Problem
from iku.domain.review import Explanation
from iku.intake.columns import Column, Meaning
from iku.intake.explanations import EXPLAINING, ExplanationRows
from iku.intake.figures import REFUSED_KINDS, read_figures
from iku.intake.headings import IDENTITY, Heading, Wanted
from iku.intake.numbers import SEPARATOR
from iku.intake.periods import AskedPeriod, RowPeriod, RowPeriods, is_asked_for, period_text
from iku.intake.row_problems import RowProblems
from iku.intake.rows import IdentifiedRows, is_filled
from iku.intake.safe_text import clean, unmarked
from iku.intake.sheets import Cell, CellKind, Row, TypedCell, text_of
from iku.intake.tables import Table

NOTE_LIMIT = 2_000
FIGURES = (Column.VALUE, Column.NUMERATOR, Column.DENOMINATOR)
WANTED = Wanted(
    Column.VALUE,
    IDENTITY | {Column.COMPONENT, Column.YEAR, Column.QUARTER, Column.NOTE, *FIGURES, *EXPLAINING},
    takes_parts=True,
)
WHOLE_DIGITS = re.compile(r"-?[0-9]{1,12}", re.ASCII)
FRACTION_DIGITS = re.compile(r"[0-9]{1,4} ?%?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Slot:
    """The columns of one period. A table has one slot, or one for each quarter that its headings name."""

    quarter: int | None
    year: int | None
    headings: tuple[Heading | None, Heading | None, Heading | None]
    note: Heading | None
    explaining: tuple[Heading | None, ...]
    """in the order of EXPLAINING"""

    @property
    def places(self) -> tuple[int, ...]:
        return tuple(h.position for h in self.headings if h is not None)

    @property
    def text_places(self) -> tuple[int, ...]:
        return tuple(h.position for h in self.explaining if h is not None)

    def is_explained(self, row: Row, *, is_alone: bool) -> bool:
        """Whether a row without a figure explains this quarter: of several, only the one that the heading names."""
        own = (h for h in self.explaining if h is not None and (is_alone or (h.meaning and h.meaning.quarter)))
        return any(is_filled(row.cells[h.position]) for h in own)


class RealisationRows:
    """Reads a table. `problems`, `rows` and `explanations` are complete once `values` was called."""

    def __init__(self, table: Table, definitions: Definitions, period: Period | None, subdivision: str | None) -> None:
        self._table = table
        self._rules = definitions.rules
        self._period = AskedPeriod(table, period)
        self._slots = _slots(table, period)
        self._said = RowPeriods(table)
        self._wrong = RowProblems(table, self._said)
        self._is_comma_file = table.sheet.delimiter == ","
        self._explained = ExplanationRows(self._wrong, is_workbook=table.sheet.is_workbook)
        figures = [place for slot in self._slots for place in slot.places]
        texts = [place for slot in self._slots for place in slot.text_places]
        self.rows = IdentifiedRows(table, definitions, figures, subdivision, texts)

    @property
    def problems(self) -> list[Problem]:
        whole = self._period.problem or self._slots_problem()
        return [*([whole] if whole else []), *self._wrong.found, *self.rows.problems]

    def values(self) -> tuple[ReportedValue, ...]:
        found = tuple(value for row, component in self.rows for value in self._row_values(row, component))
        if self._explained.unexplained:
            alone = SEPARATOR.join(self._explained.unexplained)
            self._table.notes.append(self._table.problem("follow-up-left", found=alone))
        return found

    @property
    def explanations(self) -> tuple[Explanation, ...]:
        return self._explained.explanations()

    def _slots_problem(self) -> Problem | None:
        if self._slots:
            return None
        named = [h.text for m, h in self._table.columns.items() if m.column in FIGURES]
        asked = self._period.asked
        expected = period_text(asked.year, asked.quarter) if asked else ""
        return self._table.problem("quarter-column-missing", found=SEPARATOR.join(named), expected=expected)

    def _row_values(self, row: Row, component: Component) -> Iterator[ReportedValue]:
        said = self._said.said(row)
        if said.finding is not None:
            self._wrong.period(said.finding, row, component)
            return
        for slot in self._slots:
            value, numerator, denominator = (row.cells[h.position] if h is not None else "" for h in slot.headings)
            has_figures = is_filled(value) or is_filled(numerator) or is_filled(denominator)
            if not (has_figures or slot.is_explained(row, is_alone=len(self._slots) == 1)):
                continue
            period = self._when(row, component, slot, said)
            self._explained.read(row, component, slot.explaining, period)
            if has_figures:
                reported = self._reported(row, component, slot, (value, numerator, denominator), period)
                if reported is not None:
                    yield reported

    def _when(self, row: Row, component: Component, slot: Slot, said: RowPeriod) -> tuple[int, int] | None:
        """Year and quarter of what stands in one slot, unless something is wrong with them."""
        year, quarter, finding = self._period.of(said, slot.quarter, slot.year)
        if finding is not None:
            if self._period.problem is None:
                self._wrong.period(finding, row, component)
            return None
        return (year, quarter)

    def _reported(
        self, row: Row, component: Component, slot: Slot, cells: tuple[Cell, Cell, Cell], period: tuple[int, int] | None
    ) -> ReportedValue | None:
        figures, refusals = read_figures(component, self._rules, *cells)
        for column, refused in refusals:
            self._wrong.refused(refused, row, slot.headings[FIGURES.index(column)], component)
        note = self._note(row, slot, component)
        is_split = self._is_comma_file and not refusals and self._splits_decimal(row, component, slot)
        is_first = period is not None and self._wrong.is_first(row, component, *period)
        if period is None or refusals or is_split or not is_first:
            return None
        return ReportedValue(
            component.indicator, component.code, *period, figures.value, figures.numerator, figures.denominator,
            figures.grade, note, row.number,
        )  # fmt: skip

    def _note(self, row: Row, slot: Slot, component: Component) -> str:
        cell = row.cells[slot.note.position] if slot.note is not None else ""
        if isinstance(cell, TypedCell) and cell.kind in (CellKind.ERROR, CellKind.FORMULA):
            self._wrong.add(REFUSED_KINDS[cell.kind], row, slot.note, component, found=cell.text)
        text = text_of(cell)
        if not text:
            return ""
        note = clean(text if self._table.sheet.is_workbook else unmarked(text))
        if len(note) > NOTE_LIMIT:
            self._wrong.add("note-too-long", row, slot.note, component, found=str(len(note)), expected=str(NOTE_LIMIT))
        return note

    def _splits_decimal(self, row: Row, component: Component, slot: Slot) -> bool:
        """Whether a decimal comma may have been taken for a delimiter: 98 in one column, a bare 5 in the remark beside it."""
        for heading in slot.headings:
            if heading is None or slot.note is None or slot.note.position != heading.position + 1:
                continue
            whole, beside = text_of(row.cells[heading.position]), text_of(row.cells[slot.note.position])
            if WHOLE_DIGITS.fullmatch(whole) and FRACTION_DIGITS.fullmatch(beside):
                self._wrong.add("split-decimal", row, heading, component, found=f"{whole},{beside}")
                return True
        return False


def _slots(table: Table, period: Period | None) -> list[Slot]:
    """The slots that were asked for. Columns of other quarters are left, with a remark."""
    figures = [m for m in table.columns if m.column in FIGURES]
    asked = [m for m in figures if is_asked_for(m, period)]
    table.notes.extend(table.problem("quarter-left", heading=table.columns[m]) for m in figures if m not in asked)
    if period is not None:
        return [_slot(table, asked, period.quarter, period.year)] if asked else []
    named = [m for m in asked if m.quarter is not None]
    if named and table.heading(Column.QUARTER) is None:
        asked = named
    periods = dict.fromkeys((m.quarter, m.year) for m in asked)
    return [_slot(table, [m for m in asked if (m.quarter, m.year) == p], *p) for p in periods]


def _slot(table: Table, meanings: list[Meaning], quarter: int | None, year: int | None) -> Slot:
    """Of several columns that would do, the one that says most."""

    def best(column: Column) -> Heading | None:
        fitting = [m for m in meanings if m.column is column]
        chosen = max(fitting, key=lambda m: (m.quarter is not None) + (m.year is not None), default=None)
        return table.columns[chosen] if chosen is not None else None

    headings = (best(Column.VALUE), best(Column.NUMERATOR), best(Column.DENOMINATOR))
    named = [m for m in meanings if m.quarter is not None]
    note, *explaining = (
        table.columns.get(Meaning(column, quarter)) or table.heading(column) for column in (Column.NOTE, *EXPLAINING)
    )
    said_year = year if any(m.year for m in meanings) else None
    return Slot(quarter if named else None, said_year, headings, note, tuple(explaining))
