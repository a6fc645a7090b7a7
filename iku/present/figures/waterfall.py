"""What moved an average: from the earlier one to the later one, one floating bar per indicator, each where the last one ended.

Between the two averages only differences are drawn, so the axis need not begin at zero; both averages are lines, not bars,
whose length would say something untrue.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import plotly.graph_objects as go

from iku.present.escape import chart_text
from iku.present.figures.base import (
    SCALES,
    Axis,
    Scale,
    Size,
    Trace,
    bars,
    bearer,
    bold,
    draw,
    escaped,
    hidden_axis,
    labels,
    points,
    width_of,
)
from iku.present.movement import MovementView
from iku.present.theme import Theme, proof_colours

GAP = 16
AIR = 0.06
"""of the width, free on either side"""
TITLES, FIGURES = "y2", "y3"


def movement_steps(view: MovementView, theme: Theme, size: Size = "regular") -> go.Figure:
    """`customdata` is the indicator's code. The first and last rows are the averages."""
    compact, scale = size == "compact", SCALES[size]
    ends = _ends(view)
    rows = [float(n) for n in range(len(ends) + 1)]
    layout = _compact(view, theme, scale, rows) if compact else _wide(view, theme, scale, rows)
    thickness, offset = (0.3, 0.14) if compact else (0.62, 0.0)
    return draw(
        [
            _steps(view, ends, theme, thickness, offset),
            _connections([] if compact else ends, theme, thickness),
            _averages(view, theme, rows, thickness, offset),
            bearer(TITLES),
            bearer(FIGURES),
        ],
        theme,
        **layout,
    )


def _ends(view: MovementView) -> list[Decimal]:
    """Where the average stands before the first step, and after each."""
    ends = [view.before]
    for line in view.steps:
        ends.append(ends[-1] + line.points)
    return ends


def _steps(view: MovementView, ends: Sequence[Decimal], theme: Theme, thickness: float, offset: float) -> Trace:
    up, down = proof_colours(theme.mode)["file"].fill, theme.accent
    return bars(
        orientation="h",
        base=[float(start) for start in ends[:-1]],
        x=[float(line.points) for line in view.steps],
        y=[n + 1 + offset for n in range(len(view.steps))],
        width=thickness,
        marker={"color": [up if line.points > 0 else down for line in view.steps], "cornerradius": 2},
        customdata=[line.code for line in view.steps],
        hovertext=[chart_text(line.sentence) for line in view.steps],
        hoverinfo="text",
        unselected={"marker": {"opacity": 1}},
    )


def _connections(ends: Sequence[Decimal], theme: Theme, thickness: float) -> Trace:
    """Thin lines from where one step ends to where the next begins; not where they would cross names."""
    x, y = list[float | None](), list[float | None]()
    for n, end in enumerate(ends):
        x += [float(end), float(end), None]
        y += [n - thickness / 2, n + 1 + thickness / 2, None]
    return points(x=x, y=y, mode="lines", line={"color": theme.muted, "width": 1}, hoverinfo="skip")


def _averages(view: MovementView, theme: Theme, rows: Sequence[float], thickness: float, offset: float) -> Trace:
    x, y = list[float | None](), list[float | None]()
    for average, row in ((view.before, rows[0]), (view.after, rows[-1])):
        x += [float(average), float(average), None]
        y += [row + offset - thickness / 2, row + offset + thickness / 2, None]
    return points(x=x, y=y, mode="lines", line={"color": theme.ink, "width": 4}, hoverinfo="skip")


def _span(view: MovementView) -> list[float]:
    ends = [float(end) for end in _ends(view)]
    low, high = min(ends), max(ends)
    air = (high - low or 1) * AIR
    return [low - air, high + air]


def _titles(view: MovementView) -> list[str]:
    return [bold(view.before_name), *escaped([line.name for line in view.steps]), bold(view.after_name)]


def _figures(view: MovementView) -> list[str]:
    steps = [bold(line.points_text) for line in view.steps]
    return [bold(view.before_text), *steps, bold(view.after_text)]


def _wide(view: MovementView, theme: Theme, scale: Scale, rows: list[float]) -> dict[str, Any]:
    plain = [view.before_name, *(line.name for line in view.steps), view.after_name]
    left, right = width_of(plain, scale.font) + GAP, width_of([view.before_text], scale.font) + 2 * GAP
    down = [len(rows) - 0.4, -0.6]
    return {
        "font": scale.font,
        "height": scale.row * len(rows) + 16,
        "margin": {"l": left, "r": right, "t": 8, "b": 8},
        "xaxis": hidden_axis(range=_span(view)),
        "yaxis": hidden_axis(range=down),
        "yaxis2": labels(
            rows, _titles(view), theme, range=down, overlaying="y", anchor="free", position=0, shift=-left,
            ticklabelposition="inside",
        ),
        "yaxis3": labels(
            rows, _figures(view), theme, range=down, overlaying="y", side="right", anchor="free", position=1, shift=right,
            ticklabelposition="inside",
        ),
    }  # fmt: skip


def _compact(view: MovementView, theme: Theme, scale: Scale, rows: list[float]) -> dict[str, Any]:
    """Names and figures over the bars."""
    over = [row - 0.24 for row in rows]
    down = [len(rows) - 0.5, -0.6]
    inside: Axis = {"range": down, "overlaying": "y", "anchor": "free", "ticklabelposition": "inside"}
    return {
        "height": scale.row * len(rows) + 12,
        "margin": {"l": 0, "r": 0, "t": 2, "b": 2},
        "xaxis": hidden_axis(range=_span(view)),
        "yaxis": hidden_axis(range=down),
        "yaxis2": labels(over, _titles(view), theme, position=0, **inside),
        "yaxis3": labels(over, _figures(view), theme, position=1, side="right", **inside),
    }
