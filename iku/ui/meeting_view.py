"""Rapat, drawn: which meeting, in which version; what came of it so far; what leaves the page."""

import streamlit as st

from iku.domain.meeting import Entry, EntryKind, Meeting, Pinning
from iku.domain.paper import PaperKind
from iku.domain.permission import Action, may
from iku.present.addresses import paper_address, screen_address
from iku.present.escape import markdown_text
from iku.present.meeting_page import (
    NONE_YET,
    NONE_YET_HOLDER,
    NONE_YET_READER,
    entry_kind,
    entry_line,
    meeting_headline,
    meeting_line,
    meeting_option,
    paper_label,
    version_option,
)
from iku.present.meeting_page import decided_title as title_of_decided
from iku.reports.papers import is_made
from iku.ui import cards, meeting_news, session
from iku.ui.frame import Frame
from iku.ui.frame import begin as begin_page
from iku.ui.markup import element, joined, show
from iku.ui.meeting_room import Room, all_meetings, say_what_happened

KEY = "rapat"
"""Of the choice, and so its name in the address."""
OPENED = "meeting-opened"


def may_hold() -> bool:
    return may(session.person(), Action.HOLD_MEETINGS)


def choose(frame: Frame) -> Meeting | None:
    """One of all there ever were, the latest at first; None where there is none."""
    known = {m.meeting: m for m in all_meetings(frame.workspace)}
    if (opened := st.session_state.pop(OPENED, None)) in known:
        st.session_state[KEY] = opened
    if st.session_state.get(KEY, "") not in known:
        st.session_state.pop(KEY, None)
    if not known:
        return None
    chosen = st.selectbox(
        "Rapat",
        tuple(known),
        format_func=lambda key: meeting_option(known[key]),
        key=KEY,
        bind="query-params",
        filter_mode=None,
    )
    return known[chosen]


def room_of(frame: Frame, meeting: Meeting) -> Room:
    return Room(frame, meeting, _pinning(meeting))


def begin_without(frame: Frame) -> None:
    """The page while there is no meeting: says what to do."""
    begin_page(NONE_YET, NONE_YET_HOLDER if may_hold() else NONE_YET_READER)


def begin(room: Room) -> None:
    begin_page(meeting_headline(room.meeting), "", lambda: _about(room))
    say_what_happened()
    meeting_news.watch(room.meeting)


def decided_title(room: Room) -> str:
    return title_of_decided(_decided(room))


def decided(room: Room) -> None:
    """Every decision and follow-up so far, in the order of the slides."""
    rows = [
        element(
            "li",
            element("strong", f"{entry_kind(entry)}: "),
            entry_line(entry),
            element("small", room.names.get(entry.content.slide, entry.content.slide)),
        )
        for entry in _decided(room)
    ]
    if rows:
        show(element("ul", *rows, class_="iku-plain iku-entries"))
    else:
        st.markdown("Pilih slide, lalu catat keputusan atau tindak lanjutnya.")


def papers(room: Room) -> None:
    """What can be taken along; nothing while no paper can be made."""
    offered = [kind for kind in PaperKind if is_made(kind, is_held=True)]
    if not offered:
        return
    with cards.card("papers", "Unduh laporan", "Semua memakai angka versi yang sedang ditampilkan."):
        links = [
            element(
                "li",
                element("a", paper_label(kind), href=_paper(room, kind)),
            )
            for kind in offered
        ]
        show(element("ul", *links, class_="iku-plain iku-papers"))


def _paper(room: Room, kind: PaperKind) -> str:
    return paper_address(kind, room.meeting.meeting, version=room.pinning.version, is_sample=room.workspace.is_practice)


def _about(room: Room) -> None:
    """What the meeting is, which figures it shows, and the way to the projector."""
    version = None if room.is_latest else room.pinning.version
    address = screen_address(room.meeting.meeting, version, is_sample=room.workspace.is_practice)
    with st.container(gap="xxsmall", key="meeting-about"):
        st.markdown(markdown_text(meeting_line(room.meeting, room.content.definitions)))
        st.caption(markdown_text(room.deck.stamp))
    screen = element("a", "Buka layar", href=address, target="_blank", rel="noopener", class_="iku-first")
    with st.container(width="content"):
        show(joined((screen,)))


def _decided(room: Room) -> list[Entry]:
    order = {slide.key: n for n, slide in enumerate(room.deck.slides)}
    found = [e for e in room.meeting.entries if e.content.kind is not EntryKind.NOTE]
    return sorted(found, key=lambda e: order.get(e.content.slide, len(order)))


def _pinning(meeting: Meeting) -> Pinning:
    """The latest, unless another one is chosen."""
    if len(meeting.versions) == 1:
        return meeting.pinned
    numbers = {v.version: v for v in reversed(meeting.versions)}
    chosen = st.selectbox(
        "Versi data rapat",
        tuple(numbers),
        format_func=lambda number: version_option(numbers[number]),
        key=f"version-{meeting.meeting}-{len(numbers)}",
        filter_mode=None,
    )
    return numbers[chosen]
