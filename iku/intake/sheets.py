"""Sheets: rows of cells, whatever file they came from. A cell of a text file is text; a workbook's has a type."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from iku.domain.problem import Problem
from iku.intake.numbers import plain_number

BYTE_LIMIT = 20 * 1024 * 1024
ROW_LIMIT = 200_000
COLUMN_LIMIT = 200
CELL_LIMIT = 10_000
"""Characters in one cell."""


class CellKind(StrEnum):
    """Types of a workbook's cells other than text."""

    NUMBER = "n"
    PERCENT = "p"
    """a number that is shown as a percentage: 0.985 reads 98,5%"""
    DATE = "d"
    TRUTH = "b"
    ERROR = "e"
    FORMULA = "f"
    """a formula whose value was never computed"""


@dataclass(frozen=True, slots=True)
class TypedCell:
    """A cell that is not text. `number` is what is shown: 98.5 where 0.985 is shown as 98,5%."""

    kind: CellKind
    text: str
    number: Decimal | None = None


Cell = str | TypedCell


class Row(NamedTuple):
    """One row; `number` is the one that a spreadsheet program shows beside it."""

    number: int
    cells: list[Cell]
    is_hidden: bool = False


class Area(NamedTuple):
    """Merged cells: rows as numbered, columns from 0, all included."""

    top: int
    left: int
    bottom: int
    right: int


class RowsBroken(Exception):
    """The rest of a file cannot be read."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook, or a whole text file (`name` ""). `rows` starts from the top each time it is called."""

    name: str
    rows: Callable[[], Iterator[Row]]
    is_workbook: bool = False
    is_hidden: bool = False
    merged: tuple[Area, ...] = ()
    hidden_columns: frozenset[int] = frozenset()
    encoding: str = ""
    delimiter: str = ""


def text_of(cell: Cell) -> str:
    """What a cell says where a word is due."""
    if isinstance(cell, str):
        return cell.strip()
    return plain_number(cell.number) if cell.number is not None else cell.text


def column_letter(position: int) -> str:
    """0 is A, 26 is AA."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
