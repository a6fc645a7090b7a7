"""A page on which a meeting stands says what happened to it meanwhile, and is drawn anew only when asked to."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from iku.domain.meeting import Attendee, EntryKind, Meeting, NewEntry, NewMeeting
from iku.domain.period import Period
from iku.domain.person import sole_person
from iku.present.meeting_page import news_text
from iku.workflow import meeting as meetings
from iku.workflow import opening
from tests.connecting import connected
from tests.pages.clerk import plain
from tests.people import SECRETARY

HENDRO = sole_person("Hendro (uji)")


def page() -> None:
    """What stands on a page that drew the meeting as it is in the session."""
    import streamlit as st

    from iku.ui import meeting_news

    st.text_area("Isi", key="typed")
    meeting_news.watch(st.session_state["seen"])


@pytest.fixture
def seen(home: Path) -> Meeting:
    about = NewMeeting("Rapat evaluasi TW I", Period(2024, 1), date(2024, 4, 12))
    return meetings.open_meeting(opening.working(), HENDRO, about)


def watched(seen: Meeting) -> AppTest:
    app = AppTest.from_function(page, default_timeout=30)
    app.session_state["seen"] = seen
    app.session_state["chosen_store"] = "kerja"
    app.session_state["typed"] = "setengah jadi"
    app.run()
    assert not app.exception
    return app


def test_what_happened_meanwhile_is_said_beside_what_is_typed(seen: Meeting, monkeypatch: pytest.MonkeyPatch) -> None:
    connected(monkeypatch)
    assert [m.value for m in watched(seen).markdown] == []
    meetings.write_entry(opening.working(), HENDRO, seen.meeting, NewEntry("summary", EntryKind.NOTE, "Dibacakan"))

    app = watched(seen)

    assert [plain(m.value) for m in app.markdown] == [
        ":material/notifications: **Ada catatan baru. Notulis kini Hendro (uji).**"
    ]
    assert [b.label for b in app.button] == ["Muat ulang"]
    app.session_state["seen"] = meetings.read_meeting(opening.working(), HENDRO, seen.meeting)
    app.button[0].click().run()
    assert app.markdown.len == 0
    assert app.text_area[0].value == "setengah jadi"


def test_of_a_closed_meeting_there_is_no_news(seen: Meeting, monkeypatch: pytest.MonkeyPatch) -> None:
    connected(monkeypatch)
    meetings.close_meeting(opening.working(), HENDRO, seen.meeting)

    closed = meetings.read_meeting(opening.working(), HENDRO, seen.meeting)

    assert news_text(seen, closed) == "Rapat sudah ditutup."
    assert watched(closed).markdown.len == 0


def test_every_kind_of_news_has_its_words(seen: Meeting) -> None:
    workspace = opening.working()
    entry = meetings.write_entry(workspace, HENDRO, seen.meeting, NewEntry("summary", EntryKind.NOTE, "Dibacakan"))
    noted = meetings.read_meeting(workspace, HENDRO, seen.meeting)
    meetings.strike_entry(workspace, HENDRO, seen.meeting, entry)
    meetings.take_pen(workspace, SECRETARY, seen.meeting)
    meetings.order_agenda(workspace, HENDRO, seen.meeting, ["summary"])
    meetings.note_attendance(workspace, HENDRO, seen.meeting, [Attendee("Siti")])
    meetings.renew_data(workspace, HENDRO, seen.meeting, "dikoreksi")

    found = meetings.read_meeting(workspace, HENDRO, seen.meeting)

    assert news_text(noted, noted) == ""
    assert news_text(noted, found) == (
        "Ada catatan yang dicoret. Data rapat kini versi 2. Notulis kini Hendro. Susunan acara diubah. Daftar hadir diubah."
    )
    reworded = replace(noted.entries[0], content=replace(noted.entries[0].content, text="Dibacakan ketua"))
    assert news_text(noted, replace(noted, entries=(reworded,))) == "Ada catatan baru."
