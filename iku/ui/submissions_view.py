"""'Riwayat kiriman saya': what was sent, what of it still stands, and the way back."""

from collections.abc import Sequence

import streamlit as st

from iku.domain.definitions import Definitions
from iku.domain.submission import Receipt, SubmissionRow
from iku.present.escape import markdown_text
from iku.present.history import SubmissionView, submission_views
from iku.present.receipt import receipt_view
from iku.ui import resources, session
from iku.ui.withdrawing import withdraw_button
from iku.workflow import past, reporting
from iku.workflow.workspace import Workspace

SHOWN = 10
WITHDRAWN = "submission_withdrawn"


def draw(workspace: Workspace) -> None:
    rows = resources.kept(
        ("submissions", *resources.stamp(workspace)), lambda: past.submissions(workspace, session.person())
    )
    if not rows:
        st.caption("Belum ada kiriman.")
        return
    _say_withdrawn(workspace.definitions)
    everyone = st.toggle("Tampilkan kiriman semua orang", key="everyone")
    person = session.person()
    mine = [row for row in rows if everyone or row.recorded_by == person.name]
    if not mine:
        named = "Belum ada kiriman atas nama ini." if person.is_named else "Isi nama Anda untuk melihat kiriman Anda."
        st.caption(named)
    views = submission_views(mine[:SHOWN])
    open_to = reporting.withdrawable(workspace, person, [v.submission for v in views if v.can_be_withdrawn])
    for view in views:
        _draw_one(workspace, view, can_be_withdrawn=view.submission in open_to)
    _say_rest(mine)


def _say_rest(rows: Sequence[SubmissionRow]) -> None:
    if len(rows) > SHOWN:
        st.caption(f"{len(rows) - SHOWN} kiriman sebelumnya ada di Pengaturan, Riwayat perubahan.")


def _draw_one(workspace: Workspace, view: SubmissionView, *, can_be_withdrawn: bool) -> None:
    said, action = st.columns([6, 1], vertical_alignment="center", gap="small", wrap=False)
    details = f"{view.when} · {view.who} · {view.origin} · nomor …{view.short}"
    said.markdown(
        f"**{markdown_text(view.what)}**: {markdown_text(view.state)}  \n:small[:gray[{markdown_text(details)}]]"
    )
    if can_be_withdrawn:
        with action:
            withdraw_button(f"listed-{view.submission}", lambda reason: _withdraw(workspace, view.submission, reason))


def _withdraw(workspace: Workspace, submission: str, reason: str) -> None:
    st.session_state[WITHDRAWN] = reporting.withdraw(workspace, session.person(), submission, reason)
    st.rerun()


def _say_withdrawn(definitions: Definitions) -> None:
    receipt = st.session_state.pop(WITHDRAWN, None)
    if isinstance(receipt, Receipt):
        view = receipt_view(definitions, receipt, is_withdrawal=True)
        st.success(
            f"Kiriman …{receipt.submission[-8:]} ditarik kembali; keadaan sebelumnya berlaku lagi.",
            icon=":material/undo:",
        )
        if view.warning:
            st.warning(markdown_text(view.warning))
