"""Isi Realisasi: type or upload, see what would change, send, prove, take back."""

from functools import partial

import streamlit as st

from iku.present.dates import short_quarter
from iku.present.entry import entry_title
from iku.ui import (
    choosing,
    discipline_view,
    evidence_section,
    first_steps,
    frame,
    inputs,
    naming,
    resources,
    session,
    states_view,
    submissions_view,
)
from iku.ui.report_flow import ReportFlow

surroundings = frame.surroundings()
workspace, period = surroundings.workspace, surroundings.filters.period
quarter = short_quarter(period.quarter)
inputs.speak_indonesian()
figures = resources.figures(workspace, period.year)
first_steps.draw_if_needed(workspace, figures, here="report")
with st.container(horizontal=True, vertical_alignment="bottom", key="who"):
    subdivision = choosing.ask_subdivision(workspace.definitions, session.person())
    naming.ask_name()
if subdivision is None:
    frame.begin(f"Isi realisasi {quarter} {period.year}", "Pilih subbagian Anda untuk mulai mengisi.")
    choosing.show_progress(workspace.definitions, figures, period.quarter)
else:
    flow = ReportFlow(workspace, subdivision.code, period)
    frame.begin(
        entry_title(subdivision.short_name, quarter, flow.rows),
        discipline_view.deadline_line(workspace, period),
        partial(discipline_view.draw_calendar_link, workspace, period.year, subdivision.code),
    )
    states_view.draw(workspace, subdivision.code, period, figures)
    flow.draw()
    evidence_section.draw(workspace, subdivision.code, period, flow.checklist)
with st.container(border=True, key="submissions"):
    st.subheader("Riwayat kiriman saya", anchor=False)
    submissions_view.draw(workspace)
