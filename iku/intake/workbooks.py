"""Workbooks: opened by a process of their own, under limits, and handed over as sheets."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from functools import partial
from pathlib import Path
from typing import Any

from iku.domain.problem import Problem
from iku.errors import UploadRefused
from iku.intake.apart import MEMORY_LIMIT, SECONDS_LIMIT, read_apart
from iku.intake.archives import archive_problem, has_formulas
from iku.intake.numbers import plain_number, rounded
from iku.intake.sheets import Area, Cell, CellKind, Row, Sheet, TypedCell

TOO_LARGE = "workbook-too-large"
READER = Path(__file__).with_name("workbook_reader.py")
ROUNDED_BELOW = Decimal(10) ** 15
EXACT_DIGITS = 15
"""Excel keeps and shows that many significant digits; what lies beyond is noise of binary fractions."""


def workbook_sheets(content: bytes, *, memory: int = MEMORY_LIMIT, seconds: int = SECONDS_LIMIT) -> list[Sheet]:
    """The sheets of a workbook that have any cell. UploadRefused where it cannot or must not be opened."""
    problem = archive_problem(content)
    if problem is not None:
        raise UploadRefused([problem])
    flags = (str(int(has_formulas(content))), "0")
    answer = read_apart(READER, content, *flags, memory=memory, seconds=seconds) or {"error": TOO_LARGE}
    if "error" in answer:
        raise UploadRefused([Problem(answer["error"])])
    return [_sheet(entry) for entry in answer["sheets"]]


def _sheet(entry: dict[str, Any]) -> Sheet:
    return Sheet(
        name=entry["name"],
        rows=partial(_rows, entry["rows"]),
        is_workbook=True,
        is_hidden=entry["hidden"],
        merged=tuple(Area(top, left - 1, bottom, right - 1) for top, left, bottom, right in entry["merged"]),
        hidden_columns=frozenset(column - 1 for column in entry["hidden_columns"]),
    )


def _rows(entries: list[list[Any]]) -> Iterator[Row]:
    """Rows with their gaps: a blank row tells where a table ends, but one is enough."""
    previous = 0
    for number, is_hidden, entries_of_row in entries:
        if previous and number > previous + 1:
            yield Row(number - 1, [])
        cells: list[Cell] = [""] * entries_of_row[-1][0]
        for column, kind, text in entries_of_row:
            cells[column - 1] = text if kind == "t" else _typed(CellKind(kind), text)
        yield Row(number, cells, is_hidden)
        previous = number


def _typed(kind: CellKind, text: str) -> TypedCell:
    if kind not in (CellKind.NUMBER, CellKind.PERCENT):
        return TypedCell(kind, text)
    number = _decimal(text)
    if number is None:
        return TypedCell(CellKind.ERROR, text)
    shown = number * 100 if kind is CellKind.PERCENT else number
    return TypedCell(kind, text, Decimal(plain_number(rounded(shown))) if abs(shown) < ROUNDED_BELOW else shown)


def _decimal(text: str) -> Decimal | None:
    """A binary fraction as the spreadsheet shows it: 97.66666666666667 keeps 15 digits, then the four decimals we keep."""
    try:
        number = Decimal(text)
        exact = Decimal(f"{number:.{EXACT_DIGITS}g}")
    except (InvalidOperation, ValueError):
        return None
    return exact if exact.is_finite() else None
