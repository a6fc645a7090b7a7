"""Taking the notes of a meeting, slide by slide: a note, a decision or a follow-up is a fact as soon as it is sent."""

from collections.abc import Callable

import streamlit as st

from iku.domain.meeting import Entry, EntryKind, NewEntry
from iku.errors import UserError
from iku.intake.meetings import read_day
from iku.present.escape import markdown_text
from iku.present.meeting_page import entry_kind, entry_line, entry_origin, note_taker_text, slide_options
from iku.present.meeting_slides import ENTRY_NAMES
from iku.ui import naming, note_draft, refusal, session
from iku.ui.meeting_room import Room, tell
from iku.ui.note_draft import change, changed_entry, field_key, indicator_key, let_go, slide_key
from iku.workflow import meeting as meetings

LONGEST_TEXT, LONGEST_OWNER, LONGEST_DATE = 2_000, 120, 40
HEIGHT = 96
NO_INDICATOR = ""


def draw(room: Room) -> None:
    """The slide, what is noted down about it, and for the note-taker the form."""
    if room.is_held_here and meetings.takes_notes(room.meeting, session.person()):
        note_draft.restore(room)
    slide = _choose_slide(room)
    if room.is_held_here:
        if _draw_note_taker(room):
            _draw_form(room, slide)
    else:
        st.caption(markdown_text(note_taker_text(room.meeting)))
    entries = room.meeting.entries_on(slide)
    if not entries:
        st.caption("Belum ada catatan pada slide ini.")
    for entry in entries:
        _draw_entry(room, entry, slide)


def _choose_slide(room: Room) -> str:
    options = slide_options(room.deck)
    order, key = list(options), slide_key(room)
    if st.session_state.get(key) not in options:
        st.session_state[key] = order[0]
    chosen = st.selectbox("Slide", order, format_func=options.__getitem__, key=key)
    at = order.index(chosen)
    with st.container(horizontal=True, gap="xsmall", key="note-slide"):
        for name, label, icon, to in (
            ("back", "Sebelumnya", ":material/chevron_left:", at - 1),
            ("on", "Berikutnya", ":material/chevron_right:", at + 1),
        ):
            st.button(
                label,
                key=f"choose-slide-{name}",
                icon=icon,
                disabled=not 0 <= to < len(order),
                on_click=_turn,
                args=(key, order[to % len(order)]),
            )
    return chosen


def _turn(key: str, slide: str) -> None:
    st.session_state[key] = slide


def _draw_note_taker(room: Room) -> bool:
    """Who takes the notes, and the way to take over; whether it is the person."""
    is_own = meetings.takes_notes(room.meeting, session.person())
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(markdown_text(note_taker_text(room.meeting)), width="stretch")
        if not is_own and st.button("Ambil alih", key="meeting-take-pen", icon=":material/edit_note:"):
            _act(
                lambda: meetings.take_pen(room.workspace, session.person(), room.meeting.meeting),
                "Anda sekarang notulis rapat ini.",
            )
    return is_own


def _draw_form(room: Room, slide: str) -> None:
    changed = changed_entry(room)
    note_draft.begin(room)
    remark = st.container()
    kind = (
        st.segmented_control(
            "Jenis",
            list(ENTRY_NAMES),
            format_func=ENTRY_NAMES.__getitem__,
            required=True,
            key=field_key(room, note_draft.KIND),
            persist_state="session",
        )
        or EntryKind.NOTE
    )
    text = st.text_area(
        "Isi",
        key=field_key(room, note_draft.TEXT),
        height=HEIGHT,
        max_chars=LONGEST_TEXT,
        placeholder="Tulis lalu kirim; langsung tampil di layar.",
        persist_state="session",
    )
    owner, due = _task(room) if kind is EntryKind.FOLLOW_UP else ("", "")
    indicator = _indicator(room, slide, changed)
    note_draft.keep(room, slide)
    with remark:
        note_draft.draw_remark(room)
    with st.container(horizontal=True):
        if st.button("Simpan perubahan" if changed else "Catat", type="primary", key="meeting-write"):
            at = changed.content.slide if changed else slide
            _write(room, lambda: NewEntry(at, kind, text or "", indicator, owner, read_day(due)))
        if changed:
            st.button("Batal", key="choose-no-change", type="tertiary", on_click=let_go, args=(room,))


def _task(room: Room) -> tuple[str, str]:
    """Who does it, and until when."""
    who, when = st.columns(2)
    with who:
        owner = st.text_input(
            "Penanggung jawab",
            key=field_key(room, note_draft.OWNER),
            max_chars=LONGEST_OWNER,
            autocomplete="off",
            persist_state="session",
        )
    with when:
        due = st.text_input(
            "Batas waktu",
            key=field_key(room, note_draft.DUE),
            max_chars=LONGEST_DATE,
            placeholder="31/10/2024",
            autocomplete="off",
            persist_state="session",
        )
    return owner or "", due or ""


def _indicator(room: Room, slide: str, changed: Entry | None) -> str:
    """Of the slide, unless another one is meant."""
    preset = changed.content.indicator if changed else room.deck.slide(slide).indicator
    titles = {i.code: f"{i.code} {i.title}" for i in room.content.definitions.indicators}
    codes = (NO_INDICATOR, *(code for code in titles if code in room.content.indicators))
    key = indicator_key(room, slide)
    if st.session_state.get(key) not in codes:
        st.session_state[key] = preset if preset in codes else NO_INDICATOR
    return st.selectbox(
        "Indikator",
        codes,
        format_func=lambda code: titles.get(code, "Bukan tentang satu indikator"),
        key=key,
        filter_mode=None,
        persist_state="session",
    )


def _write(room: Room, content: Callable[[], NewEntry]) -> None:
    changed = changed_entry(room)

    def write() -> None:
        meetings.write_entry(
            room.workspace, session.person(), room.meeting.meeting, content(), changed.entry if changed else None
        )
        note_draft.forget(room)
        let_go(room)

    _act(write, "Perubahan tercatat." if changed else "Tercatat.")


def _draw_entry(room: Room, entry: Entry, slide: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"entry-{entry.entry}"):
        st.markdown(
            f"**{entry_kind(entry)}:** {markdown_text(entry_line(entry))}  \n"
            f":small[:gray[{markdown_text(entry_origin(entry))}]]",
            width="stretch",
        )
        if not (room.is_held_here and meetings.takes_notes(room.meeting, session.person())):
            return
        st.button(
            "Ubah",
            key=f"meeting-change-{entry.entry}",
            type="tertiary",
            on_click=change,
            args=(room, entry.entry, slide),
        )
        if st.button("Coret", key=f"meeting-strike-{entry.entry}", type="tertiary"):
            _strike(room, entry)


def _strike(room: Room, entry: Entry) -> None:
    def strike() -> None:
        meetings.strike_entry(room.workspace, session.person(), room.meeting.meeting, entry.entry)
        if changed_entry(room) == entry:
            note_draft.forget(room)
            let_go(room)

    _act(strike, "Catatan dicoret; isinya tetap ada di riwayat.")


def _act(act: Callable[[], None], done: str) -> None:
    if not naming.is_named(session.person()):
        return
    try:
        act()
    except UserError as error:
        refusal.say(error)
        return
    tell(done)
    st.rerun()
