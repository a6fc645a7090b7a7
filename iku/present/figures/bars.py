"""Bars of achievement against target: the indicators, and the divisions.

One track per row, one target line through all of them, and beside the bars one column of figures and one of icon and word,
so that a value is never cut and never collides. A hatched bar is not yet fully proved; an empty track has no figure.
The compact form, for phones, puts the title over its bar.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from iku.present.divisions import DivisionLine
from iku.present.figures.base import (
    SCALES, Axis, Scale, Size, Trace, bars, bold, coloured, draw, escaped, hidden_axis, labels, points, width_of,
)  # fmt: skip
from iku.present.lines import IndicatorLine, Proof
from iku.present.numbers import DASH
from iku.present.status import Status
from iku.present.theme import SMALL_SIZE, Theme

TARGET = 100.0
END = 125.0
"""Where the tracks end; a longer bar is cut here, its figure says how far it went."""
GAP = 12
LABEL_INSET = 4
"""Plotly keeps labels this far from their axis."""

READING = "Garis tegak: target. Batang bergaris miring: bukti dukung belum lengkap."


@dataclass(frozen=True, slots=True)
class Row:
    """One bar, whatever it stands for."""

    key: str
    title: str
    length: float | None
    figure: str
    status: Status
    word: str
    aside: str
    """a few more letters, muted: the quarter that the figure is of"""
    hover: str
    is_hatched: bool


def indicator_bars(lines: Sequence[IndicatorLine], theme: Theme, size: Size = "regular") -> go.Figure:
    """`customdata` is the indicator's code."""
    return _bars([_indicator_row(line) for line in lines], theme, size)


def division_bars(divisions: Sequence[DivisionLine], theme: Theme, size: Size = "regular") -> go.Figure:
    """`customdata` is the division's code."""
    return _bars([_division_row(division) for division in divisions], theme, size)


def _indicator_row(line: IndicatorLine) -> Row:
    hover = [line.name, f"{line.figure_text}, {line.status.word}", *line.notes]
    if line.figure_text == DASH:
        hover[1] = line.status.word
    return Row(
        key=line.code,
        title=line.numbered_title,
        length=None if line.figure is None else float(line.figure),
        figure="" if line.figure_text == DASH else line.figure_text,
        status=line.status,
        word=line.status.label,
        aside=line.carried_from,
        hover="<br>".join(escaped(hover)),
        is_hatched=line.proof is Proof.INCOMPLETE,
    )


def _division_row(division: DivisionLine) -> Row:
    return Row(
        key=division.code,
        title=division.name,
        length=None if division.figure is None else float(division.figure),
        figure="" if division.figure_text == DASH else division.figure_text,
        status=division.status,
        word=division.note,
        aside="",
        hover="<br>".join(escaped([division.full_name, f"{division.figure_text}, {division.status.word}", division.note])),
        is_hatched=False,
    )


def _bars(rows: Sequence[Row], theme: Theme, size: Size) -> go.Figure:
    at = [float(n) for n in range(len(rows))]
    compact = size == "compact"
    thickness, offset = (0.24, 0.08) if compact else (0.62, 0.0)
    layout = _compact_layout(rows, theme) if compact else _wide_layout(rows, theme, SCALES[size])
    return draw(
        [
            _tracks(rows, [n + offset for n in at], theme, thickness),
            _lengths(rows, [n + offset for n in at], theme, thickness),
            _target_line(at, theme, compact=compact),
        ],
        theme,
        barmode="overlay",
        **layout,
    )


def _tracks(rows: Sequence[Row], at: list[float], theme: Theme, thickness: float) -> Trace:
    return bars(
        x=[END] * len(rows),
        y=at,
        width=thickness,
        marker={"color": theme.track, "cornerradius": 3},
        **_clickable(rows),
    )


def _lengths(rows: Sequence[Row], at: list[float], theme: Theme, thickness: float) -> Trace:
    return bars(
        x=[None if row.length is None else min(row.length, END) for row in rows],
        y=at,
        yaxis="y2",
        width=thickness,
        marker={
            "color": [row.status.fill(theme.mode) for row in rows],
            "cornerradius": 3,
            "pattern": {
                "shape": ["/" if row.is_hatched else "" for row in rows],
                "fillmode": "overlay",
                "fgcolor": theme.ground,
                "fgopacity": 0.7,
                "size": 9,
                "solidity": 0.22,
            },
        },
        **_clickable(rows),
    )


