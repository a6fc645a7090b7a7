"""What every chart has in common: no template, no background of its own, the theme's typeface, Indonesian separators.

Titles are not drawn in the charts: they are words of the view models, so that they wrap on a phone and can be read aloud.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import plotly.graph_objects as go

from iku.present.escape import chart_text
from iku.present.theme import FONT_FAMILY, FONT_SIZE, SMALL_SIZE, Theme

# Shared and empty: Plotly would otherwise put its default template (3.4 kB) into every figure.
NO_TEMPLATE = go.layout.Template()

CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "doubleClick": False,
    "scrollZoom": False,
    "showTips": False,
    "responsive": True,
}
"""For `st.plotly_chart(config=…)`: no tool bar, and a swipe on a phone scrolls the page, not the chart."""

LETTER_WIDTH = 0.52
"""of the font size, on average, with a little to spare"""

Axis = dict[str, Any]
# Traces travel as plain mappings: as objects of Plotly's they would be validated twice, which is half of a figure's time.
# Their numbers are short lists; arrays pay from a few hundred values on, and no chart here has as many.
Trace = dict[str, Any]
Size = Literal["compact", "regular", "projector"]
"""For a phone (up to about 420 pixels), a desk, the back of a room."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Sizes in pixels."""

    font: int
    small: int
    row: int


SCALES: dict[Size, Scale] = {
    "compact": Scale(FONT_SIZE, SMALL_SIZE, 46),
    "regular": Scale(FONT_SIZE, SMALL_SIZE, 30),
    "projector": Scale(24, 22, 56),
}


def bars(**properties: Any) -> Trace:
    return {"type": "bar", **properties}


def points(**properties: Any) -> Trace:
    return {"type": "scatter", **properties}


def escaped(values: Sequence[str]) -> list[str]:
    return [chart_text(value) for value in values]


def coloured(text: str, colour: str) -> str:
    """Escaped text in a colour, for a label."""
    return f'<span style="color:{colour}">{chart_text(text)}</span>'


def bold(text: str) -> str:
    return f"<b>{chart_text(text)}</b>"


class Drawing(go.Figure):  # type: ignore[misc]
    """A finished figure. Plotly copies and encodes a figure whenever it is sent; this one does so once, as nothing changes it."""

    def to_dict(self) -> dict[str, Any]:
        sent: dict[str, Any] | None = self.__dict__.get("_sent")
        if sent is None:
            sent = super().to_dict()
            self.__dict__["_sent"] = sent
        return sent


def draw(
    data: Sequence[Trace], theme: Theme, *, height: int, margin: dict[str, int], font: int = FONT_SIZE, **layout: Any
) -> go.Figure:
    """A figure with everything that is the same in all of them."""
    return Drawing(
        data=list(data),
        layout={
            "template": NO_TEMPLATE,
            "height": height,
            "margin": {"pad": 0, **margin},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": FONT_FAMILY, "size": font, "color": theme.ink},
            "separators": ",.",
            "showlegend": False,
            "dragmode": False,
            "hovermode": "closest",
            "hoverlabel": hover_label(theme),
            **layout,
        },
    )


def hover_label(theme: Theme) -> dict[str, Any]:
    return {
        "bgcolor": theme.ground,
        "bordercolor": theme.border,
        "font": {"family": FONT_FAMILY, "size": SMALL_SIZE, "color": theme.ink},
        "align": "left",
        "namelength": 0,
    }


def plain_axis(**changes: Any) -> Axis:
    """An axis without lines, grid, zoom or ticks: only labels, if any."""
    return {"showgrid": False, "zeroline": False, "showline": False, "fixedrange": True, "ticks": "", **changes}


def hidden_axis(**changes: Any) -> Axis:
    return plain_axis(visible=False, **changes)


def labels(
    at: Sequence[float], texts: Sequence[str], theme: Theme, *, font: dict[str, Any] | None = None, **changes: Any
) -> Axis:
    """An axis that is nothing but labels (already escaped), in the size and colour of the whole figure unless `font` says more.

    The colour is named for the labels themselves: from the axis or the figure Plotly does not take it.
    """
    usual = {"tickmode": "array", "tickvals": list(at), "ticktext": list(texts)}
    return plain_axis(**{**usual, "tickfont": {"color": theme.ink, **(font or {})}, **changes})


def bearer(axis: str) -> Trace:
    """Nothing to see: Plotly draws an axis only where a trace lies on it.

    Titles need an axis of their own, because an axis that is shifted takes the area that answers clicks along.
    """
    return points(x=[None], y=[None], yaxis=axis, mode="lines", hoverinfo="skip")


def width_of(texts: Sequence[str], size: int = FONT_SIZE) -> int:
    """About how many pixels the longest of some texts takes."""
    return round(max((len(text) for text in texts), default=0) * size * LETTER_WIDTH)


def shortened(text: str, pixels: int, size: int = FONT_SIZE) -> str:
    """What of a text fits into so many pixels, with an ellipsis where it was cut."""
    most = int(pixels / (size * LETTER_WIDTH))
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
