"""Rows as other programs read them: decimal dot, moments in UTC, stable names, reasons as codes."""

import csv
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, TextIO

Row = Mapping[str, Any]

STARTS_FORMULA = re.compile(r"[\s']*[=+\-@\t\r＝＋－＠]")
"""What a spreadsheet program would run, as typed or in full width, whatever blank stands before it."""


def write_csv(rows: Sequence[Row], out: TextIO, columns: Sequence[str] = ()) -> None:
    """Comma-separated; text that a spreadsheet would run as a formula gets an apostrophe.

    `columns` are the headings where there may be no row to take them from.
    """
    writer = csv.writer(out, lineterminator="\n")
    if heading := columns or list(rows[0] if rows else ()):
        writer.writerow(heading)
    writer.writerows([_safe(plain(v)) if isinstance(v, str) else plain(v) for v in row.values()] for row in rows)


def plain(value: object) -> str:
    """A value as text."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list() | tuple():
            return " ".join(plain(v) for v in value)
        case _:
            return str(machine(value))


def machine(value: object) -> object:
    """A value as JSON has it. Numbers with decimals are texts, so that no reader rounds them."""
    match value:
        case Decimal():
            return format(value, "f")
        case datetime():
            return f"{value.isoformat(timespec='microseconds')}Z"
        case list() | tuple():
            return [machine(v) for v in value]
        case None | bool() | int() | str():
            return value
        case _:
            return str(value)


def machine_row(row: Row) -> dict[str, object]:
    """A row as JSON has it."""
    return {name: machine(value) for name, value in row.items()}


def _safe(text: str) -> str:
    return f"'{text}" if STARTS_FORMULA.match(text) else text
