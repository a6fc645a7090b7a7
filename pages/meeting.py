"""Rapat: the meeting on frozen figures, its slides, its notes, and what came of it."""

import streamlit as st

from iku.ui import (
    agenda_form,
    attendance_form,
    cards,
    closing_form,
    frame,
    inputs,
    meeting_form,
    meeting_view,
    naming,
    note_form,
    renewal_form,
)

page = frame.surroundings()
inputs.speak_indonesian()
with st.container(horizontal=True, vertical_alignment="bottom", key="who"):
    chosen = meeting_view.choose(page)
    if meeting_view.may_hold():
        naming.ask_name()
        meeting_form.draw_way_in(is_first=chosen is None)
if meeting_form.is_asked(is_first=chosen is None):
    meeting_form.draw(page)
if chosen is None:
    meeting_view.begin_without(page)
else:
    room = meeting_view.room_of(page, chosen)
    meeting_view.begin(room)
    renewal_form.draw(room)
    left, right = st.columns([1.5, 1], gap="medium")
    with left:
        with cards.card("notes", "Catatan rapat"):
            note_form.draw(room)
        with cards.card("decided", meeting_view.decided_title(room)):
            meeting_view.decided(room)
    with right:
        with cards.card("agenda", agenda_form.title(room)):
            agenda_form.draw(room)
        with cards.card("attendance", attendance_form.title(room)):
            attendance_form.draw(room)
        meeting_view.papers(room)
        closing_form.draw(room)