def _clickable(rows: Sequence[Row]) -> dict[str, Any]:
    return {
        "orientation": "h",
        "customdata": [row.key for row in rows],
        "hovertext": [row.hover for row in rows],
        "hoverinfo": "text",
        # A click leads elsewhere, so the other bars must not fade.
        "unselected": {"marker": {"opacity": 1}},
    }


def _target_line(at: list[float], theme: Theme, *, compact: bool) -> Trace:
    """One line through all bars; in the compact form a mark on each, so that it does not cross the titles."""
    ends: list[float | None]
    if compact:
        ends = [end for n in at for end in (n - 0.1, n + 0.26, None)]
    else:
        ends = [-0.62, len(at) - 0.38]
    return points(
        x=[TARGET] * len(ends),
        y=ends,
        yaxis="y3",
        mode="lines",
        line={"color": theme.ink, "width": 1.5},
        hoverinfo="skip",
    )


def _words(rows: Sequence[Row], theme: Theme, *, with_aside: bool) -> list[str]:
    return [
        coloured(row.status.icon, row.status.fill(theme.mode) if row.status.is_judged else theme.muted)
        + " "
        + coloured(row.word, theme.ink if row.status.is_judged else theme.muted)
        + (coloured(f" · {row.aside}", theme.muted) if row.aside and with_aside else "")
        for row in rows
    ]


def _figures(rows: Sequence[Row], theme: Theme, *, with_aside: bool) -> list[str]:
    return [(coloured(f"{row.aside}  ", theme.muted) if row.aside and with_aside else "") + bold(row.figure) for row in rows]


def _wide_layout(rows: Sequence[Row], theme: Theme, scale: Scale) -> dict[str, Any]:
    at = [float(n) for n in range(len(rows))]
    left = width_of([row.title for row in rows], scale.font) + GAP
    figure = round(4.8 * scale.font) + GAP
    word = width_of([row.word + (f" · {row.aside}" if row.aside else "") for row in rows], scale.small) + 2 * scale.small
    shared: Axis = {"range": [len(rows) - 0.5, -0.5], "tickfont": {"size": scale.font, "color": theme.ink}}
    beside: Axis = {"overlaying": "y", "side": "right", "anchor": "free", "position": 1}
    return {
        "height": scale.row * len(rows) + 2 * scale.font + 10,
        "margin": {"l": left, "r": figure + word, "t": 2 * scale.font, "b": 8},
        "xaxis": hidden_axis(range=[0, END]),
        "annotations": [_target_label(theme, scale)],
        "yaxis": labels(
            at, escaped([r.title for r in rows]), theme, anchor="free", position=0, shift=-left - LABEL_INSET,
            ticklabelposition="inside", **shared,
        ),
        "yaxis2": labels(
            at, _words(rows, theme, with_aside=True), theme, shift=figure + LABEL_INSET, **beside,
            **{**shared, "tickfont": {"size": scale.small, "color": theme.ink}},
        ),
        "yaxis3": labels(
            at, _figures(rows, theme, with_aside=False), theme, shift=figure, ticklabelposition="inside", **beside, **shared,
        ),
    }  # fmt: skip


def _target_label(theme: Theme, scale: Scale) -> dict[str, Any]:
    """Not a tick label: Plotly hides those where another axis has its labels inside."""
    return {
        "text": "Target",
        "x": TARGET,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": scale.small, "color": theme.muted},
    }


def _compact_layout(rows: Sequence[Row], theme: Theme) -> dict[str, Any]:
    at = [float(n) for n in range(len(rows))]
    over = [n - 0.24 for n in at]
    shared: Axis = {"range": [len(rows) - 0.5, -0.5], "ticklabelposition": "inside"}
    beside: Axis = {"overlaying": "y", "side": "right", "anchor": "free", "position": 1, "shift": LABEL_INSET}
    return {
        "height": 46 * len(rows) + 10,
        "margin": {"l": 0, "r": 0, "t": 2, "b": 2},
        "xaxis": hidden_axis(range=[0, END], domain=[0, 0.5]),
        "yaxis": labels(
            over, escaped([r.title for r in rows]), theme, anchor="free", position=0, shift=-LABEL_INSET, **shared
        ),
        "yaxis2": labels(
            [n + 0.1 for n in at], _words(rows, theme, with_aside=False), theme, **beside, **shared,
            tickfont={"size": SMALL_SIZE, "color": theme.ink},
        ),
        "yaxis3": labels(over, _figures(rows, theme, with_aside=True), theme, **beside, **shared),
    }  # fmt: skip
