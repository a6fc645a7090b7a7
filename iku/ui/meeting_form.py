"""Opening a meeting: what it is called, about which quarter and which part of the office, when and where."""

import streamlit as st

from iku.domain.meeting import NewMeeting
from iku.domain.period import QUARTERS, Period
from iku.errors import MeetingProblem, MeetingRefused, UserError
from iku.intake.meetings import read_day
from iku.present.dates import day, local, period_name
from iku.present.meeting_page import own_title, scope_label
from iku.ui import meeting_view, naming, refusal, resources, session
from iku.ui.frame import Frame
from iku.ui.meeting_room import tell
from iku.workflow import meeting as meetings

ASKED = "meeting-asked"
LONGEST_TITLE, LONGEST_PLACE, LONGEST_DATE = 120, 120, 40


def draw_way_in(*, is_first: bool) -> None:
    """The button that asks for the form; where there is no meeting yet it is there already."""
    if not is_first and not st.session_state.get(ASKED):
        st.button("Buka rapat baru", key="meeting-ask", icon=":material/add:", on_click=_ask)


def is_asked(*, is_first: bool) -> bool:
    return meeting_view.may_hold() and (is_first or bool(st.session_state.get(ASKED)))


def draw(frame: Frame) -> None:
    with st.container(border=True, key="meeting-form", gap="small"):
        st.subheader("Buka rapat", anchor=False)
        first, second = st.columns([1.4, 1])
        with second:
            period = _period(frame)
            scope = _scope(frame)
        with first:
            title = st.text_input(
                "Judul rapat",
                value=own_title(period),
                key=f"meeting-title-{period.year}-{period.quarter}",
                max_chars=LONGEST_TITLE,
                autocomplete="off",
            )
            held_on, place = _when_and_where(frame)
        st.caption("Angka dibekukan saat rapat dibuka. Bila perlu, data rapat dapat diperbarui dengan alasan.")
        with st.container(horizontal=True):
            if st.button("Buka rapat", type="primary", key="meeting-open", icon=":material/co_present:"):
                _open(frame, title or "", period, scope, held_on, place)
            if st.session_state.get(ASKED):
                st.button("Batal", key="choose-no-meeting", type="tertiary", on_click=_forget)


def _period(frame: Frame) -> Period:
    periods = [Period(year, quarter) for year in resources.years(frame.workspace) for quarter in QUARTERS]
    periods = periods if frame.filters.period in periods else [*periods, frame.filters.period]
    return st.selectbox(
        "Triwulan yang dibahas",
        periods,
        index=periods.index(frame.filters.period),
        format_func=period_name,
        key=f"meeting-period-{frame.filters.year}-{frame.filters.quarter}",
        filter_mode=None,
    )


def _scope(frame: Frame) -> str:
    definitions = frame.workspace.definitions
    return st.selectbox(
        "Lingkup",
        ("", *(s.code for s in definitions.subdivisions)),
        format_func=lambda code: scope_label(definitions, code),
        key="meeting-scope",
        filter_mode=None,
    )


def _when_and_where(frame: Frame) -> tuple[str, str]:
    when, where = st.columns(2)
    today = day(local(frame.workspace.store.now()))
    with when:
        held_on = st.text_input(
            "Tanggal rapat", value=today, key="meeting-date", max_chars=LONGEST_DATE, autocomplete="off"
        )
    with where:
        place = st.text_input(
            "Tempat", key="meeting-place", max_chars=LONGEST_PLACE, placeholder="misalnya: Aula", autocomplete="off"
        )
    return held_on or "", place or ""


def _open(frame: Frame, title: str, period: Period, scope: str, held_on: str, place: str) -> None:
    if not naming.is_named(session.person()):
        return
    try:
        on = read_day(held_on)
        if on is None:
            raise MeetingRefused(MeetingProblem.UNDATED)
        about = NewMeeting(title, period, on, scope, place)
        opened = meetings.open_meeting(frame.workspace, session.person(), about)
    except UserError as error:
        refusal.say(error)
        return
    _forget()
    st.session_state[meeting_view.OPENED] = opened.meeting
    tell(f"Rapat dibuka. {len(opened.versions)} versi data tercatat; angkanya tidak berubah lagi sampai diperbarui.")
    st.rerun()


def _ask() -> None:
    st.session_state[ASKED] = True


def _forget() -> None:
    st.session_state.pop(ASKED, None)
