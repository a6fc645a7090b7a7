"""The quarter's lock: who holds it and why, and the way to close or open it."""

import streamlit as st

from iku.domain.permission import Action, may
from iku.domain.review import QuarterLock
from iku.errors import UserError
from iku.present.escape import markdown_text
from iku.present.review_page import lock_text, lock_title, unsettled_text
from iku.ui import refusal, session
from iku.ui.frame import Frame
from iku.workflow import reviewing

LONGEST = 500


def title(frame: Frame) -> str:
    chosen = frame.filters
    return lock_title(_lock(frame), chosen.year, chosen.quarter)


def draw(frame: Frame) -> None:
    lock = _lock(frame)
    if lock:
        st.markdown(markdown_text(lock_text(lock)))
        if may(session.person(), Action.REOPEN):
            _ask(frame, "Alasan membuka kunci", "Buka kunci", is_needed=True)
        return
    unsettled = _unsettled(frame)
    st.markdown(
        markdown_text(
            f"{unsettled}: mengunci sekarang memerlukan alasan."
            if unsettled
            else "Semua laporan yang jatuh tempo sudah terverifikasi."
        )
    )
    if may(session.person(), Action.LOCK):
        _ask(frame, "Alasan mengunci", "Kunci triwulan", is_needed=bool(unsettled))
    else:
        st.caption("Sekretaris yang mengunci dan membuka kunci triwulan.")


def _ask(frame: Frame, label: str, button: str, *, is_needed: bool) -> None:
    period = frame.filters.period
    reason = st.text_input(
        label,
        key=f"lock-reason-{period.year}-{period.quarter}-{button}",
        max_chars=LONGEST,
        placeholder="misalnya: disahkan rapat pleno 12 Oktober 2024" if is_needed else "boleh dikosongkan",
        autocomplete="off",
    )
    if st.button(button, key="lock", type="secondary", icon=":material/lock:"):
        try:
            act = reviewing.reopen if _lock(frame) else reviewing.lock
            act(frame.workspace, session.person(), period, reason or "")
        except UserError as error:
            refusal.say(error)
            return
        st.rerun()


def _lock(frame: Frame) -> QuarterLock | None:
    quarter = frame.filters.quarter
    state = next((s for s in frame.figures.states if s.quarter == quarter and s.locked_at), None)
    if state is None or state.locked_at is None:
        return None
    return QuarterLock(state.year, quarter, state.locked_at, state.locked_by, state.lock_reason)


def _unsettled(frame: Frame) -> str:
    quarter = frame.filters.quarter
    missing = [
        row.indicator
        for row in frame.figures.indicators
        if row.quarter == quarter and row.due_this_quarter and not row.reported_this_quarter
    ]
    states = [s for s in frame.figures.states if s.quarter == quarter and s.indicator not in missing]
    return unsettled_text(states, missing)
