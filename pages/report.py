"""Isi Realisasi: type or upload, see what would change, send, prove, take back."""

from functools import partial

import streamlit as st

from iku.present.dates import short_quarter
from iku.present.entry import entry_title
from iku.ui import (
    choosing,
<<<<<<< HEAD
    discipline_view,
=======
>>>>>>> 6312203 (Verifikasi: the queue by age or gap, evidence beside the figure with four checks a document, verdicts for one or many, the quarter's lock; returned reports are handed in again)
    evidence_section,
    first_steps,
    frame,
    inputs,
    naming,
    resources,
<<<<<<< HEAD
=======
    states_view,
>>>>>>> 6312203 (Verifikasi: the queue by age or gap, evidence beside the figure with four checks a document, verdicts for one or many, the quarter's lock; returned reports are handed in again)
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
    subdivision = choosing.ask_subdivision(workspace.definitions)
    naming.ask_name()
if subdivision is None:
    frame.begin(f"Isi realisasi {quarter} {period.year}", "Pilih subbagian Anda untuk mulai mengisi.")
    choosing.show_progress(workspace.definitions, figures, period.quarter)
else:
    flow = ReportFlow(workspace, subdivision.code, period)
<<<<<<< HEAD
    frame.begin(
        entry_title(subdivision.short_name, quarter, flow.rows),
        discipline_view.deadline_line(workspace, period),
        partial(discipline_view.draw_calendar_link, workspace, period.year, subdivision.code),
    )
=======
    frame.begin(entry_title(subdivision.short_name, quarter, flow.rows))
    states_view.draw(workspace, subdivision.code, period, figures)
>>>>>>> 6312203 (Verifikasi: the queue by age or gap, evidence beside the figure with four checks a document, verdicts for one or many, the quarter's lock; returned reports are handed in again)
    flow.draw()
    evidence_section.draw(workspace, subdivision.code, period, flow.checklist)
with st.container(border=True, key="submissions"):
    st.subheader("Riwayat kiriman saya", anchor=False)
    submissions_view.draw(workspace)
