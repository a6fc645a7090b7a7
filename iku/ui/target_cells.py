"""The cells of the form for targets: one a quarter, those of a row that belong to no quarter, and the paper behind them all."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from iku.domain.definitions import Definitions
from iku.domain.draft import Draft
from iku.errors import UploadRefused
from iku.intake.targets import TypedTarget, read_typed_targets
from iku.present.target_entry import TargetEntry, TargetRow
from iku.ui.cells import CellRow, Cells, Texts

UNIT, BASELINE, VALUE = "unit", "baseline", "value"
DOCUMENT, REASON = "document", "reason"
WHOLE = "row"
PAPER = CellRow("paper", "", {DOCUMENT: "", REASON: ""})


@dataclass(frozen=True, slots=True)
class TargetCells:
    """The cells of one year in one store. `place` keeps them apart from those of another."""

    definitions: Definitions
    year: int
    rows: Sequence[TargetRow]
    place: str

    def quarter_key(self, row: TargetRow, entry: TargetEntry) -> str:
        return self._any.key(_quarter(row, entry).name, VALUE)

    def row_key(self, row: TargetRow, field: str) -> str:
        return self._any.key(_whole(row).name, field)

    def paper_key(self, field: str) -> str:
        return self._any.key(PAPER.name, field)

    @property
    def paper(self) -> Texts:
        """The document and the reason, as typed."""
        return self._any.typed(PAPER)

    def changed(self, row: TargetRow) -> list[tuple[TargetEntry, TypedTarget]]:
        """The quarters that somebody changed, as typed."""
        cells, whole = self._any, _whole(row)
        properties = cells.typed(whole)
        changed = []
        for entry in row.quarters:
            value = cells.typed(_quarter(row, entry))[VALUE]
            if value != entry.value or (properties != whole.stands and value):
                changed.append((entry, TypedTarget(value, properties[UNIT], properties[BASELINE] if value else "")))
        return changed

    def cells_of(self, row: TargetRow) -> list[CellRow]:
        """Everything of a component that somebody else may have changed."""
        return [_whole(row), *(_quarter(row, entry) for entry in row.quarters)]

    def contested(self, row: TargetRow) -> list[CellRow]:
        return [cell for cell in self.cells_of(row) if self._any.is_contested(cell)]

    def fact(self, cell: CellRow) -> str:
        """The fact that it was typed over."""
        return self._any.fact(cell)

    def adopt(self, cell: CellRow) -> None:
        """Shows what stands."""
        self._any.adopt(cell)

    def insist(self, cell: CellRow) -> None:
        """Keeps what was typed, over what stands now."""
        self._any.insist(cell)

    def own(self, cell: CellRow) -> str:
        """What was typed into it."""
        return " · ".join(text for text in self._any.typed(cell).values() if text.strip()) or "kosong"

    def reset(self) -> None:
        """Forgets what was typed."""
        for cell in (cell for row in self.rows for cell in self.cells_of(row)):
            self.adopt(cell)

    def repeat(self) -> None:
        """Copies each row's first target to the quarters after it that are still blank."""
        for row in self.rows:
            texts = [self._any.typed(_quarter(row, entry))[VALUE].strip() for entry in row.quarters]
            for n, entry in enumerate(row.quarters):
                if row.repeats and n and not texts[n]:
                    texts[n] = texts[n - 1]
                    st.session_state[self.quarter_key(row, entry)] = texts[n]

    def draft(self) -> tuple[Texts, Texts]:
        """What is to be kept: nothing while no target is changed, whatever stands in the paper's fields."""
        if not any(self.changed(row) for row in self.rows):
            return {}, {}
        return self._all.draft({}, {})

    def restore(self, draft: Draft) -> None:
        """Writes a draft into the cells that nobody has touched in this session."""
        self._all.restore(draft)

    def settle(self) -> None:
        """Before the cells are drawn: every one stands over its fact, or is contested."""
        self._all.settle()

    @property
    def _any(self) -> Cells:
        """For what is asked of one cell."""
        return Cells((), self.place)

    @property
    def _all(self) -> Cells:
        rows = [PAPER, *(cell for row in self.rows for cell in self.cells_of(row))]
        return Cells(rows, self.place, self._says_what_stands)

    def _says_what_stands(self, cell: CellRow, typed: Texts) -> bool:
        """`98.50` says what stands as `98,5`."""
        row = next((row for row in self.rows if cell in self.cells_of(row)), None)
        if row is None:
            return False
        first = next((entry for entry in row.quarters if entry.value), row.quarters[0])
        if not (first.value or VALUE in typed):
            return False
        otherwise = {UNIT: row.unit, BASELINE: row.baseline, VALUE: first.value}
        try:
            said, stands = (
                read_typed_targets(
                    {(*row.key, first.quarter): _typed_target({**otherwise, **texts})}, self.definitions, self.year
                )
                for texts in (typed, cell.stands)
            )
        except UploadRefused:
            return False
        return said == stands


def _typed_target(texts: Texts) -> TypedTarget:
    return TypedTarget(texts[VALUE], texts[UNIT], texts[BASELINE] if texts[VALUE] else "")


def _quarter(row: TargetRow, entry: TargetEntry) -> CellRow:
    return CellRow(f"{'/'.join(row.key)}/{entry.quarter}", entry.fact, {VALUE: entry.value})


def _whole(row: TargetRow) -> CellRow:
    """Unit and baseline are those of every quarter: they are told apart by what they say."""
    return CellRow(
        f"{'/'.join(row.key)}/{WHOLE}", f"{row.unit}|{row.baseline}", {UNIT: row.unit, BASELINE: row.baseline}
    )
