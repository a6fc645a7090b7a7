"""Who came to a meeting: a line each."""

import streamlit as st

from iku.errors import UserError
from iku.intake.meetings import attendees_text, read_attendees
from iku.present.numbers import count
from iku.ui import naming, refusal, session
from iku.ui.markup import element, listing, show
from iku.ui.meeting_room import Room, tell
from iku.workflow import meeting as meetings

LONGEST = 10_000
HEIGHT = 150
PLACEHOLDER = "Siti Aminah, S.H.; Ketua\nBudi Santoso; Sekretaris"


def title(room: Room) -> str:
    present = len(room.meeting.attendees)
    return f"Daftar hadir: {count(present)} orang" if present else "Daftar hadir belum diisi"


def draw(room: Room) -> None:
    if not room.is_held_here:
        names = [element("span", f"{a.name}, {a.position}" if a.position else a.name) for a in room.meeting.attendees]
        show(listing(names, "iku-plain"))
        return
    typed = st.text_area(
        "Satu orang satu baris: nama; jabatan",
        value=attendees_text(room.meeting.attendees),
        key=f"attendance-{room.meeting.meeting}",
        height=HEIGHT,
        max_chars=LONGEST,
        placeholder=PLACEHOLDER,
        persist_state="session",
    )
    if st.button("Simpan daftar hadir", key="meeting-attendance", icon=":material/groups:"):
        _keep(room, typed or "")


def _keep(room: Room, typed: str) -> None:
    if not naming.is_named(session.person()):
        return
    try:
        meetings.note_attendance(room.workspace, session.person(), room.meeting.meeting, read_attendees(typed))
    except UserError as error:
        refusal.say(error)
        return
    tell("Daftar hadir disimpan.")
    st.rerun()
