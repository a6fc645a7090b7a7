"""Text files of rows: encoding decided, delimiter found from the structure, every cell left as text."""

import csv
from collections.abc import Callable, Iterator
from functools import partial
from io import StringIO
from itertools import islice

from iku.domain.problem import Problem
from iku.errors import UploadRefused
from iku.intake.encoding import NAMES, open_text, text_encoding
from iku.intake.sheets import CELL_LIMIT, COLUMN_LIMIT, ROW_LIMIT, Cell, Row, RowsBroken, Sheet

DELIMITERS = (";", ",", "\t", "|")
SAMPLE_LINES = 60
SAMPLE_LENGTH = 64 * 1024
HINT = "sep="
"""Excel's own first line that names the delimiter; Excel does not count it as a row, and neither do we."""

KnownHeadings = Callable[[list[str]], int]
"""How many cells of a row are headings that we know."""


def delimited_sheet(content: bytes, known_headings: KnownHeadings) -> Sheet:
    """A text file as one sheet. UploadRefused where it is not text."""
    codec = text_encoding(content)
    if codec is None:
        raise UploadRefused([Problem("text-unreadable")])
    with open_text(content, codec) as text:
        sample = text.read(SAMPLE_LENGTH)
    hinted = _hinted_delimiter(sample)
    delimiter = hinted or _found_delimiter(sample, known_headings)
    rows = partial(_rows, content, codec, delimiter, bool(hinted))
    return Sheet("", rows, encoding=NAMES[codec], delimiter=delimiter)


def _hinted_delimiter(sample: str) -> str:
    first = sample.partition("\n")[0].strip(' "\r').casefold()
    return first[len(HINT)] if first.startswith(HINT) and len(first) == len(HINT) + 1 else "\t" if first == HINT else ""


def _found_delimiter(sample: str, known_headings: KnownHeadings) -> str:
    """The delimiter that shows most headings; then the one that cuts most rows alike."""
    return max(DELIMITERS, key=lambda delimiter: _evidence(sample, delimiter, known_headings))


def _evidence(sample: str, delimiter: str, known_headings: KnownHeadings) -> tuple[int, int]:
    try:
        rows = list(islice(csv.reader(StringIO(sample, newline=""), delimiter=delimiter), SAMPLE_LINES))
    except csv.Error:
        return (0, 0)
    widths = [len(row) for row in rows if len(row) > 1]
    return (max(map(known_headings, rows), default=0), max((widths.count(width) for width in set(widths)), default=0))


def _rows(content: bytes, codec: str, delimiter: str, has_hint: bool) -> Iterator[Row]:
    number = 0
    with open_text(content, codec) as text:
        if has_hint:
            text.readline()
        reader = csv.reader(text, delimiter=delimiter, strict=True)
        try:
            for number, texts in enumerate(reader, start=1):
                _check_size(number, texts)
                cells: list[Cell] = texts  # type: ignore[assignment]
                yield Row(number, cells)
        except csv.Error as error:
            code = "cell-too-long" if "field larger" in str(error) else "broken-quotes"
            raise RowsBroken(Problem(code, row=number + 1, expected=str(CELL_LIMIT))) from None


def _check_size(number: int, texts: list[str]) -> None:
    if number > ROW_LIMIT:
        raise RowsBroken(Problem("too-many-rows", expected=str(ROW_LIMIT)))
    if len(texts) > COLUMN_LIMIT and any(texts[COLUMN_LIMIT:]):
        raise RowsBroken(Problem("too-many-columns", row=number, expected=str(COLUMN_LIMIT)))
    if texts and len(max(texts, key=len)) > CELL_LIMIT:
        raise RowsBroken(Problem("cell-too-long", row=number, expected=str(CELL_LIMIT)))
