"""Pieces that pages are put together from. They draw what view models say; words and figures are made in `present`."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby

import streamlit as st

from iku.domain.figures import YearFigures
from iku.present.attention import AttentionItem
from iku.present.escape import markdown_text
from iku.present.lines import IndicatorLine
from iku.present.scope import EmptyState
from iku.present.status import Status
from iku.present.tiles import Tile
from iku.ui import first_steps, places, session
from iku.ui.device import mode
from iku.ui.following import INDICATOR
from iku.ui.markup import NOTHING, Html, element, show
from iku.workflow.workspace import Workspace

ARROWS = {"up": "↑ ", "down": "↓ ", "same": ""}
ATTENTION_SHOWN = 5


@contextmanager
def card(name: str, title: str, caption: str = "") -> Iterator[None]:
    """A bordered block with the message as its heading; `name` is unique on the page."""
    with st.container(border=True, height="stretch", gap="xsmall", key=f"card-{name}"):
        # In a row, as in `chart_card`: only there does Streamlit give a heading the same place.
        with st.container(horizontal=True):
            st.subheader(markdown_text(title), anchor=False)
        if caption:
            st.caption(markdown_text(caption))
        yield


@contextmanager
def chart_card(name: str, title: str, reading: str) -> Iterator[bool]:
    """A card for a chart, with `reading` on how to read it; yields whether its figures are wanted as a table instead."""
    with st.container(border=True, height="stretch", gap="xsmall", key=f"card-{name}"):
        with st.container(horizontal=True, vertical_alignment="top", gap="small"):
            st.subheader(markdown_text(title), anchor=False)
            as_table = st.toggle("Tabel", key=f"{name}_as_table", help=None)
        if not as_table:
            st.caption(markdown_text(reading))
        yield as_table


def show_tiles(tiles: Sequence[Tile]) -> None:
    """Four side by side, two by two on a phone."""
    show(element("dl", *(_tile(tile) for tile in tiles), class_="iku-tiles"))


def _tile(tile: Tile) -> Html:
    change = NOTHING
    if tile.change:
        moved = f"{ARROWS[tile.change.direction]}{tile.change_text}"
        change = element("dd", moved, class_=f"iku-change iku-{tile.change.direction}")
    value = element("dd", tile.value, class_="iku-value")
    return element("div", element("dt", tile.label), value, change, element("dd", tile.caption, class_="iku-caption"))


def icon(status: Status) -> str:
    """The status's shape in its colour, as Markdown; the word goes beside it."""
    return f':color[{status.icon}]{{foreground="{status.fill(mode())}"}}'


def attention_list(items: Sequence[AttentionItem]) -> None:
    """One link for each, the gravest first; the rest behind one line."""
    with st.container(key="attention", gap="small"):
        for item in items[:ATTENTION_SHOWN]:
            _attention(item)
    rest = items[ATTENTION_SHOWN:]
    if rest:
        with st.expander(f"Lihat {len(rest)} lainnya", type="compact"), st.container(key="attention-rest", gap="small"):
            for item in rest:
                _attention(item)


def _attention(item: AttentionItem) -> None:
    label = f"**{icon(item.status)} {markdown_text(item.name)}** {markdown_text(item.sentence)}"
    places.link(places.INDICATOR, label, {INDICATOR: item.code}, width="stretch")


def status_list(lines: Sequence[IndicatorLine], order: Sequence[Status]) -> None:
    """Every indicator under the word for its status, the gravest first: readable before any chart is loaded."""
    rank = {status.code: n for n, status in enumerate(order)}
    sorted_lines = sorted(lines, key=lambda line: rank[line.status.code])
    with st.container(key="status-list", gap="xxsmall"):
        for status, group in groupby(sorted_lines, key=lambda line: line.status):
            members = list(group)
            st.markdown(f"{icon(status)} **{status.label}** ({len(members)})")
            for line in members:
                _line(line)


def line_list(lines: Sequence[IndicatorLine], key: str) -> None:
    """Indicators in the decree's order, each with its figure and status."""
    with st.container(key=f"lines-{key}", gap="xxsmall"):
        for line in lines:
            _line(line, f" {icon(line.status)} {line.status.word}")


def _line(line: IndicatorLine, status: str = "") -> None:
    figure = markdown_text(line.figure_text)
    state = f" :small[:gray[{markdown_text(line.state_text)}]]" if line.state else ""
    label = f"{markdown_text(line.numbered_title)} **{figure}{status}**{state}"
    places.link(places.INDICATOR, label, {INDICATOR: line.code}, width="stretch")


def nothing_yet(empty: EmptyState, workspace: Workspace, figures: YearFigures) -> None:
    """The way out of an empty page: in the office's own store the first steps, in the sample one link."""
    if workspace.is_practice:
        places.link(places.place_named(empty.page), f"**{markdown_text(empty.action)}**")
        return
    first_steps.draw_if_needed(workspace, figures)
    st.button("Lihat data contoh dulu", on_click=session.choose_practice, key="see-sample", type="tertiary")
