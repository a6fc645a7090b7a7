"""Native tables with hairlines. Rows that do not fit stay for the next slide."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pptx.oxml.ns import qn

from iku.present.slide import Cell, Table
from iku.reports.slideshow.look import BORDER, INK, MUTED, TABLE, Native, inches, line_height
from iku.reports.slideshow.ruler import divided, line_count, word_width
from iku.reports.slideshow.text import Area, Run, add_runs, child, describe

PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""no fills, no lines: we draw our own"""
SIDE, ABOVE = 0.08, 0.045
"""margins in a cell"""
HAIRLINE = "9525"
SIZES = (18, 16, TABLE)
"""the largest that fits is taken"""

Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """A table in a width, in letters of a size: how wide its columns and how high its rows become."""

    table: Table
    room: float
    size: float = TABLE
    fixed: tuple[float, ...] = ()
    """widths that hold whatever the rows say"""

    @property
    def widths(self) -> tuple[float, ...]:
        """As wide as their words; where that is too much, the ones that need less than their share keep to it."""
        if self.fixed:
            return self.fixed
        needed = _natural_widths(self.table, self.size)
        spare = self.room - sum(needed)
        shares = [self.room * width / sum(self.table.widths) for width in self.table.widths]
        if spare >= 0:
            return tuple(n + spare * share / self.room for n, share in zip(needed, shares, strict=True))
        modest = {n for n, share in enumerate(shares) if needed[n] <= share}
        left = self.room - sum(needed[n] for n in modest)
        wanting = sum(share for n, share in enumerate(shares) if n not in modest)
        return tuple(needed[n] if n in modest else left * share / wanting for n, share in enumerate(shares))

    @property
    def is_tight(self) -> bool:
        """Whether some text breaks."""
        return sum(_natural_widths(self.table, self.size)) > self.room

    @property
    def heading_height(self) -> float:
        return self.row_height([Cell(text) for text in self.table.headings], bold=True)

    @property
    def height(self) -> float:
        widths = self.widths
        return self.heading_height + sum(self.row_height(row, widths) for row in self.table.rows)

    def row_height(self, row: Sequence[Cell], widths: Sequence[float] = (), *, bold: bool = False) -> float:
        lines = max(
            line_count(shown_text(cell), width - 2 * SIDE, self.size, bold=bold or _is_bold(cell))
            for cell, width in zip(row, widths or self.widths, strict=True)
        )
        return lines * line_height(self.size) + 2 * ABOVE

    def rows_that_fit(self, height: float) -> int:
        """How many of the first rows a height takes, with the headings above them."""
        widths = self.widths
        left = height - self.heading_height
        for number, row in enumerate(self.table.rows):
            left -= self.row_height(row, widths)
            if left < 0:
                return number
        return len(self.table.rows)

    def with_low_rows(self, height: float) -> "Setting":
        """With any row that is taller than a slide in several pieces below each other."""
        most, widths = height - self.heading_height, self.widths
        rows: list[Row] = []
        for row in self.table.rows:
            rest: Row | None = row
            while rest is not None and self.row_height(rest, widths) > most:
                begun, rest = _divided_row(rest, widths, self.size, most)
                rows.append(begun)
            rows += [rest] if rest is not None else []
        return replace(self, table=replace(self.table, rows=tuple(rows)), fixed=widths)

    def part(self, start: int, count: int | None = None) -> "Setting":
        """Some of the rows, with their headings and in the same columns."""
        stop = len(self.table.rows) if count is None else start + count
        strong = frozenset(n - start for n in self.table.strong if start <= n < stop)
        return replace(
            self, table=replace(self.table, rows=self.table.rows[start:stop], strong=strong), fixed=self.widths
        )


def largest(table: Table, room: float, height: float, *, unbroken: bool = False) -> Setting:
    """In the largest letters in which it fits, else in the smallest. `unbroken`: only as long as no text breaks."""
    settings = [Setting(table, room, size) for size in SIZES]
    fitting = (s for s in settings if s.height <= height and not (unbroken and s.is_tight))
    return next(fitting, settings[-1])


def _natural_widths(table: Table, size: float) -> list[float]:
    """Of every column, with its longest text on one line."""
    return [
        2 * SIDE
        + max(
            word_width(heading, size, bold=True),
            *(word_width(shown_text(row[n]), size, bold=_is_bold(row[n])) for row in table.rows),
        )
        + 0.02
        for n, heading in enumerate(table.headings)
    ]


