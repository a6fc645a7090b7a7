"""One square per indicator and quarter, and one per required document and quarter.

The squares are bars with a base of their own: unlike a heat map's cells they answer a click, and unlike markers they grow
with the page. The compact form, for phones, turns the table: indicators downwards, with their titles.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from iku.domain.period import QUARTERS
from iku.present.dates import short_quarter
from iku.present.escape import chart_text
from iku.present.evidence import Checklist, DocumentState
from iku.present.figures.base import (
    SCALES,
    Axis,
    Size,
    Trace,
    bars,
    bearer,
    bold,
    draw,
    escaped,
    hidden_axis,
    labels,
    shortened,
    width_of,
)
from iku.present.squares import Square, Squares
from iku.present.theme import FONT_SIZE, Theme

SIDE = 0.9
BESIDE = (-0.45, 0.9)
"""Where a square begins and how high it is, in rows: with its title beside it, or over it."""
OVER = (-0.06, 0.5)
OUTLINE = 2
PHONE = 334
WIDEST_TITLE = 300
"""Pixels that a title may take, over its squares and beside them."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One square, whatever it stands for. `edge` "" is no outline."""

    key: str
    column: int
    row: int
    text: str
    hover: str
    fill: str
    ink: str
    edge: str


@dataclass(frozen=True, slots=True)
class Label:
    """The title of a row or column. `is_here`: it is the quarter that is looked at."""

    text: str
    is_here: bool

    def within(self, pixels: int, size: int) -> str:
        return self._dressed(shortened(self.text, pixels, size))

    def whole(self) -> str:
        return self._dressed(self.text)

    def _dressed(self, text: str) -> str:
        return bold(text) if self.is_here else chart_text(text)


def quarter_squares(squares: Squares, theme: Theme, size: Size = "regular") -> go.Figure:
    """`customdata` is the indicator's code."""
    turned = size == "compact"
    across, down = (squares.rows, _numbered_titles(squares)) if turned else (squares.columns, squares.rows)
    cells = [_square(s, squares.codes.index(s.code), theme, turned=turned) for s in squares.squares]
    here = squares.quarter - 1
    return _table(
        cells, _marked(across, here if turned else None), _marked(down, None if turned else here), theme, size
    )


def evidence_matrix(checklist: Checklist, theme: Theme, size: Size = "regular", *, numbered: bool = False) -> go.Figure:
    """Documents downwards, quarters across; `numbered` puts the indicator's number before each document.

    `customdata` is the indicator's code.
    """
    cells = [
        Cell(
            key=row.indicator,
            column=cell.quarter - 1,
            row=place,
            text=cell.icon if cell.state is DocumentState.NOT_DUE else f"{cell.icon} {cell.word}",
            hover="<br>".join(escaped([row.label, f"{short_quarter(cell.quarter)}: {cell.word}", row.frequency])),
            fill=cell.fill(theme.mode),
            ink=cell.ink(theme.mode),
            edge="",
        )
        for place, row in enumerate(checklist.rows)
        for cell in row.cells
    ]
    across = [short_quarter(q) for q in QUARTERS]
    titles = [row.label if numbered else row.title for row in checklist.rows]
    return _table(cells, _marked(across), _marked(titles), theme, size)


def _marked(texts: Sequence[str], place: int | None = None) -> list[Label]:
    return [Label(text, is_here=n == place) for n, text in enumerate(texts)]


def _numbered_titles(squares: Squares) -> list[str]:
    return [f"{number} {title}" for number, title in zip(squares.columns, squares.titles, strict=True)]


def _square(square: Square, place: int, theme: Theme, *, turned: bool) -> Cell:
    solid = square.status.is_judged and not square.is_carried and not square.is_ahead
    return Cell(
        key=square.code,
        column=square.quarter - 1 if turned else place,
        row=place if turned else square.quarter - 1,
        text=square.text,
        hover=escaped([square.hover])[0],
        fill=square.status.fill(theme.mode) if solid else theme.track,
        ink=square.status.ink(theme.mode) if solid else theme.ink if square.status.is_judged else theme.muted,
        edge=square.status.fill(theme.mode) if square.is_carried else "",
    )


def _table(
    cells: Sequence[Cell], across: Sequence[Label], down: Sequence[Label], theme: Theme, size: Size
) -> go.Figure:
    scale = SCALES[size]
    over = size == "compact"
    widest = PHONE if over else WIDEST_TITLE * scale.font // FONT_SIZE
    left = 0 if over else min(width_of([label.text for label in down], scale.font), widest) + 12
    places = [float(n) for n in range(len(down))]
    return draw(
        [_cells(cells, scale.small, OVER if over else BESIDE), bearer("y2")],
        theme,
        font=scale.font,
        height=round(scale.font * (4.2 if over else 2.9)) * len(down) + round(scale.font * 2.2),
        margin={"l": left, "r": 0, "t": round(scale.font * 2), "b": 2},
        barmode="overlay",
        uniformtext={"minsize": 9, "mode": "show"},
        xaxis=_columns(across, theme, is_hidden=over),
        annotations=[_heading(n, label, theme, scale.small) for n, label in enumerate(across)] if over else [],
        yaxis=hidden_axis(range=[len(down) - 0.5, -0.5]),
        yaxis2=labels(
            [n - 0.3 for n in places] if over else places,
            [label.within(widest, scale.font) for label in down],
            theme,
            range=[len(down) - 0.5, -0.5],
            overlaying="y",
            anchor="free",
            position=0,
            shift=-left - 4,
            ticklabelposition="inside",
        ),
    )


def _columns(across: Sequence[Label], theme: Theme, *, is_hidden: bool) -> Axis:
    limits = [-0.5, len(across) - 0.5]
    if is_hidden:
        return hidden_axis(range=limits)
    places = [float(n) for n in range(len(across))]
    texts = [label.whole() for label in across]
    return labels(places, texts, theme, side="top", range=limits, tickangle=0, font={"color": theme.muted})


def _heading(place: int, label: Label, theme: Theme, font: int) -> dict[str, Any]:
    """Over the first row's title Plotly would hide a tick label: the title's axis has its labels inside."""
    return {
        "text": label.whole(),
        "x": place,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": font, "color": theme.ink if label.is_here else theme.muted},
    }


def _cells(cells: Sequence[Cell], font: int, span: tuple[float, float]) -> Trace:
    top, height = span
    return bars(
        x=[float(cell.column) for cell in cells],
        base=[cell.row + top for cell in cells],
        y=[height] * len(cells),
        width=SIDE,
        text=escaped([cell.text for cell in cells]),
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"size": font, "color": [cell.ink for cell in cells]},
        marker=_marker(cells),
        customdata=[cell.key for cell in cells],
        hovertext=[cell.hover for cell in cells],
        hoverinfo="text",
        unselected={"marker": {"opacity": 1}},
    )


def _marker(cells: Sequence[Cell]) -> dict[str, Any]:
    return {
        "color": [cell.fill for cell in cells],
        "cornerradius": 4,
        "line": {
            "color": [cell.edge or cell.fill for cell in cells],
            "width": [OUTLINE if c.edge else 0 for c in cells],
        },
    }
