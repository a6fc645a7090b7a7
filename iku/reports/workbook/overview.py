"""'Ringkasan' and 'Divisi': where every indicator and every division stands, as tables and as charts that follow them."""

from collections.abc import Sequence

from iku.domain.figures import OFFICE
from iku.domain.frozen import Content
from iku.present import wording
from iku.present.divisions import DivisionLine, division_lines
from iku.present.lines import IndicatorLine
from iku.present.numbers import DASH
from iku.present.slide import SUMMARY, Deck
from iku.present.status import Status
from iku.present.tiles import Tile
from iku.reports.workbook.book import FONT, Book, Column, Figure, Sheet, Value

INDICATOR_COLUMNS = (
    Column("Kode IKU", 10), Column("Indikator", 30), Column("Divisi", 22), Column("Dilaporkan oleh", 22), Column("Capaian", 10),
    Column("Status", 22), Column("Laporan", 16), Column("Bukti dukung", 24), Column("Mengapa belum ada angka", 28),
    Column("Catatan", 26),
)  # fmt: skip
FIGURE_COLUMN, NAME_COLUMN = 4, 1
DIVISION_COLUMNS = (
    Column("Divisi", 34), Column("Rata-rata capaian", 14), Column("Status", 24), Column("Dihitung", 12),
    Column("Jumlah indikator", 12), Column("Tercapai", 12), Column("Catatan", 34),
)  # fmt: skip
ROW_PIXELS, FEWEST_PIXELS = 20, 240
ROWS_OF_A_PAGE = 20
"""with the chart of as many bars below them"""


def write_overview(book: Book, content: Content, lines: Sequence[IndicatorLine]) -> None:
    deck = book.deck
    sheet = book.sheet("Ringkasan", f"{deck.title}: capaian IKU s.d. {deck.period}")
    for tile in _tiles(deck):
        sheet.write(sheet.row, 1, tile.label)
        sheet.write(sheet.row, 2, _tile_value(content, tile), align="left")
        said = " · ".join(text for text in (tile.caption, tile.change_text) if text)
        sheet.page.write_string(sheet.row, 3, said, book.style("plain"))
        sheet.row += 1
    sheet.row += 1
    top = sheet.table("Indikator", INDICATOR_COLUMNS, [_indicator_row(line) for line in lines])
    sheet.repeat(top, in_view=False)
    alt = "Capaian per indikator: " + "; ".join(line.sentence for line in lines) + "."
    _add_bars(sheet, top, (NAME_COLUMN, FIGURE_COLUMN), [line.status for line in lines], "Capaian per indikator", alt)


def write_divisions(book: Book, content: Content, lines: Sequence[IndicatorLine]) -> None:
    divisions = division_lines(content.definitions, content.figures, lines, content.about.period.quarter)
    sheet = book.sheet("Divisi", f"Rata-rata capaian per divisi s.d. {book.deck.period}")
    top = sheet.table("Divisi", DIVISION_COLUMNS, [_division_row(division) for division in divisions])
    sheet.repeat(top)
    alt = "Rata-rata capaian: " + "; ".join(f"{d.name} {d.figure_text}, {d.status.word}" for d in divisions) + "."
    _add_bars(sheet, top, (0, 1), [d.status for d in divisions], "Rata-rata capaian per divisi", alt)


def figure_or_text(line: IndicatorLine) -> Value:
    """The figure as a number; a grade, or a dash, in words."""
    return line.figure_text if line.figure is None else Figure(line.figure)


def _tiles(deck: Deck) -> Sequence[Tile]:
    return next((slide.tiles for slide in deck.slides if slide.key == SUMMARY), ())


def _tile_value(content: Content, tile: Tile) -> Value:
    average = content.figures.group(OFFICE, content.about.period.quarter).capped
    return Figure(average) if tile.label == wording.OFFICE_AVERAGE and average is not None else tile.value


def _indicator_row(line: IndicatorLine) -> tuple[Value, ...]:
    return (
        line.code, line.title, line.division_name, line.subdivision_name, figure_or_text(line), line.status,
        line.state_text or "belum ada laporan", line.proof_text, line.explanation, line.note,
    )  # fmt: skip


def _division_row(division: DivisionLine) -> tuple[Value, ...]:
    figure: Value = DASH if division.figure is None else Figure(division.figure)
    tally = division.tally
    return (
        division.full_name, figure, division.status, tally.computed, tally.indicators, tally.reached,
        f"pembagian divisi masih {wording.PROPOSAL}" if division.is_proposal else "",
    )  # fmt: skip


def _add_bars(
    sheet: Sheet, top: int, columns: tuple[int, int], statuses: Sequence[Status], title: str, alt: str
) -> None:
    """Below the table: a bar for each row, in the colour of its status, read from the table's own cells."""
    if not statuses:
        return
    names, figures = columns
    page, name = sheet.page, sheet.page.get_name()
    last = top + len(statuses)
    chart = sheet.book.native.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": title,
            "categories": [name, top + 1, names, last, names],
            "values": [name, top + 1, figures, last, figures],
            "points": [{"fill": {"color": status.fill("light")}} for status in statuses],
            "gap": 45,
            "data_labels": {"value": True, "font": {"name": FONT}},
        }
    )
    chart.set_title({"name": title, "name_font": {"name": FONT, "size": 12}})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "num_font": {"name": FONT}})
    chart.set_x_axis({"min": 0, "major_unit": 100, "num_format": '0"%"', "label_position": "high"})
    chart.set_size({"width": 900, "height": max(FEWEST_PIXELS, 90 + ROW_PIXELS * len(statuses))})
    if len(statuses) <= ROWS_OF_A_PAGE:
        page.fit_to_pages(1, 1)
    page.insert_chart(sheet.row, 1, chart, {"description": alt, "object_position": 2})
