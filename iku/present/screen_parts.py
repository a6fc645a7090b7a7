"""The pieces of a projected slide: tables, bars and sentences as HTML, every picture with what it says in words.

Sizes and colours are attributes or classes, never inline styles: the screen's policy allows none.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from iku.domain.meeting import Entry
from iku.present.dates import day
from iku.present.markup import NOTHING, Html, element, joined, listing
from iku.present.meeting_slides import ENTRY_NAMES, entry_text
from iku.present.numbers import HUNDREDTH, number, percent, uncapitalised
from iku.present.slide import Block, Bullet, Cell, Chart, ChartSeries, Table
from iku.present.status import Status
from iku.present.tiles import Tile

FULL = Decimal(100)
BAR_ROOM = 1000
"""Width of a drawn bar's own coordinates."""
COLUMN, GAP, TALL, HEAD, FOOT = 42, 34, 130, 24, 26
"""Of a column chart, in its own coordinates."""


def status_class(status: Status) -> str:
    return f"s-{status.code}"


def chip(status: Status) -> Html:
    """Icon and word on the status's colour."""
    return element("span", f"{status.icon} {status.word}", class_=f"chip {status_class(status)}")


def table_html(table: Table, rows: Sequence[tuple[Cell, ...]], first: int = 0) -> Html:
    """`rows` of the table, of which the first is its number `first`."""
    columns = [Html(f'<col width="{width}%">') for width in _shares(table.widths)]
    figures = {n for row in table.rows for n, cell in enumerate(row) if cell.is_figure}
    head = [
        element("th", heading, scope="col", class_="figure" if n in figures else "")
        for n, heading in enumerate(table.headings)
    ]
    body = [_row(row, table.headings, is_strong=n in table.strong) for n, row in enumerate(rows, start=first)]
    return element(
        "table",
        element("caption", table.alt, class_="unseen"),
        element("colgroup", *columns),
        element("thead", element("tr", *head)),
        element("tbody", *body),
        class_="" if len(figures) == len(table.headings) - 1 else "listed",
    )


def _shares(widths: Sequence[int]) -> list[int]:
    return [round(100 * width / sum(widths)) for width in widths]


def _row(row: Sequence[Cell], headings: Sequence[str], *, is_strong: bool) -> Html:
    """A status that is said in words needs no mark at its figure as well."""
    worded = {cell.status for cell in row if not cell.is_figure}
    first, *rest = (replace(cell, status=None) if cell.is_figure and cell.status in worded else cell for cell in row)
    return element(
        "tr",
        element("th", _cell(first, ""), scope="row"),
        *(
            element("td", _cell(cell, heading), class_="figure" if cell.is_figure else "", data_label=heading)
            for cell, heading in zip(rest, headings[1:], strict=True)
        ),
        class_="strong" if is_strong else "",
    )


def _cell(cell: Cell, heading: str) -> Html:
    """The mark of a status is in its colour; words that the heading says already are left out."""
    said = cell.text.removeprefix(f"{uncapitalised(heading)} ") if heading else cell.text
    if cell.status is None:
        return joined((said,))
    mark = element("span", cell.status.icon, class_=f"mark {status_class(cell.status)}", aria_hidden="true")
    said = said.removeprefix(cell.status.icon).strip()
    return joined((said, " ", mark)) if cell.is_figure else joined((mark, " ", said))


def bullet_html(bullet: Bullet) -> Html:
    """The achievement as a bar, its target as a line."""

    def at(value: Decimal) -> str:
        return f"{float(min(value, bullet.top) / bullet.top * BAR_ROOM):.1f}"

    bar = element(
        "svg",
        element("rect", class_="track", x="0", y="8", width=str(BAR_ROOM), height="34"),
        element("rect", class_=status_class(bullet.status), x="0", y="8", width=at(bullet.figure), height="34"),
        element("rect", class_="target", x=at(FULL), y="0", width="5", height="50"),
        viewBox=f"0 0 {BAR_ROOM + 5} 50",
        preserveAspectRatio="none",
        role="img",
        aria_label=bullet.alt,
        class_="bullet",
    )
    return element("div", bar, element("small", f"garis: target 100%, skala sampai {number(bullet.top)}%"))


def chart_html(chart: Chart) -> Html:
    """Columns side by side; a single series that is coloured by status lies as bars instead."""
    drawn = _bars(chart) if chart.statuses else _columns(chart)
    return element("figure", element("figcaption", chart.title), drawn, class_="chart")


