"""'Salin kamus ke tahun …': what the next year would begin with, then the copy."""

import streamlit as st

from iku.domain.permission import Action, may
from iku.errors import UserError
from iku.present import wording
from iku.present.copying import CopyView, copy_view
from iku.present.escape import markdown_text
from iku.ui import naming, refusal, session
from iku.workflow.copying import copy_definitions, next_year, rehearse_copy
from iku.workflow.workspace import Workspace

ASKED, DONE = "copy-asked", "copy-done"


def draw(workspace: Workspace) -> None:
    """Nothing for those who may not rule."""
    if not may(session.person(), Action.RULE):
        return
    year, old = next_year(workspace), workspace.definitions.organisation.year
    with st.container(border=True, key="copy-dictionary"):
        st.subheader(f"Salin kamus ke tahun {year}", anchor=False)
        st.markdown(f"Kamus {year} dimulai dari kamus {old}; sesudah itu keduanya berdiri sendiri.")
        if done := st.session_state.get(DONE):
            st.success(markdown_text(done), icon=":material/content_copy:")
        naming.ask_name()
        if st.session_state.get(ASKED) == year:
            _draw_rehearsal(workspace, year)
        elif st.button(f"Lihat yang akan disalin ke {year}", key="ask-copy") and naming.is_named(session.person()):
            st.session_state[ASKED] = year
            st.rerun()


def _draw_rehearsal(workspace: Workspace, year: int) -> None:
    try:
        rehearsal = rehearse_copy(workspace, session.person(), year)
    except UserError as error:
        refusal.say(error)
        return
    old = workspace.definitions
    _draw_view(copy_view(old, rehearsal.definitions, rehearsal.laid_down, rehearsal.proposals, rehearsal.staged))
    label = "Salin sekarang" + (f" ({wording.PRACTICE_LABEL})" if workspace.is_practice else "")
    with st.container(horizontal=True):
        if st.button(label, type="primary", key="copy-now", icon=":material/content_copy:"):
            _copy(workspace, year)
        st.button("Batal", key="cancel-copy", type="tertiary", on_click=_forget)


def _draw_view(view: CopyView) -> None:
    for sentence, details in view.parts:
        lines = [f"- {markdown_text(sentence)}", *(f"    - {markdown_text(detail)}" for detail in details)]
        st.markdown("\n".join(lines))


def _copy(workspace: Workspace, year: int) -> None:
    try:
        copy_definitions(workspace, session.person(), year)
    except UserError as error:
        refusal.say(error)
        return
    _forget()
    st.session_state[DONE] = (
        f"Kamus {year} sudah ada. Pilih tahun {year} di atas untuk menetapkan isinya dan mengisi targetnya."
    )
    st.rerun()


def _forget() -> None:
    for key in (ASKED, DONE):
        st.session_state.pop(key, None)