def _divided_row(row: Row, widths: Sequence[float], size: float, height: float) -> tuple[Row, Row | None]:
    pairs = [
        divided(cell.text, width - 2 * SIDE, size, height - 2 * ABOVE) if cell.text else ("", "")
        for cell, width in zip(row, widths, strict=True)
    ]
    rest = tuple(Cell(after, is_figure=cell.is_figure) for (_, after), cell in zip(pairs, row, strict=True))
    begun = tuple(Cell(before, cell.status, cell.is_figure) for (before, _), cell in zip(pairs, row, strict=True))
    return begun, rest if any(cell.text for cell in rest) else None


def add_table(shapes: Native, left: float, top: float, setting: Setting) -> float:
    """Gives where it ends."""
    table, widths, size = setting.table, setting.widths, setting.size
    height = setting.height
    frame = shapes.add_table(len(table.rows) + 1, len(table.headings), *Area(left, top, setting.room, height).measures)
    frame.name = "Tabel"
    describe(frame, table.alt)
    native = frame.table
    native._tbl.tblPr.find(qn("a:tableStyleId")).text = PLAIN_STYLE
    native.horz_banding = False
    for column, width in zip(native.columns, widths, strict=True):
        column.width = inches(width)
    figures = [any(row[n].is_figure for row in table.rows) for n in range(len(table.headings))]
    heights = [setting.heading_height, *(setting.row_height(row, widths) for row in table.rows)]
    headings = [([Run(text, size, MUTED, True)], right) for text, right in zip(table.headings, figures, strict=True)]
    rows = [headings, *_rows_of_runs(table, size)]
    for number, (element, cells) in enumerate(zip(native._tbl.tr_lst, rows, strict=True)):
        element.set("h", str(inches(heights[number])))
        for cell, (runs, is_right) in zip(element.tc_lst, cells, strict=True):
            _write(cell, runs, "right" if is_right else "left", BORDER if number else INK)
    return top + height


def _rows_of_runs(table: Table, size: float) -> Iterator[list[tuple[list[Run], bool]]]:
    with_icon = not _says_status(table)
    for number, row in enumerate(table.rows):
        strong = number in table.strong
        yield [(cell_runs(cell, size, with_icon=with_icon, strong=strong), cell.is_figure) for cell in row]


def cell_runs(cell: Cell, size: float, *, with_icon: bool, strong: bool = False) -> list[Run]:
    """A status is its icon in its colour, and words in ink: colour is never alone, and every word keeps its contrast."""
    status = cell.status
    bold = strong or _is_bold(cell)
    if status is None:
        return [Run(cell.text, size, INK, bold)]
    colour = status.fill("light") if status.is_judged else MUTED
    if cell.text.startswith(status.icon):
        words = cell.text.removeprefix(status.icon)
        return [Run(status.icon, size, colour, True), Run(words, size, INK if status.is_judged else MUTED, bold)]
    icon = [Run(f"{status.icon} ", size, colour, True)] if with_icon else []
    return [*icon, Run(cell.text, size, INK, bold)]


def shown_text(cell: Cell) -> str:
    icon = f"{cell.status.icon} " if cell.status and not cell.text.startswith(cell.status.icon) else ""
    return icon + cell.text


def _is_bold(cell: Cell) -> bool:
    return cell.is_figure and cell.status is not None


def _says_status(table: Table) -> bool:
    """Whether a column of its own says the statuses in words."""
    return any(cell.status and cell.text.startswith(cell.status.icon) for row in table.rows for cell in row)


def _write(cell: Native, runs: Sequence[Run], align: str, line: str) -> None:
    add_runs(cell.get_or_add_txBody().p_lst[0], runs, align)
    side, above = str(inches(SIDE)), str(inches(ABOVE))
    properties = cell.get_or_add_tcPr()
    for name, value in (("marL", side), ("marR", side), ("marT", above), ("marB", above), ("anchor", "ctr")):
        properties.set(name, value)
    below = child(properties, qn("a:lnB"), w=HAIRLINE)
    child(child(below, qn("a:solidFill")), qn("a:srgbClr"), val=line.removeprefix("#"))
