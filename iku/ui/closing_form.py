"""Closing a meeting: the number of its minutes, and then its notes stand."""

from iku.ui import session
from iku.ui.meeting_popover import MeetingPopover
from iku.ui.meeting_room import Room
from iku.workflow import meeting as meetings

LONGEST_NUMBER = 80


def draw(room: Room) -> None:
    """For whoever may hold the meeting, as long as it is open."""
    if not room.is_held_here:
        return

    def close(number: str) -> str:
        meetings.close_meeting(room.workspace, session.person(), room.meeting.meeting, number)
        return "Rapat ditutup. Tindak lanjutnya tampil di Ringkasan sampai selesai."

    MeetingPopover(
        label="Tutup rapat",
        key="meeting-closing",
        icon=":material/task_alt:",
        explained="Setelah ditutup, catatan rapat ini tidak dapat diubah lagi.",
        field="Nomor berita acara",
        field_key=f"meeting-number-{room.meeting.meeting}",
        longest=LONGEST_NUMBER,
        placeholder="boleh dikosongkan, misalnya: 12/PR.03-BA/2024",
        button="Tutup sekarang",
        button_key="meeting-close",
        act=close,
    ).draw()
