"""Taking the notes of a meeting, slide by slide: a note, a decision or a follow-up is a fact as soon as it is sent."""

from collections.abc import Callable

import streamlit as st

from iku.domain.meeting import Entry, EntryKind, NewEntry
from iku.errors import UserError
from iku.intake.meetings import read_day
from iku.present.dates import day
from iku.present.escape import markdown_text
from iku.present.meeting_page import entry_kind, entry_line, entry_origin, note_taker_text, slide_options
from iku.present.meeting_slides import ENTRY_NAMES
from iku.ui import naming, session
from iku.ui.meeting_room import Room, say, tell
from iku.workflow import meeting as meetings

LONGEST_TEXT, LONGEST_OWNER, LONGEST_DATE = 2_000, 120, 40
HEIGHT = 96
GENERATION, CHANGED = "note-generation", "note-changed"
NO_INDICATOR = ""


def draw(room: Room) -> None:
    """The slide, what is noted down about it, and for the note-taker the form."""
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
        _draw_entry(room, entry)


def _key(room: Room, name: str) -> str:
    """Of a field: emptied whenever something was sent, never shared between meetings."""
    return f"note-{name}-{room.meeting.meeting}-{st.session_state.setdefault(GENERATION, 0)}"


def _choose_slide(room: Room) -> str:
    options = slide_options(room.deck)
    order, key = list(options), f"slide-{room.meeting.meeting}"
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
    changed = _changed(room)
    kind = st.segmented_control(
        "Jenis",
        list(ENTRY_NAMES),
        format_func=ENTRY_NAMES.__getitem__,
        default=changed.content.kind if changed else EntryKind.NOTE,
        required=True,
        key=_key(room, "kind"),
    )
    text = st.text_area(
        "Isi",
        value=changed.content.text if changed else "",
        key=_key(room, "text"),
        height=HEIGHT,
        max_chars=LONGEST_TEXT,
        placeholder="Tulis lalu kirim; langsung tampil di layar.",
        persist_state="session",
    )
    owner, due = _task(room, changed) if kind is EntryKind.FOLLOW_UP else ("", "")
    indicator = _indicator(room, slide, changed)
    with st.container(horizontal=True):
        if st.button("Simpan perubahan" if changed else "Catat", type="primary", key="meeting-write"):
            at = changed.content.slide if changed else slide
            _write(room, lambda: NewEntry(at, kind, text or "", indicator, owner, read_day(due)))
        if changed:
            st.button("Batal", key="choose-no-change", type="tertiary", on_click=_let_go)


def _task(room: Room, changed: Entry | None) -> tuple[str, str]:
    """Who does it, and until when."""
    held = changed.content if changed else None
    who, when = st.columns(2)
    with who:
        owner = st.text_input(
            "Penanggung jawab",
            value=held.owner if held else "",
            key=_key(room, "owner"),
            max_chars=LONGEST_OWNER,
            autocomplete="off",
            persist_state="session",
        )
    with when:
        due = st.text_input(
            "Batas waktu",
            value=day(held.due_on) if held and held.due_on else "",
            key=_key(room, "due"),
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
    return st.selectbox(
        "Indikator",
        codes,
        index=codes.index(preset) if preset in codes else 0,
        format_func=lambda code: titles.get(code, "Bukan tentang satu indikator"),
        key=f"{_key(room, 'indicator')}-{slide}",
        filter_mode=None,
    )


def _write(room: Room, content: Callable[[], NewEntry]) -> None:
    changed = _changed(room)

    def write() -> None:
        meetings.write_entry(
            room.workspace, session.person(), room.meeting.meeting, content(), changed.entry if changed else None
        )
        _let_go()

    _act(write, "Perubahan tercatat." if changed else "Tercatat.")


def _draw_entry(room: Room, entry: Entry) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"entry-{entry.entry}"):
        st.markdown(
            f"**{entry_kind(entry)}:** {markdown_text(entry_line(entry))}  \n"
            f":small[:gray[{markdown_text(entry_origin(entry))}]]",
            width="stretch",
        )
        if not (room.is_held_here and meetings.takes_notes(room.meeting, session.person())):
            return
        st.button("Ubah", key=f"meeting-change-{entry.entry}", type="tertiary", on_click=_change, args=(entry.entry,))
        if st.button("Coret", key=f"meeting-strike-{entry.entry}", type="tertiary"):
            _act(
                lambda: meetings.strike_entry(room.workspace, session.person(), room.meeting.meeting, entry.entry),
                "Catatan dicoret; isinya tetap ada di riwayat.",
            )


def _act(act: Callable[[], None], done: str) -> None:
    if not naming.is_named(session.person()):
        return
    try:
        act()
    except UserError as error:
        say(error)
        return
    tell(done)
    st.rerun()


def _changed(room: Room) -> Entry | None:
    """The entry that is being worded anew."""
    asked = st.session_state.get(CHANGED)
    return next((e for e in room.meeting.entries if e.entry == asked), None)


def _change(entry: str) -> None:
    st.session_state[GENERATION] = st.session_state.get(GENERATION, 0) + 1
    st.session_state[CHANGED] = entry


def _let_go() -> None:
    """The fields are empty from the next run on."""
    st.session_state[GENERATION] = st.session_state.get(GENERATION, 0) + 1
    st.session_state.pop(CHANGED, None)
