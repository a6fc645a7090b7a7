"""Bars of achievement against target: the indicators, and the divisions.

One track per row, one target line through all of them, and beside the bars one column of figures and one of icon and word,
so that a value is never cut and never collides. A hatched bar is not yet fully proved; an empty track has no figure.
The compact form, for phones, puts the title over its bar.
"""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from iku.present.divisions import DivisionLine
from iku.present.figures.bar_layout import END, TARGET, TITLES, Row, compact_layout, wide_layout
from iku.present.figures.base import (
    SCALES,
    Size,
    Trace,
    bars,
    bearer,
    draw,
    escaped,
    points,
)
from iku.present.lines import IndicatorLine
from iku.present.numbers import DASH
from iku.present.reporting import Proof
from iku.present.theme import Theme

READING = "Garis tegak: target. Batang bergaris miring: bukti dukung belum lengkap."


def indicator_bars(lines: Sequence[IndicatorLine], theme: Theme, size: Size = "regular") -> go.Figure:
    """`customdata` is the indicator's code."""
    return _bars([_indicator_row(line) for line in lines], theme, size)


def division_bars(divisions: Sequence[DivisionLine], theme: Theme, size: Size = "regular") -> go.Figure:
    """`customdata` is the division's code."""
    return _bars([_division_row(division) for division in divisions], theme, size)


def _indicator_row(line: IndicatorLine) -> Row:
    hover = [line.name, f"{line.figure_text}, {line.status.word}", *line.notes, line.state_text]
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
        mark=line.state.icon if line.state else "",
        hover="<br>".join(escaped([text for text in hover if text])),
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
        mark="",
        hover="<br>".join(
            escaped([division.full_name, f"{division.figure_text}, {division.status.word}", division.note])
        ),
        is_hatched=False,
    )


def _bars(rows: Sequence[Row], theme: Theme, size: Size) -> go.Figure:
    at = [float(n) for n in range(len(rows))]
    compact = size == "compact"
    thickness, offset = (0.24, 0.08) if compact else (0.62, 0.0)
    layout = compact_layout(rows, theme) if compact else wide_layout(rows, theme, SCALES[size])
    middles = [n + offset for n in at]
    return draw(
        [
            _tracks(rows, middles, theme, thickness),
            _lengths(rows, middles, theme, thickness),
            _target_line(at, theme, compact=compact),
            bearer(TITLES),
            _hatching(rows, middles, theme, thickness),
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
        },
        **_clickable(rows),
    )


def _hatching(rows: Sequence[Row], at: list[float], theme: Theme, thickness: float) -> Trace:
    """The hatches of the bars that have them, alone: Plotly cannot derive a pattern's colours from a list of colours."""
    marked = [(row, y) for row, y in zip(rows, at, strict=True) if row.is_hatched and row.length is not None]
    return bars(
        x=[min(row.length or 0, END) for row, _ in marked],
        y=[y for _, y in marked],
        yaxis="y2",
        width=thickness,
        marker={
            "color": "rgba(0,0,0,0)",
            "cornerradius": 3,
            "pattern": {"shape": "/", "fgcolor": theme.ground, "fgopacity": 0.7, "size": 9, "solidity": 0.22},
        },
        **_clickable([row for row, _ in marked]),
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
    marks = [end for n in at for end in (n - 0.1, n + 0.26, None)]
    ends = marks if compact else [-0.62, len(at) - 0.38]
    return points(
        x=[TARGET] * len(ends),
        y=ends,
        yaxis="y3",
        mode="lines",
        line={"color": theme.ink, "width": 1.5},
        hoverinfo="skip",
    )
