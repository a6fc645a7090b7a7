"""Where everything in a chart of bars stands: titles, bars, figures and words, beside each other or over each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from iku.present.figures.base import Axis, Scale, bold, coloured, escaped, hidden_axis, labels, width_of
from iku.present.status import Status
from iku.present.theme import SMALL_SIZE, Theme

TARGET = 100.0
END = 120.0
"""Where the tracks end; a longer bar is cut here, its figure says how far it went."""
TITLES = "y4"
"""The axis that carries the titles."""
GAP = 24
LABEL_INSET = 4
"""Plotly keeps labels this far from their axis."""


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
    mark: str
    """the icon of how far the report was checked"""
    hover: str
    is_hatched: bool


def wide_layout(rows: Sequence[Row], theme: Theme, scale: Scale) -> dict[str, Any]:
    at = [float(n) for n in range(len(rows))]
    left = width_of([row.title for row in rows], scale.font) + GAP
    figure = round(4.8 * scale.font) + GAP
    word = (
        width_of([row.word + (f" · {row.aside}" if row.aside else "") + f" {row.mark}" for row in rows], scale.small)
        + 2 * scale.small
    )
    shared: Axis = {"range": [len(rows) - 0.5, -0.5]}
    beside: Axis = {"overlaying": "y", "side": "right", "anchor": "free", "position": 1}
    return {
        "font": scale.font,
        "height": scale.row * len(rows) + 2 * scale.font + 10,
        "margin": {"l": left, "r": figure + word, "t": 2 * scale.font, "b": 8},
        "xaxis": hidden_axis(range=[0, END]),
        "annotations": [_target_label(theme, scale)],
        "yaxis": hidden_axis(range=shared["range"]),
        "yaxis4": labels(
            at, escaped([r.title for r in rows]), theme, overlaying="y", anchor="free", position=0,
            shift=-left - LABEL_INSET, ticklabelposition="inside", **shared,
        ),
        "yaxis2": labels(
            at, _words(rows, theme, with_aside=True), theme, shift=figure + LABEL_INSET, **beside, **shared,
            font={"size": scale.small},
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


def compact_layout(rows: Sequence[Row], theme: Theme) -> dict[str, Any]:
    at = [float(n) for n in range(len(rows))]
    over = [n - 0.24 for n in at]
    shared: Axis = {"range": [len(rows) - 0.5, -0.5], "ticklabelposition": "inside"}
    beside: Axis = {"overlaying": "y", "side": "right", "anchor": "free", "position": 1, "shift": LABEL_INSET - 2}
    return {
        "height": 46 * len(rows) + 10,
        "margin": {"l": 0, "r": 0, "t": 2, "b": 2},
        "xaxis": hidden_axis(range=[0, END], domain=[0, 0.5]),
        "yaxis": hidden_axis(range=shared["range"]),
        "yaxis4": labels(
            over, escaped([r.title for r in rows]), theme, overlaying="y", anchor="free", position=0, shift=-LABEL_INSET,
            **shared,
        ),
        "yaxis2": labels(
            [n + 0.1 for n in at], _words(rows, theme, with_aside=False), theme, **beside, **shared,
            font={"size": SMALL_SIZE},
        ),
        "yaxis3": labels(over, _figures(rows, theme, with_aside=True), theme, **beside, **shared),
    }  # fmt: skip


def _words(rows: Sequence[Row], theme: Theme, *, with_aside: bool) -> list[str]:
    return [
        coloured(row.status.icon, row.status.fill(theme.mode) if row.status.is_judged else theme.muted)
        + " "
        + coloured(row.word, theme.ink if row.status.is_judged else theme.muted)
        + (coloured(f" · {row.aside}", theme.muted) if row.aside and with_aside else "")
        + (coloured(f" {row.mark}", theme.muted) if row.mark else "")
        for row in rows
    ]


def _figures(rows: Sequence[Row], theme: Theme, *, with_aside: bool) -> list[str]:
    return [
        (coloured(f"{row.aside}  ", theme.muted) if row.aside and with_aside else "") + bold(row.figure) for row in rows
    ]
