"""Rows on stdout: CSV, JSON or a table. Numbers have a decimal dot, names are stable, reasons are codes."""

import json
from collections.abc import Sequence
from enum import StrEnum
from typing import TextIO

from iku.commands import capture
from iku.present.interchange import Row, machine_row, plain, write_csv


class Form(StrEnum):
    """How rows are printed."""

    CSV = "csv"
    JSON = "json"
    TABLE = "table"


def print_rows(rows: Sequence[Row], form: Form, out: TextIO | None = None) -> None:
    """Prints rows that all have the same columns; prints nothing but an empty list or a heading where there are none."""
    out = out or capture.out()
    match form:
        case Form.JSON:
            json.dump([machine_row(row) for row in rows], out, ensure_ascii=False, indent=1)
            out.write("\n")
        case Form.CSV:
            write_csv(rows, out)
        case Form.TABLE:
            _print_table(rows, out)


def _print_table(rows: Sequence[Row], out: TextIO) -> None:
    if not rows:
        return
    lines = [list(rows[0]), *([plain(v) for v in row.values()] for row in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
    for line in lines:
        out.write("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() + "\n")
