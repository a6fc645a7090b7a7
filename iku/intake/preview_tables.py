"""Sheets and tables of text, cut to what a person looks over, each cell as it is shown."""

from collections.abc import Sequence
from datetime import date, datetime, time
from itertools import islice
from typing import Any

from iku.domain.preview import Contents, PreviewCell, PreviewTable, Uncomputed
from iku.domain.problem import Problem
from iku.errors import PreviewFailed, UploadRefused
from iku.intake.cell_formats import shown_number
from iku.intake.delimited import delimited_sheet
from iku.intake.sheets import RowsBroken, text_of

ROWS = 100
COLUMNS = 20
BLOCKS = 300
SHEETS = 10
TEXT = 1_000
"""Characters of one cell."""


def workbook_tables(sheets: Sequence[dict[str, Any]]) -> Contents:
    """From what the workbook's reader says of it."""
    return Contents(tuple(_sheet(sheet) for sheet in sheets[:SHEETS]), max(0, len(sheets) - SHEETS))


def delimited_table(content: bytes) -> PreviewTable:
    """A table of text, as far as it can be read. Raises PreviewFailed where it is not text."""
    rows: list[list[PreviewCell]] = []
    numbers = []
    more = widest = 0
    try:
        for row in delimited_sheet(content, lambda _: 0).rows():
            if len(rows) < ROWS:
                numbers.append(row.number)
                rows.append([text_of(cell)[:TEXT] for cell in row.cells[:COLUMNS]])
                widest = max(widest, len(row.cells))
            else:
                more += 1
    except UploadRefused as error:
        raise PreviewFailed(Problem("preview-unreadable", found="CSV")) from error
    except RowsBroken:
        # What was read up to there is shown.
        more += 1
    return PreviewTable("", filled(rows), more, max(0, widest - COLUMNS), numbers=tuple(numbers))


def filled(rows: Sequence[Sequence[PreviewCell]]) -> tuple[tuple[PreviewCell, ...], ...]:
    """Every row as wide as the widest."""
    width = max(map(len, rows), default=0)
    return tuple((*row, *([""] * (width - len(row)))) for row in rows)


def _sheet(sheet: dict[str, Any]) -> PreviewTable:
    rows = sheet["rows"]
    used = [cell[0] for _, _, cells in islice(rows, ROWS) for cell in cells]
    return PreviewTable(
        sheet["name"],
        filled([_row(cells) for _, _, cells in rows[:ROWS]]),
        max(0, len(rows) - ROWS),
        max(0, max(used, default=0) - COLUMNS),
        sheet["hidden"],
        tuple(number for number, _, _ in rows[:ROWS]),
    )


def _row(cells: Sequence[Sequence[Any]]) -> list[PreviewCell]:
    shown = [cell for cell in cells if cell[0] <= COLUMNS]
    row: list[PreviewCell] = [""] * (shown[-1][0] if shown else 0)
    for column, kind, text, *number_format in shown:
        row[column - 1] = _cell(kind, text[:TEXT], number_format[0] if number_format else "")
    return row


def _cell(kind: str, text: str, number_format: str) -> PreviewCell:
    match kind:
        case "n" | "p":
            return shown_number(text, number_format) or text
        case "d":
            return _moment(text)
        case "b":
            return text == "TRUE"
        case "f":
            return Uncomputed()
        case _:
            return text


def _moment(text: str) -> datetime | date | time | str:
    """A length of time stays the text it is."""
    try:
        return time.fromisoformat(text) if ":" in text[:3] else datetime.fromisoformat(text)
    except ValueError:
        return text
