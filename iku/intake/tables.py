"""From bytes to one table: the sheet that fits, its headings understood, its rows ready to be read."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from iku.domain.problem import Problem
from iku.errors import UploadRefused
from iku.intake.columns import SAMPLE_MARK, TITLES, Column, Meaning, meaning, period_said, plain_words
from iku.intake.delimited import delimited_sheet
from iku.intake.encoding import FALLBACK, NAMES
from iku.intake.file_kinds import TableFile, table_file
from iku.intake.headings import (
    IDENTITY,
    SEARCHED_ROWS,
    Heading,
    HeadingLines,
    Wanted,
    find_headings,
    known_headings,
)
from iku.intake.nearest import nearest_word
from iku.intake.numbers import SEPARATOR
from iku.intake.records import records_sheet
from iku.intake.sheets import Cell, Row, RowsBroken, Sheet, column_letter, text_of
from iku.intake.workbooks import workbook_sheets

SPREAD_DOWN = IDENTITY | {Column.COMPONENT, Column.YEAR, Column.QUARTER}
"""Columns in which a merged cell speaks for every row it covers. A figure never does."""
FIGURES = frozenset({Column.VALUE, Column.NUMERATOR, Column.DENOMINATOR, Column.TARGET, Column.BASELINE})
SHOWN_CELLS = 6
READ_ONLY = frozenset({Column.LAST, Column.ACHIEVEMENT, Column.NUMBER, Column.UNIT, Column.TARGET})
"""Known and without effect where they are not used: not worth a remark."""


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet with its headings understood."""

    sheet: Sheet
    columns: dict[Meaning, Heading]
    width: int
    last_heading_row: int
    letterhead: str
    notes: list[Problem] = field(default_factory=list)

    def heading(self, column: Column) -> Heading | None:
        """The heading of a column that stands for itself, whatever the quarter."""
        return self.columns.get(Meaning(column))

    def rows(self) -> Iterator[Row]:
        """The rows under the headings, each at least as wide as they are."""
        spread = self._spread_cells()
        for row in self.sheet.rows():
            if row.number <= self.last_heading_row:
                continue
            cells = row.cells
            if len(cells) < self.width:
                cells.extend([""] * (self.width - len(cells)))
            for position, cell in spread.get(row.number, ()):
                if not cells[position]:
                    cells[position] = cell
            yield row

    def problem(
        self, code: str, row: Row | None = None, heading: Heading | None = None, *, subject: str = "", found: str = "",
        expected: str = "", nearest: str = "",
    ) -> Problem:  # fmt: skip
        """A problem at a place of this table."""
        cell = f"{column_letter(heading.position)}{row.number}" if row and heading and self.sheet.is_workbook else ""
        return Problem(
            code, subject=subject, sheet=self.sheet.name, row=row.number if row else None,
            column=heading.text if heading else "", cell=cell, found=found, expected=expected, nearest=nearest,
        )  # fmt: skip

    def _spread_cells(self) -> dict[int, list[tuple[int, Cell]]]:
        positions = {h.position for m, h in self.columns.items() if m.column in SPREAD_DOWN}
        areas = [a for a in self.sheet.merged if a.bottom > a.top > self.last_heading_row and a.left in positions]
        if not areas:
            return {}
        tops = {row.number: row.cells for row in self.sheet.rows() if any(row.number == a.top for a in areas)}
        spread: dict[int, list[tuple[int, Cell]]] = {}
        for area in areas:
            cells = tops.get(area.top, [])
            for number in range(area.top + 1, area.bottom + 1):
                spread.setdefault(number, []).append((area.left, cells[area.left] if area.left < len(cells) else ""))
        return spread


def open_table(content: bytes, filename: str, wanted: Wanted, sheet: str | None = None) -> Table:
    """The table of a file. UploadRefused where there is none, or more than one."""
    match table_file(content, filename):
        case TableFile.WORKBOOK:
            sheets = workbook_sheets(content)
        case TableFile.RECORDS:
            sheets = [records_sheet(content, wanted.figure)]
        case TableFile.TEXT:
            sheets = [delimited_sheet(content, known_headings)]
    named = _named(sheets, sheet) if sheet is not None else [s for s in sheets if not s.is_hidden]
    readings = [(s, *_read_head(s, wanted)) for s in named]
    fitting = [(s, lines, rows) for s, lines, rows in readings if lines is not None and not lines.missing]
    with_rows = [(s, lines) for s, lines, rows in fitting if rows]
    if len(with_rows) > 1:
        raise UploadRefused([Problem("several-sheets", expected=SEPARATOR.join(s.name for s, _ in with_rows))])
    if with_rows:
        return _table(*with_rows[0], wanted)
    if fitting:
        raise UploadRefused([Problem("no-rows", sheet=fitting[0][0].name)])
    raise UploadRefused([_unfit(readings, wanted)])


def _named(sheets: list[Sheet], name: str) -> list[Sheet]:
    chosen = [s for s in sheets if s.name.casefold().strip() == name.casefold().strip()]
    if chosen:
        return chosen[:1]
    names = [s.name for s in sheets if s.name]
    raise UploadRefused(
        [Problem("unknown-sheet", found=name, expected=SEPARATOR.join(names), nearest=nearest_word(name, names))]
    )


