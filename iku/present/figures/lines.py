"""Target against realisation, by quarter or by year: a stepped muted line for what was promised, an accent line for what came."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import plotly.graph_objects as go

from iku.present.escape import chart_text
from iku.present.figures.base import SCALES, Scale, Size, Trace, draw, escaped, labels, plain_axis, points
from iku.present.series import Point, Series
from iku.present.theme import Theme

HEIGHTS: dict[Size, int] = {"compact": 220, "regular": 260, "projector": 520}
AIR = 1.18
"""How far above the highest value the axis ends, so that labels have room."""


def series_lines(series: Series, theme: Theme, size: Size = "regular") -> go.Figure:
    """The axis begins at zero: a small difference must look small. `customdata` is the point's label."""
    scale = SCALES[size]
    places = [float(n) for n in range(len(series.points))]
    return draw(
        [
            _range_band(series.points, places, theme),
            _target(series.points, places, theme),
            _realisation(series.points, places, theme, scale),
        ],
        theme,
        font=scale.small,
        height=HEIGHTS[size],
        margin={"l": 3 * scale.font + 8, "r": 3 * scale.font, "t": 2 * scale.font, "b": 2 * scale.font},
        xaxis=labels(
            places,
            escaped([p.label for p in series.points]),
            theme,
            range=[-0.35, len(places) - 0.65],
            font={"color": theme.muted},
        ),
        yaxis=_values(series, theme, scale),
        annotations=_names(series.points, places, theme, scale),
    )


def _range_band(series: Sequence[Point], places: list[float], theme: Theme) -> Trace:
    """The target range, where there is one, as a pale band."""
    between = [(x, p.target, p.upper) for x, p in zip(places, series, strict=True) if p.upper is not None]
    there = [x for x, _, _ in between]
    return points(
        x=there + there[::-1],
        y=[_number(upper) for _, _, upper in between] + [_number(low) for _, low, _ in reversed(between)],
        mode="lines",
        fill="toself",
        fillcolor=theme.track,
        line={"width": 0},
        hoverinfo="skip",
    )


def _target(series: Sequence[Point], places: list[float], theme: Theme) -> Trace:
    return points(
        x=places,
        y=[_number(p.target) for p in series],
        mode="lines+markers",
        line={"color": theme.muted, "width": 1.5, "dash": "dot"},
        marker={"symbol": "line-ew-open", "size": 14, "color": theme.muted, "line": {"width": 2}},
        hovertext=[chart_text(f"{p.label}: target {p.target_text}") for p in series],
        hoverinfo="text",
        customdata=[p.label for p in series],
    )


def _realisation(series: Sequence[Point], places: list[float], theme: Theme, scale: Scale) -> Trace:
    return points(
        x=places,
        y=[_number(p.realisation) for p in series],
        mode="lines+markers+text",
        connectgaps=False,
        line={"color": theme.accent, "width": 2.5},
        marker={"size": 9, "color": theme.accent},
        text=[f"<b>{chart_text(p.realisation_text)}</b>" for p in series],
        textposition=[_above(p) for p in series],
        textfont={"size": scale.small, "color": theme.ink},
        cliponaxis=False,
        hovertext=[_hover(p) for p in series],
        hoverinfo="text",
        customdata=[p.label for p in series],
    )


def _above(point: Point) -> str:
    """Away from the target's mark, which would cross the number."""
    if point.target is None or point.realisation is None or point.realisation >= point.target:
        return "top center"
    return "bottom center"


def _hover(point: Point) -> str:
    lines = [f"{point.label}: realisasi {point.realisation_text}", f"capaian {point.achievement_text}", point.note]
    return "<br>".join(escaped([line for line in lines if line]))


def _values(series: Series, theme: Theme, scale: Scale) -> dict[str, Any]:
    look = {
        "tickfont": {"color": theme.muted},
        "showgrid": True,
        "gridcolor": theme.track,
        "gridwidth": 1,
    }
    if series.grades:
        ranks = [rank for rank, _ in series.grades]
        ticks = {"tickmode": "array", "tickvals": ranks, "ticktext": escaped([grade for _, grade in series.grades])}
        return plain_axis(**look, **ticks, range=[min(ranks) - 0.7, max(ranks) + 0.7])
    highest = max(
        (float(v) for p in series.points for v in (p.target, p.upper, p.realisation) if v is not None), default=1
    )
    suffix = "%" if series.unit == "%" else ""
    return plain_axis(**look, nticks=5, ticksuffix=suffix, range=[0, (highest or 1) * AIR])


def _names(series: Sequence[Point], places: list[float], theme: Theme, scale: Scale) -> list[dict[str, Any]]:
    """The target line is named where it ends, so there is no legend to look up."""
    known = [(place, point.target) for place, point in zip(places, series, strict=True) if point.target is not None]
    if not known:
        return []
    place, target = known[-1]
    return [
        {
            "text": "target",
            "x": place,
            "y": _number(target),
            "xanchor": "left",
            "xshift": scale.small,
            "showarrow": False,
            "font": {"size": scale.small, "color": theme.muted},
        }
    ]


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
