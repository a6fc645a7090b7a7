"""Charts on a page: built once and shared, with words for those who do not see them, and open to a click."""

from collections.abc import Callable, Hashable
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from iku.present.figures import CONFIG
from iku.ui import resources

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

CLICKS = "clicks"
"""How often a chart was clicked in this session: part of the charts' keys, so that the same bar can be clicked again."""


def chart(key: tuple[Hashable, ...], build: Callable[[], "Figure"], *, name: str, alt: str) -> None:
    """A chart to look at. `key` names everything it is made from."""
    st.plotly_chart(resources.kept(key, build), key=name, alt=alt, theme=None, config=CONFIG)


def chart_of_links(
    key: tuple[Hashable, ...],
    build: Callable[[], "Figure"],
    *,
    name: str,
    alt: str,
    follow: Callable[[str], object],
) -> None:
    """A chart whose bars or squares lead on: `follow` gets the `customdata` of the one that was clicked."""
    widget = f"{name}-{st.session_state.get(CLICKS, 0)}"
    st.plotly_chart(
        resources.kept(key, build),
        key=widget,
        alt=alt,
        theme=None,
        config=CONFIG,
        on_select=partial(_follow, widget, follow),
        selection_mode="points",
    )


def _follow(widget: str, follow: Callable[[str], object]) -> None:
    chosen = _customdata(st.session_state[widget])
    if chosen:
        st.session_state[CLICKS] = st.session_state.get(CLICKS, 0) + 1
        follow(chosen)


def _customdata(state: Any) -> str:  # noqa: ANN401
    """What the first selected point stands for; "" when a click deselected."""
    points = state.selection.points
    data = points[0].get("customdata", "") if points else ""
    return str(data[0] if isinstance(data, list) else data)
