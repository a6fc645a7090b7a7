"""A workbook with real tables: numbers stay numbers in the form they are printed in, and no text ever becomes a formula."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from iku.present import wording
from iku.present.dates import day
from iku.present.numbers import HUNDREDTH
from iku.present.slide import Deck
from iku.present.status import Status
from iku.present.theme import LIGHT
from iku.reports.slideshow.ruler import line_count

Native = Any
"""What XlsxWriter makes: it has no types."""
OPTIONS = {
    "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}  # fmt: skip
FONT = "Calibri"
PERCENT = "%"
PERCENT_FORMAT, FINE_PERCENT_FORMAT = '0.00"%"', '0.00##"%"'
WHOLE_FORMAT, DECIMAL_FORMAT = "#,##0", "#,##0.0###"
PLAIN_FORMAT = "0"
"""of years and of small counts"""
POINTS = "poin persen"
POINTS_FORMAT = "+0.00;-0.00;0.00"
DATE_FORMAT = "[$-421]d mmmm yyyy"
TABLE_STYLE = "Table Style Light 1"
TEXT_LIMIT = 32_767
FOOTER_LIMIT = 250
A4 = 9
LETTERS = 11
"""their size"""
LINE_POINTS, HIGHEST = 15, 409
CHARACTER = 0.075
"""width of one, in inches"""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in its unit."""

    value: Decimal
    unit: str = PERCENT

    @property
    def form(self) -> str:
        """As it is printed: percentages with two decimals, and more where it has more; counts with what they have."""
        if self.unit == PERCENT:
            return PERCENT_FORMAT if self.value == self.value.quantize(HUNDREDTH) else FINE_PERCENT_FORMAT
        if self.unit == POINTS:
            return POINTS_FORMAT
        return WHOLE_FORMAT if self.value == self.value.to_integral_value() else DECIMAL_FORMAT


Value = str | int | Figure | date | Status | None
"""What a cell holds; a status is its icon and word, in its colour."""


@dataclass(frozen=True, slots=True)
class Column:
    title: str
    width: int


@dataclass(slots=True)
class Sheet:
    """A sheet that is being written, from top to bottom."""

    page: Native
    book: "Book"
    row: int = 0

    def say(self, text: str, style: str = "plain") -> None:
        """One line, across."""
        self.page.write_string(self.row, 0, text, self.book.style(style))
        self.row += 1

    def table(self, name: str, columns: Sequence[Column], rows: Sequence[Sequence[Value]]) -> int:
        """A real table with its filters; gives the row of its headings. Without rows it has an empty one."""
        top = self.row
        for number, column in enumerate(columns):
            self.page.set_column(number, number, column.width)
        filled = list(rows) or [[None] * len(columns)]
        heading = self.book.style("heading")
        self.fit(top, [column.title for column in columns], columns)
        options = {
            "name": name, "style": TABLE_STYLE, "banded_rows": False,
            "columns": [{"header": column.title, "header_format": heading} for column in columns],
        }  # fmt: skip
        self.page.add_table(top, 0, top + len(filled), len(columns) - 1, options)
        for offset, row in enumerate(filled, start=1):
            for number, value in enumerate(row):
                self.write(top + offset, number, value)
            self.fit(top + offset, row, columns)
        self.row = top + len(filled) + 2
        return top

    def write(self, row: int, column: int, value: Value, align: str = "right") -> None:
        """`align`: of a figure."""
        match value:
            case None | "":
                self.page.write_blank(row, column, None, self.book.style("cell"))
            case Status():
                icon, words = self.book.icon_style(value), self.book.style("cell")
                self.page.write_rich_string(row, column, icon, value.icon, words, f" {value.word}", words)
            case Figure():
                self.page.write_number(row, column, float(value.value), self.book.number_style(value.form, align))
            case int():
                self.page.write_number(row, column, value, self.book.number_style(PLAIN_FORMAT))
            case date():
                moment = datetime(value.year, value.month, value.day)
                self.page.write_datetime(row, column, moment, self.book.number_style(DATE_FORMAT, "left"))
            case str():
                self.page.write_string(row, column, value[:TEXT_LIMIT], self.book.style("cell"))

    def fit(self, row: int, values: Sequence[Value], columns: Sequence[Column]) -> None:
        """High enough for every line of its words: not every program finds that by itself."""
        texts = [(_words(value), column.width * CHARACTER - 0.2) for value, column in zip(values, columns, strict=True)]
        lines = max(line_count(text, room, LETTERS, bold=True) for text, room in texts)
        self.page.set_row(row, min(LINE_POINTS * lines, HIGHEST))

    def repeat(self, row: int, *, in_view: bool = True) -> None:
        """The row of headings stands on every printed page, and stays in view."""
        self.page.repeat_rows(row)
        if in_view:
            self.page.freeze_panes(row + 1, 2)


@dataclass(slots=True)
class Book:
    """The workbook. A format is made once."""

    native: Native
    deck: Deck
    _styles: dict[str, Native] = field(default_factory=dict)

    def sheet(self, name: str, title: str) -> Sheet:
        """With what every sheet says: what it is, whose figures these are, and whether they are a sample."""
        sheet = Sheet(self.native.add_worksheet(name), self)
        sheet.say(title, "title")
        if self.deck.sample_notice:
            sheet.say(
                self.deck.sample_notice.replace(wording.SAMPLE_LABEL.capitalize(), wording.SAMPLE_LABEL), "sample"
            )
        sheet.row += 1
        self._arrange(sheet.page)
        return sheet

    def style(self, name: str) -> Native:
        return self._style(name, NAMED[name])

    def number_style(self, form: str, align: str = "right") -> Native:
        look: dict[str, object] = {"num_format": form, "align": align, "valign": "top"}
        return self._style(f"{form} {align}", look | ({"indent": 1} if align == "left" else {}))

    def icon_style(self, status: Status) -> Native:
        """Colour is for the icon: every word keeps its contrast."""
        colour = status.fill("light") if status.is_judged else LIGHT.muted
        return self._style(f"status {status.code}", {"bold": True, "font_color": colour})

    def _style(self, key: str, look: dict[str, object]) -> Native:
        if key not in self._styles:
            self._styles[key] = self.native.add_format({"font_name": FONT, **look})
        return self._styles[key]

    def _arrange(self, page: Native) -> None:
        page.set_landscape()
        page.set_paper(A4)
        page.fit_to_pages(1, 0)
        page.hide_gridlines(2)
        said = " · ".join(text for text in (self.deck.stamp, self.deck.sample_notice) if text).replace("&", "&&")
        page.set_footer(f"&L&8{said[: FOOTER_LIMIT - 40]}&R&8Halaman &P dari &N")
        if self.deck.sample_notice:
            page.set_header(f"&R&B{wording.SAMPLE_LABEL}")


def _words(value: Value) -> str:
    if isinstance(value, Status):
        return f"{value.icon} {value.word}"
    return day(value) if isinstance(value, date) else value if isinstance(value, str) else ""


NAMED: dict[str, dict[str, object]] = {
    "plain": {},
    "title": {"bold": True, "font_size": 16, "font_color": LIGHT.ink},
    "section": {"bold": True, "font_size": 12, "font_color": LIGHT.accent, "valign": "top"},
    "sample": {"bold": True, "font_color": LIGHT.accent},
    "heading": {
        "bold": True,
        "text_wrap": True,
        "valign": "vcenter",
        "indent": 1,
        "bottom": 1,
        "bg_color": LIGHT.track,
    },
    "cell": {"text_wrap": True, "valign": "top", "align": "left", "indent": 1},
}
