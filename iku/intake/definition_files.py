"""The files of a definitions folder: which there are, how they are read, what their columns are called."""

import csv
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from io import StringIO
from pathlib import Path

from iku.domain.definitions import SourceFile
from iku.domain.problem import Problem, Problems
from iku.intake.fields import Fields
from iku.intake.nearest import nearest_word


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one table: those it must have, and those it may leave out."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        return self.required + self.optional


TABLES: Mapping[str, Columns] = {
    "divisions.csv": Columns(("kind", "code", "name", "short_name"), ("aliases",)),
    "indicators.csv": Columns(
        ("code", "number", "title", "description", "formula", "source", "division", "subdivision", "certainty"),
        (
            "description_corrected",
            "formula_corrected",
            "source_corrected",
            "contributors",
            "mapping_reason",
            "schedule_reason",
            "weight",
        ),
    ),
    "components.csv": Columns(
        ("indicator", "code", "title", "unit", "polarity", "consolidation", "numerator", "denominator"),
        ("weight", "scale", "minimize_form", "range_form", "zero_target", "ordinal_form", "cap"),
    ),
    "flags.csv": Columns(("subject", "place", "class", "found", "proposed", "explanation")),
    "duties.csv": Columns(("kind", "letter", "indicators"), ("reason",)),
    "evidence.csv": Columns(("indicator", "code", "title", "frequency", "source")),
    "stages.csv": Columns(
        ("indicator", "year", "name", "starts_on", "ends_on", "quarters"), ("starts_source", "ends_source", "reason")
    ),
}
DECREE = "decree.txt"
RULINGS = "rulings.csv"
RULINGS_COLUMNS = Columns(("subject", "field", "value", "document", "ruled_on"), ("note",))
FILES = ("organisation.toml", "rules.toml", *TABLES, RULINGS, DECREE)
"""In the order in which their problems are shown. All are required but the rulings and the decree's text."""


def read_folder(folder: Path, problems: Problems) -> tuple[SourceFile, ...]:
    """The files of a folder as texts; line ends and byte order marks make no difference."""
    files: list[SourceFile] = []
    for name in FILES:
        path = folder / name
        if not path.is_file():
            continue
        try:
            files.append(SourceFile(name, path.read_text(encoding="utf-8-sig")))
        except UnicodeDecodeError:
            problems.add(Problem("not-utf8", file=name, expected="UTF-8"))
            files.append(SourceFile(name, ""))
    return tuple(files)


def fingerprint(files: Sequence[SourceFile]) -> str:
    """One hash over every file's name and content, whatever their order."""
    digest = sha256()
    for file in sorted(files, key=lambda f: f.name):
        for part in (file.name.encode(), file.content.encode()):
            digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one file. `is_sound`: the file is there and nothing about its shape was wrong."""

    rows: tuple[Fields, ...]
    problems: Problems

    @property
    def is_sound(self) -> bool:
        return not self.problems

    def report(self, code: str, *, subject: str = "", column: str = "", found: str = "", expected: str = "") -> None:
        """Adds a problem about the table as a whole."""
        self.problems.add(Problem(code, subject=subject, column=column, found=found, expected=expected))


class Sources:
    """The files by name. Each table or document is asked for once and collects its own problems."""

    def __init__(self, files: Sequence[SourceFile]) -> None:
        self._contents = {f.name: f.content for f in files}
        self.collected: list[Problems] = []

    def text(self, name: str) -> str:
        """A file that may be missing, as it is."""
        return self._contents.get(name, "")

    def document(self, name: str) -> Fields:
        """A TOML file; every number in it is an exact decimal or a whole number.

        Where there is nothing to read, what is then missing from it goes unsaid: the one problem is enough.
        """
        problems = self._collector(name)
        content = self._content(name, problems)
        try:
            values = tomllib.loads(content, parse_float=Decimal)
        except tomllib.TOMLDecodeError as e:
            problems.add(_broken_toml(str(e)))
        return Fields({}, Problems(file=name)) if problems else Fields(values, problems)

    def table(self, name: str) -> Table:
        problems = self._collector(name)
        content = self._content(name, problems)
        if problems:
            return Table((), problems)
        columns = RULINGS_COLUMNS if name == RULINGS else TABLES[name]
        return Table(tuple(_rows(content, columns, problems)), problems)

    def _collector(self, name: str) -> Problems:
        problems = Problems(file=name)
        self.collected.append(problems)
        return problems

    def _content(self, name: str, problems: Problems) -> str:
        if name not in self._contents:
            problems.add(Problem("missing-file", expected=name))
        return self._contents.get(name, "").removeprefix("\ufeff")


def _rows(content: str, columns: Columns, problems: Problems) -> Iterator[Fields]:
    reader = csv.reader(StringIO(content, newline=""), delimiter=delimiter_of(content), strict=True)
    header: list[str] = []
    line = 1
    has_columns = False
    try:
        for cells in reader:
            row, line = line, reader.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if not header:
                header = [cell.strip() for cell in cells]
                _check_header(header, row, columns, problems)
                has_columns = set(columns.required) <= set(header) and len(set(header)) == len(header)
            elif not has_columns:
                break
            elif len(cells) != len(header):
                problems.add(Problem("cell-count", row=row, found=str(len(cells)), expected=str(len(header))))
            else:
                yield Fields(dict(zip(header, map(str.strip, cells), strict=True)), problems, row=row)
    except csv.Error as e:
        problems.add(Problem("broken-csv", row=line, found=str(e)))
    if not header and not problems:
        _check_header([], 1, columns, problems)


def _broken_toml(message: str) -> Problem:
    """The parser says the place in words only."""
    place = re.fullmatch(r"(.*) \(at line (\d+), column \d+\)", message)
    return Problem("broken-toml", row=int(place[2]), found=place[1]) if place else Problem("broken-toml", found=message)


def delimiter_of(content: str) -> str:
    """A spreadsheet set to a decimal comma writes semicolons: both are the same table."""
    header = content.split("\n", 1)[0]
    return max(",;\t", key=header.count)


def _check_header(header: Sequence[str], row: int, columns: Columns, problems: Problems) -> None:
    """A misspelt column is one problem, not two: it is not also said to be missing under its right name."""
    misspelt: set[str] = set()
    for name in dict.fromkeys(header):
        if header.count(name) > 1:
            problems.add(Problem("repeated-column", row=row, column=name))
        if name not in columns.all:
            near = nearest_word(name, [known for known in columns.all if known not in header])
            problems.add(Problem("unknown-column", row=row, column=name, nearest=near))
            misspelt.add(near)
    for name in columns.required:
        if name not in header and name not in misspelt:
            problems.add(Problem("missing-column", row=row, found=" | ".join(header), expected=name))
