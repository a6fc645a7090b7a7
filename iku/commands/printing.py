"""Rows on stdout: CSV, JSON or a table. Numbers have a decimal dot, names are stable, reasons are codes."""

import csv
import json
import sys
from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Any, TextIO

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


class Form(StrEnum):
    """How rows are printed."""

    CSV = "csv"
    JSON = "json"
    TABLE = "table"


Row = Mapping[str, Any]


def print_rows(rows: Sequence[Row], form: Form, out: TextIO | None = None) -> None:
    """Prints rows that all have the same columns; prints nothing but an empty list or a heading where there are none."""
    out = out or sys.stdout
    match form:
        case Form.JSON:
            json.dump([{k: _machine(v) for k, v in row.items()} for row in rows], out, ensure_ascii=False, indent=1)
            out.write("\n")
        case Form.CSV:
            write_csv(rows, out)
        case Form.TABLE:
            _print_table(rows, out)


def write_csv(rows: Sequence[Row], out: TextIO) -> None:
    """Comma-separated, decimal dot; text that a spreadsheet would run as a formula gets an apostrophe."""
    writer = csv.writer(out, lineterminator="\n")
    if rows:
        writer.writerow(rows[0])
    writer.writerows([_safe(_text(v)) if isinstance(v, str) else _text(v) for v in row.values()] for row in rows)


def _print_table(rows: Sequence[Row], out: TextIO) -> None:
    if not rows:
        return
    lines = [list(rows[0]), *([_text(v) for v in row.values()] for row in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
    for line in lines:
        out.write("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() + "\n")


def _machine(value: object) -> object:
    return str(value) if value is not None and not isinstance(value, (bool, int, str)) else value


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Decimal():
            return format(value, "f")
        case _:
            return str(value)


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
