"""The order of a meeting's slides: the program's own, or one laid down by hand."""

from collections.abc import Sequence

import streamlit as st

from iku.errors import UserError
from iku.ui import naming, refusal, session
from iku.ui.markup import Html, element, joined, show
from iku.ui.meeting_room import Room, tell
from iku.workflow import meeting as meetings

EDITING = "choose-agenda"


def title(room: Room) -> str:
    return f"Agenda: {len(room.deck.slides)} slide"


def draw(room: Room) -> None:
    """The slides in their order; for whoever holds the meeting, the way to change it."""
    show(element("div", _listed(room), class_="iku-agenda", tabindex="0"))
    if not room.is_held_here:
        return
    if st.toggle("Ubah agenda", key=EDITING):
        _edit(room, [slide.key for slide in room.deck.slides])


def _listed(room: Room) -> Html:
    number = 0
    parts: list[Html] = []
    for part in room.deck.agenda:
        lines = [element("li", room.names[key]) for key in part.keys]
        if len(lines) > 1:
            parts.append(element("h4", part.title))
        parts.append(element("ol", *lines, start=str(number + 1)))
        number += len(part.keys)
    return joined(parts)


def _edit(room: Room, order: list[str]) -> None:
    chosen = st.selectbox(
        "Slide yang dipindahkan",
        order,
        format_func=lambda key: f"{order.index(key) + 1}. {room.names[key]}",
        key=f"moved-{room.meeting.meeting}",
    )
    at = order.index(chosen)
    with st.container(horizontal=True, gap="xsmall"):
        if st.button("Naik", key="meeting-up", icon=":material/arrow_upward:", disabled=at == 0):
            _lay_down(room, _swapped(order, at, at - 1))
        if st.button("Turun", key="meeting-down", icon=":material/arrow_downward:", disabled=at == len(order) - 1):
            _lay_down(room, _swapped(order, at, at + 1))
        if st.button("Keluarkan", key="meeting-leave-out", icon=":material/remove:", disabled=len(order) == 1):
            _lay_down(room, [key for key in order if key != chosen])
    left_out = [key for key in room.names if key not in order]
    if left_out:
        back = st.selectbox("Yang tidak ditampilkan", left_out, format_func=lambda key: room.names[key], key="left-out")
        if st.button("Masukkan lagi", key="meeting-take-in", icon=":material/add:"):
            _lay_down(room, [*order, back])
    if room.meeting.agenda and st.button("Kembali ke susunan program", key="meeting-own-order", type="tertiary"):
        _lay_down(room, [])


def _swapped(order: Sequence[str], one: int, other: int) -> list[str]:
    moved = list(order)
    moved[one], moved[other] = moved[other], moved[one]
    return moved


def _lay_down(room: Room, order: Sequence[str]) -> None:
    if not naming.is_named(session.person()):
        return
    try:
        meetings.order_agenda(room.workspace, session.person(), room.meeting.meeting, order)
    except UserError as error:
        refusal.say(error)
        return
    tell("Agenda disimpan." if order else "Agenda kembali ke susunan program.")
    st.rerun()
