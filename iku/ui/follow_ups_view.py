"""On Ringkasan: the follow-ups of meetings until each is closed with a proof, and the way to say what was done."""

from collections.abc import Sequence

import streamlit as st

from iku.domain.meeting import FollowUp, due_first
from iku.domain.permission import Action, may
from iku.errors import UserError
from iku.present.dates import local
from iku.present.escape import markdown_text
from iku.present.meeting_page import follow_up_origin, follow_up_text, follow_ups_title, progress_text
from iku.ui import cards, naming, refusal, resources, session
from iku.ui.frame import Frame
from iku.ui.inputs import MOST_MEGABYTES, speak_indonesian
from iku.ui.meeting_room import say_what_happened, tell
from iku.workflow import follow_ups

LONGEST = 2_000
SHOWN = 6
GENERATION = "progress-generation"


def draw(frame: Frame) -> None:
    """Nothing for whoever may not see meetings, or where nothing is left to do."""
    if not may(session.person(), Action.READ_MEETINGS):
        return
    say_what_happened()
    today = local(frame.workspace.store.now()).date()
    standing = due_first(_all(frame), today)
    if not standing:
        return
    with cards.card("follow-ups", follow_ups_title(standing, today)):
        for follow_up in standing[:SHOWN]:
            _draw(frame, follow_up, is_overdue=follow_up.is_overdue(today))
        if rest := standing[SHOWN:]:
            with st.expander(f"Lihat {len(rest)} lainnya", type="compact"):
                for follow_up in rest:
                    _draw(frame, follow_up, is_overdue=follow_up.is_overdue(today))


def _all(frame: Frame) -> Sequence[FollowUp]:
    workspace, person = frame.workspace, session.person()
    key = ("follow-ups", *resources.stamp(workspace))
    return resources.kept(key, lambda: follow_ups.read_follow_ups(workspace, person))


def _draw(frame: Frame, follow_up: FollowUp, *, is_overdue: bool) -> None:
    late = " · **lewat batas waktu**" if is_overdue else ""
    with st.container(
        horizontal=True, vertical_alignment="center", gap="small", key=f"follow-up-{follow_up.entry.entry}"
    ):
        st.markdown(
            f"**{markdown_text(follow_up_text(follow_up))}**  \n{markdown_text(follow_up_origin(follow_up))}{late}  \n"
            f":small[:gray[{markdown_text(progress_text(follow_up))}]]",
            width="stretch",
        )
        if follow_ups.may_follow_up(frame.workspace, session.person(), follow_up):
            _ask(frame, follow_up)


def _ask(frame: Frame, follow_up: FollowUp) -> None:
    key = f"{follow_up.entry.entry}-{st.session_state.setdefault(GENERATION, 0)}"
    popover = st.popover(
        "Laporkan perkembangan", key=f"progress-{key}", type="tertiary", icon=":material/edit_note:", on_change="rerun"
    )
    if not popover.open:
        return
    with popover:
        speak_indonesian()
        naming.ask_name()
        text = st.text_area(
            "Perkembangan",
            key=f"progress-text-{key}",
            max_chars=LONGEST,
            placeholder="Apa yang sudah dikerjakan",
        )
        is_done = st.checkbox("Sudah selesai", key=f"progress-done-{key}")
        st.caption("Selesai perlu bukti: berkas, atau tautan dengan tanggal dilihat.")
        file = st.file_uploader("Berkas bukti", key=f"file-evidence-progress-{key}", max_upload_size=MOST_MEGABYTES)
        address = st.text_input(
            "Atau tautan", key=f"progress-url-{key}", placeholder="https://jdih.kpu.go.id/…", autocomplete="off"
        )
        seen_on = st.text_input(
            "Tanggal dilihat", key=f"progress-seen-{key}", placeholder="31/01/2024", autocomplete="off"
        )
        if st.button("Catat perkembangan", type="primary", key=f"progress-send-{key}"):
            handed = (file.name, file.getvalue()) if file else None
            link = (address, seen_on or "") if address and not handed else None
            _report(frame, follow_up, text or "", handed, link, is_done=is_done)


def _report(
    frame: Frame,
    follow_up: FollowUp,
    text: str,
    file: tuple[str, bytes] | None,
    link: tuple[str, str] | None,
    *,
    is_done: bool,
) -> None:
    if not naming.is_named(session.person()):
        return
    try:
        follow_ups.report_progress(
            frame.workspace, session.person(), follow_up.entry.entry, text, is_done=is_done, file=file, link=link
        )
    except UserError as error:
        refusal.say(error)
        return
    st.session_state[GENERATION] += 1
    tell("Tindak lanjut selesai dan tercatat." if is_done else "Perkembangan tercatat.")
    st.rerun()
