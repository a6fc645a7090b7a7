"""Walks down a table and says whose each row is. Totals, remarks and signatures are told from rows that went wrong."""

from collections.abc import Iterable, Iterator

from iku.domain.definitions import Definitions
from iku.domain.indicator import Component
from iku.domain.problem import Problem
from iku.intake.columns import Column, is_total, meaning
from iku.intake.headings import Heading
from iku.intake.identities import Identities, Identity
from iku.intake.numbers import NumberRefused, parse_number
from iku.intake.sheets import Cell, Row, RowsBroken, text_of
from iku.intake.tables import Table, is_heading_row, is_numbering, repeats_headings


class IdentifiedRows:
    """The rows of a table that speak of a component, with what is wrong with the others in `problems`.

    `figures` are the places of the columns that hold figures: a row that is blank there has nothing to lose, unless it
    is a known indicator's and holds one of `texts`.
    """

    def __init__(
        self,
        table: Table,
        definitions: Definitions,
        figures: Iterable[int],
        subdivision: str | None = None,
        texts: Iterable[int] = (),
    ) -> None:
        self.table = table
        self.problems: list[Problem] = []
        self.known_rows = 0
        self._identities = Identities(definitions)
        self._figures = tuple(figures)
        self._telling = (*self._figures, *texts)
        self._allowed = None if subdivision is None else {i.code for i in definitions.reported_by(subdivision)}
        self._indicators = {i.code: i for i in definitions.indicators}
        self._units = {s.code: s.name for s in definitions.subdivisions}
        self._subdivision = self._units.get(subdivision or "", subdivision or "")
        columns = (Column.CODE, Column.NUMBER, Column.INDICATOR, Column.COMPONENT)
        self._headings = {column: table.heading(column) for column in columns}
        self._places = [h.position if h is not None else -1 for h in self._headings.values()]
        self._identified: dict[tuple[Cell, ...], Identity] = {}
        self._number_conflicts: list[Problem] = []
        self._counted, self._is_running = 0, True
        self._has_ended = False

    def __iter__(self) -> Iterator[tuple[Row, Component]]:
        """Rows of known components that hold a figure or a text. A file that cannot be read on ends in a problem."""
        try:
            for row in self.table.rows():
                component = self._component(row)
                if component is not None:
                    yield row, component
        except RowsBroken as broken:
            self.problems.append(broken.problem)
        if self._number_conflicts and not self._is_running:
            self.problems.extend(self._number_conflicts)
        elif self._number_conflicts:
            self.table.notes.append(self.table.problem("running-number", heading=self._headings[Column.NUMBER]))

    def _component(self, row: Row) -> Component | None:
        cells = row.cells
        said = tuple([cells[place] if place >= 0 else "" for place in self._places])
        identity = self._identified.get(said)
        if identity is None:
            identity = self._identified[said] = self._identities.identify(*[text_of(cell) for cell in said])
        holds_figures = any(is_filled(cells[place]) for place in self._figures)
        if identity.is_blank:
            if holds_figures or any(cells):
                self._without_identity(row, holds_figures)
            else:
                self._has_ended = self._has_ended or self.known_rows > 0
        elif identity.component is None and not identity.indicator:
            self._without_indicator(row, identity, holds_figures)
        else:
            self.known_rows += 1
            self._check_running(text_of(said[1]))
            tells = any(is_filled(cells[place]) for place in self._telling)
            return self._checked(row, identity) if tells else None
        return None

    def _checked(self, row: Row, identity: Identity) -> Component | None:
        """The component of a row that tells something, unless something stands against it."""
        indicator = identity.component.indicator if identity.component else identity.indicator
        if row.is_hidden:
            self.problems.append(self.table.problem("hidden-row", row, subject=indicator))
            return None
        if extra := _extra_cells(self.table, row):
            self.problems.append(self.table.problem("too-many-cells", row, subject=indicator, found=extra))
            return None
        if self._allowed is not None and indicator not in self._allowed:
            owner = self._indicators[indicator].subdivision
            names = {"found": self._subdivision, "expected": self._units.get(owner, owner)}
            self.problems.append(self._placed("other-subdivision", row, subject=indicator, **names))
            return None
        findings = self._findings(row, identity)
        (self._number_conflicts if identity.number_disagrees else self.problems).extend(findings)
        return identity.component if identity.number_disagrees or not findings else None

    def _findings(self, row: Row, identity: Identity) -> list[Problem]:
        indicator = identity.component.indicator if identity.component else identity.indicator
        return [
            self.table.problem(
                f.code, row, self._headings.get(f.column) or self._any_heading(), subject=indicator, found=f.found,
                expected=f.expected, nearest=f.nearest,
            )
            for f in identity.findings
        ]  # fmt: skip

    def _without_identity(self, row: Row, holds_figures: bool) -> None:
        """Nothing says whose the row is: a slip if it holds a figure, else a remark or a signature."""
        if self._is_total(row) or not holds_figures or self._holds_headings(row):
            self._has_ended = self._has_ended or (self.known_rows > 0 and self._is_total(row))
            return
        if not self._has_ended or self._holds_number(row):
            found = next(text_of(row.cells[place]) for place in self._figures if is_filled(row.cells[place]))
            self.problems.append(self._placed("indicator-missing", row, found=found))

    def _without_indicator(self, row: Row, identity: Identity, holds_figures: bool) -> None:
        """What the row says is no indicator: a total, headings again, a section's title, a remark, or a slip."""
        if self._is_total(row) or is_numbering(self.table, row):
            self._has_ended = self._has_ended or self.known_rows > 0
            return
        if is_heading_row(row):
            if not repeats_headings(self.table, row):
                self.problems.append(self._placed("second-headings", row))
            return
        is_remark = self._has_ended and not self._holds_number(row)
        if (holds_figures and not is_remark) or identity.is_attempt:
            self.problems.extend(self._findings(row, identity))

    def _holds_headings(self, row: Row) -> bool:
        """The lower line of headings that are repeated at a new page."""
        said = [text_of(row.cells[place]) for place in self._figures]
        return all(meaning(text) is not None for text in said if text)

    def _is_total(self, row: Row) -> bool:
        said = (text_of(row.cells[place]) for place in self._places if place >= 0)
        return is_total(_first_text(row)) or any(is_total(text) for text in said)

    def _holds_number(self, row: Row) -> bool:
        return any(_is_number(row.cells[place]) for place in self._figures)

    def _check_running(self, number: str) -> None:
        self._counted += 1
        self._is_running = self._is_running and number.rstrip(".") == str(self._counted)

    def _placed(self, code: str, row: Row, *, subject: str = "", found: str = "", expected: str = "") -> Problem:
        return self.table.problem(code, row, self._any_heading(), subject=subject, found=found, expected=expected)

    def _any_heading(self) -> Heading | None:
        return next((h for h in self._headings.values() if h is not None), None)


def _extra_cells(table: Table, row: Row) -> str:
    """What stands beyond the headings of a text file: an unquoted comma has moved the cells. In a workbook it is a remark."""
    if table.sheet.is_workbook or len(row.cells) <= table.width:
        return ""
    return " ".join(text for cell in row.cells[table.width :] if (text := text_of(cell)))


def is_filled(cell: Cell) -> bool:
    return bool(cell) and not (isinstance(cell, str) and cell.isspace())


def _is_number(cell: Cell) -> bool:
    if not isinstance(cell, str):
        return cell.number is not None
    try:
        return parse_number(cell) is not None
    except NumberRefused as refused:
        return refused.code != "not-a-number"


def _first_text(row: Row) -> str:
    return next((text for cell in row.cells if cell and (text := text_of(cell))), "")