def _bars(chart: Chart) -> Html:
    values = chart.series[0].values
    top = max([FULL * Decimal("1.2"), *(value for value in values if value is not None)])
    rows = []
    for label, value, status in zip(chart.labels, values, chart.statuses, strict=True):
        bar = bullet_bar(value or Decimal(0), top, status)
        rows.append(
            element(
                "div",
                element("span", label),
                bar,
                element("b", percent(value) if value is not None else ""),
                class_="bar",
            )
        )
    return element("div", *rows, role="img", aria_label=chart.alt, class_="bars")


def bullet_bar(value: Decimal, top: Decimal, status: Status) -> Html:
    def at(figure: Decimal) -> str:
        return f"{float(min(figure, top) / top * BAR_ROOM):.1f}"

    return element(
        "svg",
        element("rect", class_="track", x="0", y="0", width=str(BAR_ROOM), height="40"),
        element("rect", class_=status_class(status), x="0", y="0", width=at(value), height="40"),
        element("rect", class_="target", x=at(FULL), y="0", width="6", height="40"),
        viewBox=f"0 0 {BAR_ROOM} 40",
        preserveAspectRatio="none",
        aria_hidden="true",
    )


def _columns(chart: Chart) -> Html:
    known = [value for series in chart.series for value in series.values if value is not None]
    top = max(known, default=Decimal(0)) or Decimal(1)
    group = COLUMN * len(chart.series) + GAP
    parts: list[Html] = []
    for n, label in enumerate(chart.labels):
        left = n * group + GAP // 2
        for k, series in enumerate(chart.series):
            parts += _column(chart, series, n, left + k * COLUMN, top, f"series-{k}")
        middle = left + COLUMN * len(chart.series) / 2
        parts.append(element("text", label, x=f"{middle:g}", y=str(HEAD + TALL + 18), class_="label"))
    wide = group * len(chart.labels)
    baseline = element("rect", class_="baseline", x="0", y=str(HEAD + TALL), width=str(wide), height="1")
    drawing = element(
        "svg",
        *parts,
        baseline,
        viewBox=f"0 0 {wide} {HEAD + TALL + FOOT}",
        role="img",
        aria_label=chart.alt,
    )
    names = [
        element("span", element("i", "", class_=f"swatch series-{k}"), series.name)
        for k, series in enumerate(chart.series)
    ]
    return joined((drawing, element("p", *names, class_="legend", aria_hidden="true")))


def _column(chart: Chart, series: ChartSeries, n: int, left: int, top: Decimal, name: str) -> list[Html]:
    value = series.values[n]
    if value is None:
        return []
    high = max(float(value / top) * TALL, 1)
    # A column has room for two decimals; the table beside it has what was reported.
    rounded = number(value.quantize(HUNDREDTH, ROUND_HALF_UP))
    said = dict(chart.grades).get(int(value), rounded) if chart.grades else rounded
    bar = element(
        "rect",
        class_=name,
        x=str(left + 2),
        y=f"{HEAD + TALL - high:.1f}",
        width=str(COLUMN - 4),
        height=f"{high:.1f}",
    )
    above = element("text", said, x=str(left + COLUMN // 2), y=f"{HEAD + TALL - high - 5:.1f}", class_="value")
    return [bar, above]


def tiles_html(tiles: Sequence[Tile]) -> Html:
    return element("dl", *(_tile(tile) for tile in tiles), class_="tiles") if tiles else NOTHING


def _tile(tile: Tile) -> Html:
    change = element("dd", tile.change_text, class_="change") if tile.change else NOTHING
    value = element("dd", tile.value, class_="value")
    return element("div", element("dt", tile.label), value, change, element("dd", tile.caption))


def blocks_html(blocks: Sequence[Block]) -> Html:
    return joined(
        element("section", element("h3", block.heading), listing(block.lines), class_="block") for block in blocks
    )


def entries_html(entries: Sequence[Entry], heading: str) -> Html:
    """What was written down about the slide so far."""
    if not entries:
        return NOTHING
    rows = [
        element(
            "li",
            element("b", f"{ENTRY_NAMES[entry.content.kind]}: "),
            entry_text(
                entry.content.text, entry.content.owner, day(entry.content.due_on) if entry.content.due_on else ""
            ),
            class_=f"kind-{entry.content.kind}",
        )
        for entry in entries
    ]
    above = element("h3", heading) if heading else NOTHING
    return element("section", above, element("ul", *rows), class_="entries")
