"""Rulings applied to the files that they are about: what is laid down stands where the proposal stood.

The files themselves stay as they are; `rulings.csv` beside them says what was laid down, and whoever reads the folder
applies it. So a ruling is checked by the very reader that checks the folder.
"""

import csv
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from io import StringIO

from iku.domain.definitions import SourceFile
from iku.domain.indicator import Certainty
from iku.domain.problem import Problem
from iku.domain.ruling import GRADE, INDEX, OF_COMPONENT, SHARE, TEXTS, RuledField, Ruling, parts_of
from iku.intake.definition_files import RULINGS, RULINGS_COLUMNS, Table, delimiter_of
from iku.intake.fields import Fields

Row = dict[str, str]
LAST_DAYS = {1: (3, 31), 2: (6, 30), 3: (9, 30), 4: (12, 31)}
READINGS: Mapping[str, Row] = {
    INDEX: {"polarity": "maximize", "unit": "indeks", "scale": ""},
    SHARE: {"polarity": "maximize", "unit": "%", "scale": ""},
}


def read_rulings(table: Table) -> tuple[Ruling, ...]:
    """The rows of rulings.csv."""
    return tuple(_ruling(row) for row in table.rows)


def rulings_file(rulings: Sequence[Ruling]) -> SourceFile:
    """The same as a file."""
    rows = [
        (r.subject, r.field.value, r.value, r.document, r.ruled_on.isoformat(), r.note)
        for r in sorted(rulings, key=lambda r: (r.subject, r.field))
    ]
    return SourceFile(RULINGS, _written([RULINGS_COLUMNS.all, *rows], ","))


def with_rulings(files: Sequence[SourceFile], rulings: Sequence[Ruling]) -> tuple[SourceFile, ...]:
    """The folder's files and what was laid down about them; without rulings, the folder's files alone."""
    own = tuple(f for f in files if f.name != RULINGS)
    return (*own, rulings_file(rulings)) if rulings else own


def applied(files: Sequence[SourceFile], rulings: Sequence[Ruling], year: int) -> tuple[SourceFile, ...]:
    """The files as they read once the rulings hold; a ruling whose subject is gone changes nothing (see `is_fitting`)."""
    contents = {f.name: f.content for f in files}
    for ruling in rulings:
        name = _file_of(ruling)
        if name in contents:
            contents[name] = _applied(contents[name], ruling, year)
    return tuple(SourceFile(f.name, contents[f.name]) for f in files)


def with_reasons(files: Sequence[SourceFile], reasons: Mapping[str, str]) -> tuple[SourceFile, ...]:
    """The files with another reason for the division of the indicators (by code) that are named."""

    def explained(row: Row) -> Row:
        return {**row, "mapping_reason": reasons[row["code"]]} if row.get("code") in reasons else row

    return tuple(
        SourceFile(f.name, _edited(f.content, explained, {"mapping_reason": ""}))
        if f.name == "indicators.csv" and reasons
        else f
        for f in files
    )


def subject_problem(files: Sequence[SourceFile], ruling: Ruling) -> Problem | None:
    """A ruling about something that the folder does not hold."""
    # A stage may be ruled for an indicator that has none yet.
    name = "indicators.csv" if ruling.field is RuledField.DUE_QUARTERS else _file_of(ruling)
    content = next((f.content for f in files if f.name == name), "")
    is_known = any(_is_about(row, ruling) for row in _rows(content)[1])
    return None if is_known else Problem("unknown-subject", file=RULINGS, column="subject", found=ruling.subject)


def _ruling(row: Fields) -> Ruling:
    return Ruling(
        subject=row.text("subject"),
        field=row.choice("field", RuledField),
        value=row.optional_text("value"),
        document=row.text("document"),
        ruled_on=row.day("ruled_on"),
        note=row.optional_text("note"),
    )


def _file_of(ruling: Ruling) -> str:
    if ruling.field in OF_COMPONENT:
        return "components.csv"
    if ruling.field is RuledField.INDICATORS:
        return "duties.csv"
    return "stages.csv" if ruling.field is RuledField.DUE_QUARTERS else "indicators.csv"


def _is_about(row: Row, ruling: Ruling) -> bool:
    if ruling.field in OF_COMPONENT:
        indicator, _, component = ruling.subject.partition("/")
        return (row.get("indicator", ""), row.get("code", "")) == (indicator, component)
    if ruling.field is RuledField.INDICATORS:
        return f"{row.get('kind')}-{row.get('letter')}" == ruling.subject
    return row.get("code") == ruling.subject


def _applied(content: str, ruling: Ruling, year: int) -> str:
    if ruling.field is RuledField.DUE_QUARTERS:
        return _with_stage(content, ruling, year)
    changes = _changes(ruling)
    return _edited(content, lambda row: {**row, **changes} if _is_about(row, ruling) else row, changes)


def _changes(ruling: Ruling) -> Row:
    """The cells that a ruling fills."""
    if ruling.field in TEXTS:
        return {f"{ruling.field.value}_corrected": ruling.value}
    if ruling.field is RuledField.DIVISION:
        return {"division": ruling.value, "certainty": Certainty.HIGH.value}
    if ruling.field is RuledField.READING:
        scale = ruling.value.removeprefix(GRADE)
        return dict(READINGS.get(ruling.value, {"polarity": "ordinal", "unit": "predikat", "scale": scale}))
    return {ruling.field.value: ruling.value}


def _with_stage(content: str, ruling: Ruling, year: int) -> str:
    """One stage of the year in place of all that were proposed, from the first day of its first quarter to its last."""
    header, rows, mark = _rows(content)
    kept = [r for r in rows if (r.get("indicator"), r.get("year")) != (ruling.subject, str(year))]
    quarters = [int(q) for q in parts_of(ruling.value) if q in ("1", "2", "3", "4")] or [1]
    stage = {
        "indicator": ruling.subject,
        "year": str(year),
        "name": f"Triwulan jatuh tempo {year}",
        "starts_on": date(year, 3 * min(quarters) - 2, 1).isoformat(),
        "ends_on": date(year, *LAST_DAYS[max(quarters)]).isoformat(),
        "quarters": ruling.value,
        "starts_source": ruling.document,
        "ends_source": ruling.document,
        "reason": ruling.note,
    }
    columns = [*header, *(c for c in stage if c not in header)]
    return _written([columns, *([row.get(c, "") for c in columns] for row in [*kept, stage])], mark)


def _edited(content: str, edit: Callable[[Row], Row], columns: Mapping[str, str]) -> str:
    header, rows, mark = _rows(content)
    names = [*header, *(c for c in columns if c not in header)]
    return _written([names, *([edit(row).get(c, "") for c in names] for row in rows)], mark)


def _rows(content: str) -> tuple[list[str], list[Row], str]:
    """The heading, the rows by heading, and the mark between cells. Blank lines stay, so that rows keep their numbers."""
    mark = delimiter_of(content.removeprefix("\ufeff"))
    lines = list(csv.reader(StringIO(content.removeprefix("\ufeff"), newline=""), delimiter=mark))
    while lines and not any(cell.strip() for cell in lines[0]):
        lines.pop(0)
    header = [cell.strip() for cell in lines[0]] if lines else []
    return header, [dict(zip(header, line, strict=False)) for line in lines[1:]], mark


def _written(rows: Sequence[Sequence[str]], mark: str) -> str:
    text = StringIO(newline="")
    csv.writer(text, delimiter=mark, lineterminator="\n").writerows(rows)
    return text.getvalue()
