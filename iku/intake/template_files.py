"""Writes a template as CSV or XLSX. No text in it becomes a formula, whatever it begins with."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO, StringIO
from typing import Any

import xlsxwriter

from iku.intake.columns import GRADE_PROMPT, INSTRUCTION
from iku.intake.safe_text import marked

FONT = "Calibri"
INPUT_COLOUR = "#FFF8DB"
HEADING_COLOUR = "#E8ECF3"
LINE_COLOUR = "#B8C0CC"
WARNING_COLOUR = "#B42318"
HINT_TITLE_LIMIT = 32
HINT_LIMIT = 255
CHOICES_LIMIT = 255
FIXED_COLUMNS = 2
# A fixed moment, so that the same template is the same file.
CREATED = datetime(2024, 1, 31)
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@dataclass(frozen=True, slots=True)
class Field:
    """One cell: its text, whether it is to be filled in, what may be chosen, and a hint that shows beside it."""

    text: str
    is_input: bool = False
    choices: tuple[str, ...] = ()
    hint_title: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class TemplateSheet:
    """A sheet to fill in: headings with their widths, and rows of fields."""

    name: str
    title: str
    headings: Sequence[tuple[str, int]]
    rows: Sequence[Sequence[Field]]


def csv_bytes(sheet: TemplateSheet, warning: str) -> bytes:
    """As Excel in Indonesian writes it: byte order mark, semicolons, CRLF."""
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    if warning:
        writer.writerow([marked(warning)])
    writer.writerow([heading for heading, _ in sheet.headings])
    writer.writerows([[marked(field.text) for field in row] for row in sheet.rows])
    return text.getvalue().encode("utf-8-sig")


def xlsx_bytes(sheet: TemplateSheet, warning: str) -> bytes:
    """A protected sheet without a password: only the coloured cells take input, and all are text."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, OPTIONS) as workbook:
        workbook.set_properties({"created": CREATED})
        page = workbook.add_worksheet(sheet.name)
        formats = _formats(workbook)
        lines = [(warning, "warning")] if warning else []
        lines += [(sheet.title, "title"), (INSTRUCTION, "plain")]
        for number, (line, style) in enumerate(lines):
            page.write_string(number, 0, line, formats[style])
        heading_row = len(lines)
        _write_headings(page, sheet, heading_row, formats)
        for number, fields in enumerate(sheet.rows, start=heading_row + 1):
            for column, field in enumerate(fields):
                _write_field(page, number, column, field, formats)
        _arrange(page, sheet, heading_row)
    return content.getvalue()


def _formats(workbook: Any) -> dict[str, Any]:  # noqa: ANN401 - XlsxWriter has no types
    text = {"font_name": FONT, "num_format": "@", "text_wrap": True, "valign": "top"}
    framed = {**text, "border": 1, "border_color": LINE_COLOUR}
    return {
        "title": workbook.add_format({"font_name": FONT, "bold": True, "font_size": 13}),
        "warning": workbook.add_format(
            {"font_name": FONT, "bold": True, "font_size": 13, "font_color": WARNING_COLOUR}
        ),
        "plain": workbook.add_format({"font_name": FONT}),
        "heading": workbook.add_format({**framed, "bold": True, "bg_color": HEADING_COLOUR, "valign": "vcenter"}),
        "fixed": workbook.add_format({**framed, "locked": True}),
        "input": workbook.add_format({**framed, "locked": False, "bg_color": INPUT_COLOUR}),
    }


def _write_headings(page: Any, sheet: TemplateSheet, row: int, formats: dict[str, Any]) -> None:  # noqa: ANN401
    for column, (heading, width) in enumerate(sheet.headings):
        page.set_column(column, column, width)
        page.write_string(row, column, heading, formats["heading"])


def _write_field(page: Any, row: int, column: int, field: Field, formats: dict[str, Any]) -> None:  # noqa: ANN401
    style = formats["input" if field.is_input else "fixed"]
    if field.text:
        page.write_string(row, column, field.text, style)
    else:
        page.write_blank(row, column, None, style)
    if field.choices and len(",".join(field.choices)) <= CHOICES_LIMIT:
        source = list(field.choices)
        page.data_validation(
            row, column, row, column, {"validate": "list", "source": source, "input_title": GRADE_PROMPT}
        )
    elif field.hint:
        hint = {"input_title": field.hint_title[:HINT_TITLE_LIMIT], "input_message": field.hint[:HINT_LIMIT]}
        page.data_validation(row, column, row, column, {"validate": "any", **hint})


def _arrange(page: Any, sheet: TemplateSheet, heading_row: int) -> None:  # noqa: ANN401
    page.freeze_panes(heading_row + 1, FIXED_COLUMNS)
    page.protect("", {"format_columns": True, "format_rows": True, "select_locked_cells": True})
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(heading_row)
    page.ignore_errors(
        {"number_stored_as_text": f"A1:{chr(64 + len(sheet.headings))}{heading_row + 2 + len(sheet.rows)}"}
    )
