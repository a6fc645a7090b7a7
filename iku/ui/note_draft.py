"""The fields in which a note is typed: kept on every run, emptied when something is sent.

They begin with the entry that is worded anew, or with what was half typed when the page was lost.
"""

from collections.abc import Mapping

import streamlit as st

from iku.domain.draft import DraftPlace
from iku.domain.meeting import Entry, EntryKind
from iku.present.dates import day
from iku.present.drafts import draft_remark
from iku.ui import draft_view, drafts
from iku.ui.drafts import DraftBook
from iku.ui.meeting_room import Room
from iku.workflow.drafting import NOTE

GENERATION, CHANGED = "note-generation", "note-changed"
KIND, TEXT, OWNER, DUE, INDICATOR, SLIDE = "kind", "text", "owner", "due", "indicator", "slide"
TYPED = (TEXT, OWNER, DUE)
"""Without any of these nothing was begun."""


def field_key(room: Room, name: str) -> str:
    """A new one whenever something was sent, never shared between meetings."""
    return f"note-{name}-{room.meeting.meeting}-{st.session_state.setdefault(GENERATION, 0)}"


def indicator_key(room: Room, slide: str) -> str:
    """Of each slide its own: another slide is about another indicator."""
    return f"{field_key(room, INDICATOR)}-{slide}"


def slide_key(room: Room) -> str:
    return f"slide-{room.meeting.meeting}"


def changed_entry(room: Room) -> Entry | None:
    """The entry that is being worded anew."""
    asked = st.session_state.get(CHANGED)
    return next((e for e in room.meeting.entries if e.entry == asked), None)


def change(entry: str) -> None:
    """From the next run on, the fields hold that entry."""
    let_go()
    st.session_state[CHANGED] = entry


def let_go() -> None:
    """The fields are empty from the next run on."""
    st.session_state[GENERATION] = st.session_state.get(GENERATION, 0) + 1
    st.session_state.pop(CHANGED, None)


def restore(room: Room) -> None:
    """Before anything is drawn: what this person had half typed, with its slide, unless something is typed by now."""
    found = _book(room).restore()
    if found is None or any(_text(room, name).strip() for name in TYPED):
        return
    st.session_state[CHANGED] = found.against.get(TEXT, "")
    for name in (KIND, *TYPED):
        st.session_state[field_key(room, name)] = found.texts.get(name, "")
    slide = st.session_state[slide_key(room)] = found.texts.get(SLIDE, "")
    st.session_state[indicator_key(room, slide)] = found.texts.get(INDICATOR, "")


def begin(room: Room) -> None:
    """Fields that nobody has touched hold the entry that is worded anew, or nothing."""
    entry = changed_entry(room)
    for name, text in _standing(entry).items():
        st.session_state.setdefault(field_key(room, name), text)
    key = field_key(room, KIND)
    # Of a draft it is the mere word.
    otherwise = entry.content.kind if entry else EntryKind.NOTE
    st.session_state[key] = next((kind for kind in EntryKind if kind == st.session_state.get(key)), otherwise)


def keep(room: Room, kind: EntryKind, indicator: str, slide: str) -> None:
    """Keeps what is half typed; what says nothing yet, or nothing else than the entry, is no draft."""
    entry = changed_entry(room)
    typed = {name: _text(room, name) for name in TYPED}
    if not any(typed.values()) or typed == _standing(entry):
        forget(room)
        return
    texts = typed | {KIND: kind.value, INDICATOR: indicator, SLIDE: slide}
    _book(room).keep(texts, {TEXT: entry.entry if entry else ""})


def forget(room: Room) -> None:
    """What was sent is no draft any more."""
    _book(room).keep({}, {})


def draw_remark(room: Room) -> None:
    """That something was restored, waits for its owner's name, or cannot be kept."""
    book = _book(room)
    remark = draft_remark(book.restored_at, is_kept=book.is_kept, waits_for_name=book.waits_for_name)
    draft_view.draw_remark("note", remark, let_go if book.texts else None)


def _standing(entry: Entry | None) -> Mapping[str, str]:
    if entry is None:
        return dict.fromkeys(TYPED, "")
    content = entry.content
    return {TEXT: content.text, OWNER: content.owner, DUE: day(content.due_on) if content.due_on else ""}


def _text(room: Room, name: str) -> str:
    return str(st.session_state.get(field_key(room, name)) or "")


def _book(room: Room) -> DraftBook:
    period = room.meeting.about.period
    return drafts.book(room.workspace, DraftPlace(NOTE, period.year, period.quarter, room.meeting.meeting))
