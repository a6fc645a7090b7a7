"""The strip under a meeting's title: how far figures, end targets and budgets moved away from it; the way to take them in."""

import streamlit as st

from iku.present.escape import markdown_text
from iku.present.meeting_page import changed_rows, strip, unseen_text
from iku.ui import rehearsal_view, session
from iku.ui.meeting_popover import MeetingPopover
from iku.ui.meeting_room import Room
from iku.workflow import meeting as meetings

LONGEST_REASON = 500
OLDER = (
    "Ini versi lama. Catatan tetap satu untuk semua versi; layar menampilkan versi terbaru, kecuali dibuka dari sini."
)


def draw(room: Room) -> None:
    """Nothing for a closed meeting, which is looked back on."""
    if not room.is_latest:
        st.info(OLDER, icon=":material/history:")
    if room.meeting.is_closed:
        return
    state = "moved" if room.changes or room.changed_plans else "still"
    with st.container(key=f"meeting-strip-{state}", horizontal=True, vertical_alignment="center", gap="small"):
        said = strip(room.meeting, room.pinning, room.changes, room.changed_plans)
        st.markdown(f"**{markdown_text(said)}**", width="stretch")
        if room.changes:
            _which(room)
        if room.is_held_here and room.is_latest:
            _ask(room)


def _which(room: Room) -> None:
    popover = st.popover("Lihat yang berubah", type="tertiary", key="choose-changes", on_change="rerun")
    if not popover.open:
        return
    with popover:
        rows = changed_rows(room.content.definitions, room.changes)
        if rows:
            rehearsal_view.draw_changes(rows)
        if unseen := unseen_text(room.changes, rows):
            st.markdown(markdown_text(unseen))


def _ask(room: Room) -> None:
    def renew(reason: str) -> str:
        renewed = meetings.renew_data(room.workspace, session.person(), room.meeting.meeting, reason)
        return f"Data rapat diperbarui menjadi versi {renewed.pinned.version}."

    MeetingPopover(
        label="Perbarui data rapat",
        key="meeting-renewal",
        icon=":material/update:",
        explained="Versi baru memakai angka saat ini. Versi sebelumnya tetap dapat dibuka.",
        field="Alasan memperbarui",
        field_key=f"renewal-reason-{room.meeting.meeting}-{room.pinning.version}",
        longest=LONGEST_REASON,
        placeholder="misalnya: realisasi IKU-06 dikoreksi di rapat",
        button="Perbarui sekarang",
        button_key="meeting-renew",
        act=renew,
    ).draw()
