"""A program of its own: a workbook on standard input, its cells as JSON on standard output.

Started through `iku.intake.apart`, away from the server's memory and under limits: whatever a hostile workbook does to
the reader, it does it here. It therefore imports nothing of this project.

One cell is [column, kind, text]: kind "t" text, "n" number, "p" number shown as a percentage, "d" date or time, "b" truth,
"e" error, "f" formula whose value was never computed. Rows and columns count from 1. Where formats are asked for, numbers
have their number format as a fourth entry.
"""

import json
import re
import sys
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    # At run time it is imported once the limits are set.
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

CELL_LIMIT = 400_000
TEXT_LIMIT = 24 * 1024 * 1024
"""Characters over all cells."""
COLUMN_LIMIT = 200
LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
TOO_LARGE = "workbook-too-large"
UNREADABLE = "workbook-unreadable"

Cells = list[list[Any]]


class TooLarge(Exception):
    """More cells or text than an office's workbook has."""


def read_workbook(content: bytes, may_have_formulas: bool, with_formats: bool = False) -> dict[str, Any]:
    """Everything that the caller needs of a workbook, or {"error": code}."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return {"sheets": list(_sheets(content, may_have_formulas, with_formats))}
    except (TooLarge, MemoryError):
        return {"error": TOO_LARGE}
    except Exception as error:
        # Memory also ends while a part of the reader is loaded, or inside the parsers, which have words of their own for it.
        ran_out = isinstance(error, ImportError) or "memory" in str(error).lower() or not _has_memory_left()
        return {"error": TOO_LARGE if ran_out else UNREADABLE}


def _has_memory_left() -> bool:
    try:
        bytearray(1 << 20)
    except MemoryError:
        return False
    return True


def _sheets(content: bytes, may_have_formulas: bool, with_formats: bool) -> Iterator[dict[str, Any]]:
    from openpyxl import load_workbook

    formulas = _formula_cells(content) if may_have_formulas else {}
    budget = Budget()
    workbook = load_workbook(BytesIO(content), data_only=True, keep_links=False)
    for sheet in workbook.worksheets:
        yield {
            "name": sheet.title,
            "hidden": sheet.sheet_state != "visible",
            "rows": list(_rows(sheet, formulas.get(sheet.title, set()), budget, with_formats)),
            "merged": [[a.min_row, a.min_col, a.max_row, a.max_col] for a in sheet.merged_cells.ranges],
            "hidden_columns": sorted(_hidden_columns(sheet)),
        }


def _formula_cells(content: bytes) -> dict[str, set[tuple[int, int]]]:
    """Where formulas stand: a second, streaming pass, because the first one sees their values only."""
    from openpyxl import load_workbook

    workbook = load_workbook(BytesIO(content), read_only=True, keep_links=False)
    found: dict[str, set[tuple[int, int]]] = {}
    for sheet in workbook.worksheets:
        sheet.reset_dimensions()
        found[sheet.title] = {
            (int(cell.row), int(cell.column))
            for row in sheet.iter_rows()
            for cell in row
            if getattr(cell, "data_type", "") == "f" and cell.row and cell.column
        }
    workbook.close()
    return found


def _rows(
    sheet: "Worksheet", formulas: set[tuple[int, int]], budget: "Budget", with_formats: bool
) -> Iterator[list[Any]]:
    """[row, is hidden, cells] for each row that holds anything."""
    # Not `iter_rows`: it makes a cell for every gap up to the last row, and one stray cell may stand in row 1,048,576.
    for number, places in groupby(sorted(sheet._cells), key=itemgetter(0)):
        cells = [
            entry
            for place in places
            if place[1] <= COLUMN_LIMIT and (entry := _cell(sheet._cells[place], formulas, with_formats)) is not None
        ]
        if cells:
            budget.spend(cells)
            yield [number, number in sheet.row_dimensions and bool(sheet.row_dimensions[number].hidden), cells]


def _cell(cell: "Cell | MergedCell", formulas: set[tuple[int, int]], with_formats: bool) -> list[Any] | None:
    value = cell.value
    if value is None:
        # A text formula that yields "" has a type, one that was never computed has none.
        is_uncomputed = (cell.row, cell.column) in formulas and cell.data_type != "str"
        return [cell.column, "f", ""] if is_uncomputed else None
    if cell.data_type == "e":
        return [cell.column, "e", str(value)]
    if isinstance(value, bool):
        return [cell.column, "b", str(value).upper()]
    if isinstance(value, (int, float)):
        kind = "p" if _shows_percent(cell.number_format) else "n"
        return [cell.column, kind, repr(value), *([cell.number_format] if with_formats else [])]
    if isinstance(value, (datetime, date, time, timedelta)):
        return [cell.column, "d", value.isoformat() if hasattr(value, "isoformat") else str(value)]
    return [cell.column, "t", str(value)]


def _shows_percent(number_format: str) -> bool:
    """Whether Excel multiplies by a hundred for show; a percent sign in quotes is mere decoration."""
    return "%" in LITERAL.sub("", number_format)


def _hidden_columns(sheet: "Worksheet") -> Iterator[int]:
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden and dimension.min and dimension.max:
            yield from range(dimension.min, min(dimension.max, COLUMN_LIMIT) + 1)


class Budget:
    """How much may still be read."""

    def __init__(self) -> None:
        self.cells = CELL_LIMIT
        self.text = TEXT_LIMIT

    def spend(self, cells: Cells) -> None:
        self.cells -= len(cells)
        self.text -= sum(len(cell[2]) for cell in cells)
        if self.cells < 0 or self.text < 0:
            raise TooLarge


def main() -> None:
    may_have_formulas, with_formats = (bool(int(argument)) for argument in sys.argv[1:3])
    answer = read_workbook(sys.stdin.buffer.read(), may_have_formulas, with_formats)
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))


if __name__ == "__main__":
    main()
