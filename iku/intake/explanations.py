"""Causes and follow-up as they are handed in: one explanation of an indicator and quarter, whichever row it stands in.

Only what can be read is judged here. Whether an explanation is needed, and whether it says enough, is the workflow's to ask.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from iku.domain.indicator import Component
from iku.domain.problem import Problem
from iku.domain.review import Explanation
from iku.errors import UploadRefused
from iku.intake.columns import TITLES, Column
from iku.intake.dates import parse_date
from iku.intake.figures import REFUSED_KINDS
from iku.intake.headings import Heading
from iku.intake.numbers import NumberRefused
from iku.intake.periods import period_text
from iku.intake.row_problems import RowProblems
from iku.intake.safe_text import clean, unmarked
from iku.intake.sheets import Cell, CellKind, Row, TypedCell, text_of

EXPLAINING = (Column.OBSTACLE, Column.EFFORT, Column.OWNER, Column.DUE, Column.SUPPORT)
TELLING = {Column.OBSTACLE, Column.EFFORT, Column.SUPPORT}
LIMITS = {Column.OBSTACLE: 2_000, Column.EFFORT: 2_000, Column.OWNER: 200, Column.SUPPORT: 2_000}
"""Letters that a text may have."""
FIRST_YEAR, LAST_YEAR = 2000, 2099
"""Years of a due date; another one is a slip of the fingers."""
EXAMPLE_YEAR = 2024

Key = tuple[str, int, int]
Parts = dict[Column, str]


@dataclass(frozen=True, slots=True)
class TypedExplanation:
    """What a person typed into the fields of one indicator's explanation."""

    obstacle: str = ""
    effort: str = ""
    owner: str = ""
    due_on: str = ""
    support: str = ""


class ExplanationRows:
    """Gathers the explanations of a table, row by row. Two rows may say the same, or one of them nothing."""

    def __init__(self, problems: RowProblems, *, is_workbook: bool) -> None:
        self._problems = problems
        self._is_workbook = is_workbook
        self._found: dict[Key, dict[Column, tuple[str, int]]] = {}

    def read(
        self, row: Row, component: Component, headings: Sequence[Heading | None], period: tuple[int, int] | None
    ) -> None:
        """Takes what a row says of one quarter; `headings` in the order of EXPLAINING. `period` None: it is only checked."""
        for column, heading in zip(EXPLAINING, headings, strict=True):
            if heading is None:
                continue
            try:
                text = read_part(column, self._as_meant(row.cells[heading.position]), period)
            except NumberRefused as refused:
                self._problems.refused(refused, row, heading, component)
                continue
            if text and period is not None:
                self._take(row, component, heading, column, text, period)

    def explanations(self) -> tuple[Explanation, ...]:
        """One for each indicator and quarter that was explained, in the order of the file."""
        return tuple(
            _explanation(key, {c: text for c, (text, _) in said.items()})
            for key, said in self._found.items()
            if TELLING & said.keys()
        )

    @property
    def unexplained(self) -> tuple[str, ...]:
        """Indicators with an owner or a due date of nothing: many offices have such a column for other ends."""
        return tuple(dict.fromkeys(key[0] for key, said in self._found.items() if not TELLING & said.keys()))

    def _take(
        self, row: Row, component: Component, heading: Heading, column: Column, text: str, period: tuple[int, int]
    ) -> None:
        said = self._found.setdefault((component.indicator, *period), {})
        before, first_row = said.setdefault(column, (text, row.number))
        if before.split() != text.split():
            found = period_text(*period)
            self._problems.add(
                "explanations-disagree", row, heading, component, found=found, expected=str(first_row)
            )  # fmt: skip

    def _as_meant(self, cell: Cell) -> Cell:
        """A text file's mark against formulas is ours; in a workbook there is none."""
        return unmarked(cell.strip()) if isinstance(cell, str) and not self._is_workbook else cell


def read_part(column: Column, cell: Cell, period: tuple[int, int] | None = None) -> str:
    """One field as it is kept, a due date as ISO, "" where blank. Raises NumberRefused where it cannot be kept."""
    if isinstance(cell, TypedCell) and cell.kind in (CellKind.ERROR, CellKind.FORMULA):
        raise NumberRefused(REFUSED_KINDS[cell.kind], cell.text)
    if column is Column.DUE:
        return _due_date(cell, period)
    text = clean(text_of(cell))
    if len(text) > LIMITS[column]:
        raise NumberRefused("note-too-long", str(len(text)), str(LIMITS[column]))
    return text


def read_typed_explanations(typed: Mapping[Key, TypedExplanation]) -> tuple[Explanation, ...]:
    """What was typed, one for each entry, a blank entry as a blank one. Keys are (indicator, year, quarter).

    UploadRefused with every problem; a problem's `cell` is indicator/year/quarter/column.
    """
    found: list[Explanation] = []
    problems: list[Problem] = []
    for key, texts in typed.items():
        parts: Parts = {}
        cells = (texts.obstacle, texts.effort, texts.owner, texts.due_on, texts.support)
        for column, text in zip(EXPLAINING, cells, strict=True):
            try:
                parts[column] = read_part(column, text, key[1:])
            except NumberRefused as refused:
                problems.append(_typed_problem(key, column, refused))
        found.append(_explanation(key, parts))
    if problems:
        raise UploadRefused(problems)
    return tuple(found)


def field_address(key: Key, column: Column) -> str:
    """Where a typed field is, for its problems."""
    return "/".join((key[0], str(key[1]), str(key[2]), column))


def _typed_problem(key: Key, column: Column, refused: NumberRefused) -> Problem:
    return Problem(
        refused.code, subject=key[0], column=TITLES[column], cell=field_address(key, column), found=refused.found,
        expected=refused.expected, nearest=refused.nearest,
    )  # fmt: skip


def _due_date(cell: Cell, period: tuple[int, int] | None) -> str:
    """ISO, from a date cell or from text. Two digits of a year, a month alone or a word are no date."""
    text = clean(text_of(cell))
    if not text:
        return ""
    found = _cell_date(text) if isinstance(cell, TypedCell) and cell.kind is CellKind.DATE else parse_date(text)
    is_number = isinstance(cell, TypedCell) and cell.kind is not CellKind.DATE
    if found is None or is_number or not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise NumberRefused("date-expected", text, f"31/12/{period[0] if period else EXAMPLE_YEAR}")
    return found.isoformat()


def _cell_date(text: str) -> date | None:
    """A workbook's date; a time of day alone is none."""
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        return None


def _explanation(key: Key, parts: Parts) -> Explanation:
    due_on = parts.get(Column.DUE, "")
    return Explanation(
        *key,
        obstacle=parts.get(Column.OBSTACLE, ""),
        effort=parts.get(Column.EFFORT, ""),
        owner=parts.get(Column.OWNER, ""),
        due_on=date.fromisoformat(due_on) if due_on else None,
        support=parts.get(Column.SUPPORT, ""),
    )
