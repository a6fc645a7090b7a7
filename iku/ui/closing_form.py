"""Closing a meeting: the number of its minutes, and then its notes stand."""

import streamlit as st

from iku.errors import UserError
from iku.ui import naming, session
from iku.ui.meeting_room import Room, say, tell
from iku.workflow import meeting as meetings

LONGEST_NUMBER = 80


def draw(room: Room) -> None:
    """For whoever may hold the meeting, as long as it is open."""
    if not room.is_held_here:
        return
    popover = st.popover("Tutup rapat", key="meeting-closing", icon=":material/task_alt:", on_change="rerun")
    if not popover.open:
        return
    with popover:
        st.markdown("Setelah ditutup, catatan rapat ini tidak dapat diubah lagi.")
        number = st.text_input(
            "Nomor berita acara",
            key=f"meeting-number-{room.meeting.meeting}",
            max_chars=LONGEST_NUMBER,
            placeholder="boleh dikosongkan, misalnya: 12/PR.03-BA/2024",
            autocomplete="off",
        )
        if st.button("Tutup sekarang", type="primary", key="meeting-close"):
            _close(room, number or "")


def _close(room: Room, number: str) -> None:
    if not naming.is_named(session.person()):
        return
    try:
        meetings.close_meeting(room.workspace, session.person(), room.meeting.meeting, number)
    except UserError as error:
        say(error)
        return
    tell("Rapat ditutup. Tindak lanjutnya tampil di Ringkasan sampai selesai.")
    st.rerun()