def _read_head(sheet: Sheet, wanted: Wanted) -> tuple[HeadingLines | None, bool]:
    """The headings, and whether any row with content follows them."""
    try:
        head = list(islice(sheet.rows(), SEARCHED_ROWS))
        lines = find_headings(sheet, head, wanted)
        if lines is None:
            return None, bool(head)
        return lines, any(any(row.cells) for row in sheet.rows() if row.number > lines.last_row)
    except RowsBroken as broken:
        raise UploadRefused([broken.problem]) from None


def _unfit(readings: list[tuple[Sheet, HeadingLines | None, bool]], wanted: Wanted) -> Problem:
    """What keeps the nearest sheet from being read."""
    if not readings:
        return Problem("no-rows")
    sheet, lines, _ = max(readings, key=lambda reading: reading[1].known if reading[1] else 0)
    expected = [TITLES[column] for column in (lines.missing if lines else (Column.CODE, wanted.figure))]
    if lines is None or (len(lines.missing) > 1 and lines.known < 2):
        return Problem("no-headings", sheet=sheet.name, found=_first_row(sheet), expected=SEPARATOR.join(expected))
    unknown = [h.text for h in lines.headings if h.meaning is None and h.text]
    return Problem(
        "missing-column", sheet=sheet.name, row=lines.last_row, found=SEPARATOR.join(h.text for h in lines.headings if h.text),
        expected=SEPARATOR.join(expected), nearest=nearest_word(expected[0], unknown),
    )  # fmt: skip


def _first_row(sheet: Sheet) -> str:
    """How a sheet without headings begins, so that its owner recognises it."""
    first = next(
        (texts for row in sheet.rows() if (texts := [text for cell in row.cells if (text := text_of(cell))])), []
    )
    return SEPARATOR.join(first[:SHOWN_CELLS])


def _table(sheet: Sheet, lines: HeadingLines, wanted: Wanted) -> Table:
    table = Table(sheet, {}, len(lines.headings), lines.last_row, lines.letterhead)
    problems: list[Problem] = []
    for heading in lines.headings:
        if heading.meaning is not None and heading.meaning.column in wanted.used:
            problems += _placed(table, heading, heading.meaning)
        elif heading.text and not (heading.meaning and heading.meaning.column in READ_ONLY):
            table.notes.append(table.problem("column-ignored", heading=heading))
    missing_but_hidden = [h for m, h in table.columns.items() if h.is_hidden and m.column in FIGURES]
    problems += [table.problem("hidden-column", heading=h, found=column_letter(h.position)) for h in missing_but_hidden]
    if problems:
        raise UploadRefused(problems)
    table.notes.extend(table.problem("hidden-column-read", heading=h) for h in table.columns.values() if h.is_hidden)
    return table


def _placed(table: Table, heading: Heading, found: Meaning) -> list[Problem]:
    """Gives a column its heading: the visible one of two; two visible ones are a problem, unless a remark is enough."""
    before = table.columns.get(found)
    if before is None or (before.is_hidden and not heading.is_hidden):
        table.columns[found] = heading
        if before is not None:
            table.notes.append(table.problem("hidden-column-ignored", heading=before))
    elif heading.is_hidden:
        table.notes.append(table.problem("hidden-column-ignored", heading=heading))
    elif found.column in FIGURES or found.column in (Column.CODE, Column.YEAR, Column.QUARTER, Column.COMPONENT):
        places = SEPARATOR.join(column_letter(h.position) for h in (before, heading))
        return [table.problem("repeated-column", heading=heading, found=places)]
    else:
        table.notes.append(table.problem("column-ignored", heading=heading))
    return []


def table_period(table: Table) -> tuple[int | None, int | None]:
    """Quarter and year that the letterhead or the sheet's name speak of."""
    return period_said(table.letterhead)


def file_notes(table: Table) -> tuple[Problem, ...]:
    """What people should know of how a file was read, though nothing is wrong with it."""
    notes = list(table.notes)
    if table.sheet.encoding == NAMES[FALLBACK]:
        notes.insert(0, table.problem("encoding-guessed", found=table.sheet.encoding))
    if plain_words(SAMPLE_MARK) in plain_words(table.letterhead):
        notes.insert(0, table.problem("sample-file"))
    return tuple(notes)


def is_numbering(table: Table, row: Row) -> bool:
    """The row "(1) (2) (3)" that official tables put under their headings; Excel turns it into -1, -2, -3."""
    texts = [text_of(cell) for cell in row.cells if cell]
    counted = range(1, len(texts) + 1)
    if len(texts) < 3 or row.number > table.last_heading_row + 2:
        return False
    title = table.heading(Column.INDICATOR)
    bare = title is not None and text_of(row.cells[title.position]).isdecimal() and texts == [str(n) for n in counted]
    return bare or texts in ([f"({n})" for n in counted], [str(-n) for n in counted])


def is_heading_row(row: Row) -> bool:
    """Whether a row below the headings holds headings once more: at a new page, or over another table."""
    found = {m.column for cell in row.cells if cell and (m := meaning(text_of(cell))) is not None}
    return bool(found & IDENTITY) and len(found) > 1


def repeats_headings(table: Table, row: Row) -> bool:
    """Whether they contradict no column that is read; the lower of two lines may say more of the quarter."""
    said = [(m, text_of(row.cells[h.position])) for m, h in table.columns.items()]
    return all(not text or ((found := meaning(text)) is not None and found.column is m.column) for m, text in said)
