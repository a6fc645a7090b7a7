"""The fields in which a note is typed: kept on every run, emptied when something is sent.

They begin with the entry that is worded anew, or with what was half typed when the page was lost. A new note that is half typed
waits while an entry is worded anew.
"""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from iku.domain.draft import DraftPlace
from iku.domain.meeting import Entry, EntryKind
from iku.present.dates import day
from iku.present.drafts import draft_remark
from iku.ui import draft_view, drafts
from iku.ui.drafts import DraftBook
from iku.ui.meeting_room import Room
from iku.workflow.drafting import NOTE

GENERATION, CHANGED, WAITING, TURN = "generation", "changed", "waiting", "turn"
KIND, TEXT, OWNER, DUE, INDICATOR, SLIDE = "kind", "text", "owner", "due", "indicator", "slide"
TYPED = (TEXT, OWNER, DUE)
"""Without any of these nothing was begun."""
WAITS = f"{WAITING}-"
"""In a draft, before the names of the fields of the note that waits."""

Texts = Mapping[str, str]


def field_key(room: Room, name: str) -> str:
    """A new one whenever something was sent."""
    return f"{_key(room, name)}-{st.session_state.setdefault(_key(room, GENERATION), 0)}"


def indicator_key(room: Room, slide: str) -> str:
    """Of each slide its own: another slide is about another indicator."""
    return f"{field_key(room, INDICATOR)}-{slide}"


def slide_key(room: Room) -> str:
    return f"slide-{room.meeting.meeting}"


def changed_entry(room: Room) -> Entry | None:
    """The entry that is being worded anew."""
    asked = st.session_state.get(_key(room, CHANGED))
    return next((e for e in room.meeting.entries if e.entry == asked), None)


def change(room: Room, entry: str, slide: str) -> None:
    """From the next run on, the fields hold that entry; a new note that was half typed waits until it is done with."""
    begun = None if changed_entry(room) else _begun(room, slide)
    waiting = st.session_state.pop(_key(room, WAITING), None) or begun
    let_go(room)
    st.session_state[_key(room, CHANGED)] = entry
    st.session_state[_key(room, WAITING)] = waiting


def let_go(room: Room) -> None:
    """From the next run on the fields are empty, or hold the note that waited, on its slide."""
    st.session_state[_key(room, GENERATION)] = st.session_state.get(_key(room, GENERATION), 0) + 1
    st.session_state.pop(_key(room, CHANGED), None)
    if waiting := st.session_state.pop(_key(room, WAITING), None):
        st.session_state[_key(room, TURN)] = waiting[SLIDE]
        _fill(room, waiting)


def restore(room: Room) -> None:
    """Before anything is drawn: what this person had half typed, with its slide, unless something is typed by now."""
    if slide := st.session_state.pop(_key(room, TURN), ""):
        st.session_state[slide_key(room)] = slide
    found = _book(room).restore()
    if found is None or any(_text(room, name).strip() for name in TYPED):
        return
    texts = {name: text for name, text in found.texts.items() if not name.startswith(WAITS)}
    waiting = {name.removeprefix(WAITS): text for name, text in found.texts.items() if name.startswith(WAITS)}
    if texts:
        st.session_state[_key(room, CHANGED)] = found.against.get(TEXT, "")
        st.session_state[_key(room, WAITING)] = waiting
    st.session_state[slide_key(room)] = (texts or waiting).get(SLIDE, "")
    _fill(room, texts or waiting)


def begin(room: Room) -> None:
    """Fields that nobody has touched hold the entry that is worded anew, or nothing."""
    entry = changed_entry(room)
    for name, text in _standing(entry).items():
        st.session_state.setdefault(field_key(room, name), text)
    key = field_key(room, KIND)
    # Of a draft it is the mere word.
    otherwise = entry.content.kind if entry else EntryKind.NOTE
    st.session_state[key] = next((kind for kind in EntryKind if kind == st.session_state.get(key)), otherwise)


def keep(room: Room, slide: str) -> None:
    """Keeps what is half typed and the note that waits; what says nothing yet, or nothing but the entry, is no draft."""
    entry = changed_entry(room)
    texts = dict(_begun(room, slide) or {})
    if all(texts.get(name) == text for name, text in _standing(entry).items()):
        texts = {}
    against = {TEXT: entry.entry if entry and texts else ""}
    waiting = st.session_state.get(_key(room, WAITING)) or {}
    texts |= {f"{WAITS}{name}": text for name, text in waiting.items()}
    _book(room).keep(texts, against if texts else {})


def forget(room: Room) -> None:
    """What was sent is no draft any more."""
    _book(room).keep({}, {})


def draw_remark(room: Room) -> None:
    """That something was restored, waits for its owner's name, or cannot be kept. A change is let go by its own button."""
    book = _book(room)
    remark = draft_remark(book.restored_at, is_kept=book.is_kept, waits_for_name=book.waits_for_name)
    draft_view.draw_remark("note", remark, partial(let_go, room) if book.texts and not changed_entry(room) else None)


def _key(room: Room, name: str) -> str:
    """Never shared between meetings."""
    return f"note-{name}-{room.meeting.meeting}"


def _begun(room: Room, slide: str) -> Texts | None:
    """What is in the fields, None where nothing is typed."""
    typed = {name: _text(room, name) for name in TYPED}
    about = {
        KIND: _text(room, KIND),
        INDICATOR: str(st.session_state.get(indicator_key(room, slide), "")),
        SLIDE: slide,
    }
    return typed | about if any(typed.values()) else None


def _fill(room: Room, texts: Texts) -> None:
    for name in (KIND, *TYPED):
        st.session_state[field_key(room, name)] = texts.get(name, "")
    st.session_state[indicator_key(room, texts.get(SLIDE, ""))] = texts.get(INDICATOR, "")


def _standing(entry: Entry | None) -> Texts:
    if entry is None:
        return dict.fromkeys(TYPED, "")
    content = entry.content
    return {TEXT: content.text, OWNER: content.owner, DUE: day(content.due_on) if content.due_on else ""}


def _text(room: Room, name: str) -> str:
    return str(st.session_state.get(field_key(room, name)) or "")


def _book(room: Room) -> DraftBook:
    period = room.meeting.about.period
    return drafts.book(room.workspace, DraftPlace(NOTE, period.year, period.quarter, room.meeting.meeting))
