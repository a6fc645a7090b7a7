"""JSON, as other programs send it: `{"rows": [{"indicator": "IKU-02", "year": 2024, "quarter": 3, "value": "98.5"}]}`.

Read as a sheet, so that every check of a file holds here too. Numbers have a decimal dot, as a JSON number or, to keep every
digit, as a text; anything else that looks like a number is refused: "1,234" may mean two things to two programs.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from iku.domain.problem import Problem
from iku.errors import UploadRefused
from iku.intake.columns import RANGE_DASH, Column
from iku.intake.nearest import nearest_word
from iku.intake.numbers import SEPARATOR
from iku.intake.sheets import CELL_LIMIT, ROW_LIMIT, Cell, Row, Sheet

ROWS = "rows"
PLACES = ("indicator", "component", "year", "quarter")
EXPLAINING = ("obstacle", "effort", "owner", "due_date", "support")
FIELDS: Mapping[Column, tuple[str, ...]] = {
    Column.VALUE: (*PLACES, "value", "numerator", "denominator", "grade", "note", *EXPLAINING),
    Column.TARGET: (*PLACES, "target", "target_upper", "baseline", "grade", "unit", "document", "reason"),
}
"""The fields of a row, by what the rows are about."""
FIGURES = frozenset({"value", "numerator", "denominator", "target", "target_upper", "baseline"})
WHOLE = frozenset({"year", "quarter"})
FOLDED = frozenset({"grade", "target_upper"})
"""Fields that have no column of their own: a sheet holds them beside or instead of the figure."""
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?", re.ASCII)
DIGITS = re.compile(r"[0-9]+", re.ASCII)
ANY_DIGIT = re.compile(r"\d")


class _Number(str):
    """A JSON number, letter for letter: no digit is lost, and no exponent is ever expanded."""

    __slots__ = ()


def records_sheet(content: bytes, figure: Column) -> Sheet:
    """JSON as one sheet: the first object is row 1. UploadRefused with everything that is wrong with its shape."""
    fields, records = FIELDS[figure], _records(content)
    problems = [p for number, record in enumerate(records, start=1) for p in _problems(number, record, fields, figure)]
    if problems:
        raise UploadRefused(problems)
    return Sheet("", partial(_rows, records, fields, figure))


def _records(content: bytes) -> list[dict[str, Any]]:
    try:
        read = json.loads(content.decode("utf-8-sig"), parse_float=_Number, parse_int=_Number, parse_constant=_Number)
    except UnicodeDecodeError:
        raise UploadRefused([Problem("json-unreadable", found="UTF-8")]) from None
    except json.JSONDecodeError as error:
        raise UploadRefused([Problem("json-unreadable", found=f"{error.lineno}:{error.colno}")]) from None
    except RecursionError:
        raise UploadRefused([Problem("json-shape")]) from None
    rows = read.get(ROWS) if isinstance(read, dict) and set(read) == {ROWS} else None
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise UploadRefused([Problem("json-shape")])
    if len(rows) > ROW_LIMIT:
        raise UploadRefused([Problem("too-many-rows", expected=str(ROW_LIMIT))])
    return rows


def _problems(number: int, record: Mapping[str, Any], fields: Sequence[str], figure: Column) -> Iterator[Problem]:
    for name, value in record.items():
        if name not in fields:
            yield Problem(
                "json-unknown-field", row=number, found=name, expected=SEPARATOR.join(fields),
                nearest=nearest_word(name, fields),
            )  # fmt: skip
        elif (problem := _value_problem(name, value)) is not None:
            code, expected = problem
            yield Problem(code, row=number, column=name, found=_found(value), expected=expected)
    if _text(record, figure.value) and _text(record, "grade"):
        yield Problem("json-two-values", row=number, column="grade", found=_text(record, "grade"))


def _value_problem(name: str, value: object) -> tuple[str, str] | None:
    """Code and what was expected."""
    if value is None:
        return None
    if isinstance(value, str) and len(value) > CELL_LIMIT:
        return "cell-too-long", str(CELL_LIMIT)
    if name in WHOLE:
        is_whole = isinstance(value, str) and DIGITS.fullmatch(value)
        return None if is_whole else ("json-wrong-type", "integer")
    if name in FIGURES:
        if not isinstance(value, str):
            return "json-wrong-type", SEPARATOR.join(("number", "string", "null"))
        is_number = NUMBER.fullmatch(value) or not ANY_DIGIT.search(value)
        return None if is_number else ("json-number", "")
    return None if isinstance(value, str) and not isinstance(value, _Number) else ("json-wrong-type", "string")


def _found(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)[:CELL_LIMIT]


def _text(record: Mapping[str, Any], name: str) -> str:
    return str(record.get(name) or "").strip()


def _rows(records: Sequence[Mapping[str, Any]], fields: Sequence[str], figure: Column) -> Iterator[Row]:
    names = [name for name in fields if name not in FOLDED]
    yield Row(0, [*names])
    for number, record in enumerate(records, start=1):
        cells: list[Cell] = [_cell(record, name, figure) for name in names]
        yield Row(number, cells)


def _cell(record: Mapping[str, Any], name: str, figure: Column) -> str:
    """A field as a person would have typed it: with a decimal comma, a range in one."""
    text = _text(record, name)
    if name in FIGURES:
        text = _with_comma(text)
    if name == figure.value:
        upper = _with_comma(_text(record, "target_upper"))
        return f"{text}{RANGE_DASH}{upper}" if upper else text or _text(record, "grade")
    return text


def _with_comma(text: str) -> str:
    return text.replace(".", ",") if NUMBER.fullmatch(text) else text
