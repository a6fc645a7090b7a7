"""Realisations as they are handed in, from a file or typed: read whole, or refused with everything that is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass

from iku.domain.definitions import Definitions
from iku.domain.facts import ReportedValue
from iku.domain.period import Period
from iku.domain.problem import Problem
from iku.domain.review import Explanation
from iku.errors import UploadRefused
from iku.intake.columns import Column
from iku.intake.figures import read_figures
from iku.intake.numbers import NumberRefused
from iku.intake.realisation_rows import NOTE_LIMIT, WANTED, RealisationRows
from iku.intake.safe_text import clean
from iku.intake.tables import file_notes, open_table
from iku.intake.typed_fields import typed_problem


@dataclass(frozen=True, slots=True)
class TypedRealisation:
    """What a person typed into the fields of one component; a grade is typed into `value`."""

    value: str = ""
    numerator: str = ""
    denominator: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class RealisationFile:
    """A file as it was read: its values with what explains them, and how it was read, for people to check."""

    values: tuple[ReportedValue, ...]
    explanations: tuple[Explanation, ...]
    """One for each indicator and quarter of which anything was said. A blank one is left out, and takes nothing back."""
    sheet: str
    encoding: str
    blank_rows: int
    """Rows of known indicators without a figure. They are left out, and take nothing back."""
    notes: tuple[Problem, ...]
    """Remarks, not mistakes: columns that were not read, an encoding that was guessed."""


def read_realisations(
    content: bytes, filename: str, definitions: Definitions, *, period: Period | None = None,
    subdivision: str | None = None, sheet: str | None = None,
) -> tuple[ReportedValue, ...]:  # fmt: skip
    """The realisations of a file. UploadRefused, with every problem, if there is any."""
    return read_realisation_file(
        content, filename, definitions, period=period, subdivision=subdivision, sheet=sheet
    ).values


def read_realisation_file(
    content: bytes, filename: str, definitions: Definitions, *, period: Period | None = None,
    subdivision: str | None = None, sheet: str | None = None,
) -> RealisationFile:  # fmt: skip
    """As `read_realisations`, with how the file was read."""
    table = open_table(content, filename, WANTED, sheet)
    reader = RealisationRows(table, definitions, period, subdivision)
    values = reader.values()
    problems = sorted(reader.problems, key=lambda problem: problem.row or 0)
    if not problems and not reader.rows.known_rows:
        problems = [table.problem("no-rows")]
    if problems:
        raise UploadRefused(problems)
    blank_rows = reader.rows.known_rows - len({value.row for value in values})
    return RealisationFile(
        values, reader.explanations, table.sheet.name, table.sheet.encoding, blank_rows, file_notes(table)
    )


def read_typed_realisations(
    cells: Mapping[tuple[str, str], TypedRealisation], definitions: Definitions, period: Period
) -> tuple[ReportedValue, ...]:
    """The realisations that were typed: one for each entry, a blank entry as a blank one. Keys are (indicator, component)."""
    values: list[ReportedValue] = []
    problems: list[Problem] = []
    for (indicator, code), typed in cells.items():
        component = definitions.indicator(indicator).component(code)
        figures, refusals = read_figures(component, definitions.rules, typed.value, typed.numerator, typed.denominator)
        note = clean(typed.note)
        if len(note) > NOTE_LIMIT:
            refusals.append((Column.NOTE, NumberRefused("note-too-long", str(len(note)), str(NOTE_LIMIT))))
        problems += [typed_problem(component, column, refused) for column, refused in refusals]
        values.append(
            ReportedValue(
                indicator, code, period.year, period.quarter, figures.value, figures.numerator, figures.denominator,
                figures.grade, note,
            )
        )  # fmt: skip
    if problems:
        raise UploadRefused(problems)
    return tuple(values)
