"""How far one subdivision's reports of a quarter were checked, what was sent back and why, and the way to hand it in again."""

import streamlit as st

from iku.domain.figures import YearFigures
from iku.domain.period import Period
from iku.domain.review import ReportState
from iku.errors import UserError
from iku.present.escape import markdown_text
from iku.present.lines import indicator_line
from iku.present.states import StateView, quarter_state_view
from iku.ui import refusal, session
from iku.ui.markup import element, show
from iku.workflow import reviewing
from iku.workflow.workspace import Workspace


def draw(workspace: Workspace, subdivision: str, period: Period, figures: YearFigures) -> None:
    """Nothing while nothing was reported for the quarter."""
    found = [
        (indicator.code, view)
        for indicator in workspace.definitions.reported_by(subdivision)
        if (view := quarter_state_view(figures, indicator.code, period.quarter))
    ]
    if all(view.state is ReportState.EMPTY for _, view in found):
        return
    with st.container(border=True, key="states", gap="xsmall"):
        st.subheader(_title(found), anchor=False)
        for code, view in found:
            name = indicator_line(workspace.definitions, figures, code, period.quarter).name
            cells = (element("strong", name), element("span", view.text), element("small", view.detail))
            show(element("div", *cells, class_="iku-reports"))
            if view.state is ReportState.RETURNED:
                _returned(workspace, code, period, view)


def _title(found: list[tuple[str, StateView]]) -> str:
    returned = sum(view.state is ReportState.RETURNED for _, view in found)
    checked = sum(view.state.is_settled for _, view in found)
    back = f", {returned} dikembalikan" if returned else ""
    return f"Verifikasi: {checked} dari {len(found)} laporan terverifikasi{back}"


def _returned(workspace: Workspace, code: str, period: Period, view: StateView) -> None:
    st.warning(
        f"{markdown_text(view.comment)}  \nPerbaiki angka atau buktinya; bila angkanya tidak berubah, ajukan lagi di sini.",
        icon=":material/undo:",
    )
    if st.button("Ajukan lagi", key=f"resubmit-{code}", icon=":material/forward:"):
        try:
            reviewing.resubmit(workspace, session.person(), code, period)
        except UserError as error:
            refusal.say(error)
            return
        st.rerun()
