"""Pengaturan, backups and health: for whoever looks after the dashboard."""

from collections.abc import Sequence

import streamlit as st

from iku.domain.backup import KeptBackup
from iku.domain.permission import Action, may
from iku.errors import UserError
from iku.present import backups as words
from iku.present.addresses import backup_address
from iku.present.escape import markdown_text
from iku.present.problems import error_sentence
from iku.ui import frame, refusal, session
from iku.ui.markup import element, show, table
from iku.workflow import backing_up, opening
from iku.workflow.health import health
from iku.workflow.workspace import Workspace

SECTION = "Cadangan dan kesehatan"
SAID, REFUSED = "said-of-backup", "refused-of-backup"
RESTORING = "restoring"
HEADINGS = ("Dibuat", "Ukuran", "Berkas")


def sections() -> list[str]:
    """The part of Pengaturan about backups, for whoever may make them."""
    return [SECTION] if may(session.person(), Action.BACK_UP) else []


def draw() -> None:
    """Backups are of the office's own store, also while the sample is open. Raises NotAllowed."""
    workspace = opening.working()
    found = health(workspace, session.person())
    frame.begin(words.title(found))
    left, right = st.columns([3, 2])
    with left, st.container(border=True, height="stretch", key="backups"):
        if found.is_backed_up:
            st.success(words.advice(found), icon=":material/check_circle:")
        else:
            st.warning(words.advice(found), icon=":material/warning:")
        _draw_backups(workspace)
    with right, st.container(border=True, height="stretch", key="health"):
        st.subheader("Kesehatan", anchor=False)
        st.table({name: markdown_text(value) for name, value in words.health_lines(found)}, border="horizontal")


def _draw_backups(workspace: Workspace) -> None:
    kept = backing_up.backups(workspace, session.person())
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        if st.button("Buat cadangan sekarang", key="do-backup", type="primary"):
            _make(workspace)
        if kept and st.button("Periksa yang terbaru", key="do-verify"):
            _verify(kept[0])
        if kept:
            _draw_restoring(workspace, kept)
    if refused := st.session_state.pop(REFUSED, None):
        refusal.say_text(refused)
    if said := st.session_state.pop(SAID, None):
        st.info(markdown_text(said), icon=":material/verified:")
    if kept:
        rows = [
            (words.made(k.made_at), words.size(k.size), element("a", k.name, href=backup_address(k.name))) for k in kept
        ]
        show(table("Cadangan yang disimpan", HEADINGS, rows, class_="iku-stack"))
    st.caption(markdown_text(words.KEPT))
    st.caption(markdown_text(words.NOT_IN_BACKUP))


def _make(workspace: Workspace) -> None:
    try:
        with st.spinner("Membuat dan memeriksa cadangan …"):
            _, verification = backing_up.back_up(workspace, session.person())
    except UserError as error:
        refusal.say(error)
        return
    st.session_state[SAID] = f"Cadangan dibuat. {words.verified(verification)}"
    st.rerun()


def _draw_restoring(workspace: Workspace, kept: Sequence[KeptBackup]) -> None:
    popover = st.popover("Pulihkan", key=RESTORING, on_change="rerun")
    if not popover.open:
        return
    with popover:
        st.markdown(words.RESTORING)
        chosen = st.selectbox("Cadangan", kept, format_func=lambda k: words.made(k.made_at), key="restored-backup")
        st.button("Pulihkan ke folder baru", key="do-restore", on_click=_restore, args=(workspace, chosen))


def _restore(workspace: Workspace, kept: KeptBackup) -> None:
    """Before the page is drawn, so that it is drawn without what would cover the answer."""
    st.session_state[RESTORING] = False
    try:
        folder, verification = backing_up.restore_beside(workspace, session.person(), kept)
    except UserError as error:
        st.session_state[REFUSED] = error_sentence(error)
        return
    st.session_state[SAID] = words.restored(kept.made_at, folder, verification)


def _verify(kept: KeptBackup) -> None:
    try:
        with st.spinner("Memeriksa cadangan …"):
            st.session_state[SAID] = f"{kept.name}. {words.verified(backing_up.verify(session.person(), kept.path))}"
    except UserError as error:
        refusal.say(error)
