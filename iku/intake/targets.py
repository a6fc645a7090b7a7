"""Targets as they are handed in, from a file or typed: read whole, or refused with everything that is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass

from iku.domain.definitions import Definitions
from iku.domain.facts import ProposedTarget
from iku.domain.problem import Problem
from iku.errors import UploadRefused
from iku.intake.columns import Column
from iku.intake.numbers import NumberRefused
from iku.intake.safe_text import clean
from iku.intake.tables import file_notes, open_table
from iku.intake.target_figures import read_target
from iku.intake.target_rows import WANTED, WORD_LIMITS, TargetRows
from iku.intake.typed_fields import typed_problem


@dataclass(frozen=True, slots=True)
class TypedTarget:
    """What a person typed for one component and quarter; a grade or a range is typed into `value`."""

    value: str = ""
    unit: str = ""
    baseline: str = ""


@dataclass(frozen=True, slots=True)
class TargetFile:
    """A file as it was read: its targets, and how it was read, for people to check."""

    values: tuple[ProposedTarget, ...]
    sheet: str
    encoding: str
    blank_rows: int
    notes: tuple[Problem, ...]


def read_targets(
    content: bytes, filename: str, definitions: Definitions, *, year: int | None = None, sheet: str | None = None
) -> tuple[ProposedTarget, ...]:
    """The targets of a file. UploadRefused, with every problem, if there is any."""
    return read_target_file(content, filename, definitions, year=year, sheet=sheet).values


def read_target_file(
    content: bytes, filename: str, definitions: Definitions, *, year: int | None = None, sheet: str | None = None
) -> TargetFile:
    """As `read_targets`, with how the file was read."""
    table = open_table(content, filename, WANTED, sheet)
    reader = TargetRows(table, definitions, year)
    values = reader.values()
    problems = sorted(reader.problems, key=lambda problem: problem.row or 0)
    if not problems and not reader.rows.known_rows:
        problems = [table.problem("no-rows")]
    if problems:
        raise UploadRefused(problems)
    blank_rows = reader.rows.known_rows - len({value.row for value in values})
    return TargetFile(values, table.sheet.name, table.sheet.encoding, blank_rows, file_notes(table))


def read_typed_targets(
    cells: Mapping[tuple[str, str, int], TypedTarget], definitions: Definitions, year: int
) -> tuple[ProposedTarget, ...]:
    """The targets that were typed: one for each entry, a blank entry as a blank one. Keys are (indicator, component, quarter)."""
    values: list[ProposedTarget] = []
    problems: list[Problem] = []
    for (indicator, code, quarter), typed in cells.items():
        component = definitions.indicator(indicator).component(code)
        unit = clean(typed.unit)
        figures, refusals = read_target(component, definitions.rules, typed.value, typed.baseline, unit)
        if len(unit) > WORD_LIMITS[Column.UNIT]:
            refusals.append(
                (Column.UNIT, NumberRefused("note-too-long", str(len(unit)), str(WORD_LIMITS[Column.UNIT])))
            )
        problems += [typed_problem(component, column, refused, quarter) for column, refused in refusals]
        values.append(
            ProposedTarget(
                indicator, code, year, quarter, figures.value, figures.upper, figures.baseline, figures.grade, unit
            )
        )
    if problems:
        raise UploadRefused(problems)
    return tuple(values)
