"""Evidence beside the report: what is there and what is missing on one side, the way to add it on the other."""

import streamlit as st

from iku.domain.period import Period
from iku.present.escape import markdown_text
from iku.present.evidence import Checklist
from iku.ui import evidence_form, evidence_list, session
from iku.ui.evidence_form import EvidenceForm
from iku.workflow.proving import withdraw_attachment
from iku.workflow.workspace import Workspace


def draw(workspace: Workspace, subdivision: str, period: Period, checklist: Checklist) -> None:
    with st.container(border=True, key="evidence"):
        st.subheader(markdown_text(checklist.title), anchor=False)
        evidence_form.say_what_happened(checklist, period.quarter)
        left, right = st.columns([1.5, 1], gap="large")
        with left:
            evidence_list.draw(
                workspace.definitions, checklist, period.quarter, lambda which, why: _withdraw(workspace, which, why)
            )
        with right:
            evidence_form.draw(EvidenceForm(workspace, subdivision, period, checklist))


def _withdraw(workspace: Workspace, attachment: str, reason: str) -> None:
    withdraw_attachment(workspace, session.person(), attachment, reason)
    evidence_form.tell("Lampiran ditarik kembali. Berkasnya tetap tersimpan, tetapi tidak lagi dihitung sebagai bukti.")
    st.rerun()
