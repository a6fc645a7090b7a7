"""Pengaturan, accounts: who may sign in and as what; opened, granted, reset and switched by administrators."""

from collections.abc import Callable

import streamlit as st

from iku.domain.account import Account, NewAccount, OneTimePassword
from iku.domain.permission import Action, may
from iku.errors import UserError
from iku.present.accounts import HEADINGS, account_cells, accounts_title, grant_choices
from iku.present.escape import markdown_text
from iku.ui import frame, refusal, session
from iku.ui.markup import show, table
from iku.workflow import accounts, opening
from iku.workflow.workspace import Workspace

SECTION = "Akun"
SHOWN_ONCE = "one-time-password"
OPENED = "accounts-opened"
"""How many were opened in this session: the fields of the next one begin empty."""
CHANGED, HELD, REASON = "changed-account", "held-roles", "switch-reason"


def sections() -> list[str]:
    """The part of Pengaturan about accounts, for whoever may manage them."""
    return [SECTION] if may(session.person(), Action.MANAGE_ACCOUNTS) else []


def draw() -> None:
    """Accounts are the office's own, also while the sample is open. Raises NotAllowed."""
    workspace = opening.working()
    known = accounts.known_accounts(workspace, session.person())
    frame.begin(accounts_title(known))
    _show_password()
    with st.container(border=True, key="accounts"):
        cells = [account_cells(account, workspace.definitions) for account in known]
        show(table("Akun", HEADINGS, cells, class_="iku-stack"))
    left, right = st.columns(2)
    with left, st.container(border=True, height="stretch", key="change-account"):
        _draw_change(workspace, {f"{a.name} ({a.login})": a for a in known})
    with right, st.container(border=True, height="stretch", key="open-account"):
        _draw_opening(workspace)


def _show_password() -> None:
    """A one-time password that was just made is shown in this run, and never again."""
    made: OneTimePassword | None = st.session_state.pop(SHOWN_ONCE, None)
    if made is not None:
        st.success(
            f"Kata sandi sekali pakai untuk **{markdown_text(made.login)}**: `{made.password}`  \nCatat sekarang: setelah ini "
            "tidak dapat dilihat lagi. Berlaku 7 hari, dan harus diganti saat masuk pertama.",
            icon=":material/key:",
        )


def _draw_change(workspace: Workspace, known: dict[str, Account]) -> None:
    st.subheader("Ubah akun", anchor=False)
    chosen = known[st.selectbox("Akun yang diubah", list(known), key=CHANGED)]
    choices = grant_choices(workspace.definitions)
    held = [words for words, grant in choices.items() if grant in chosen.grants]
    roles = st.multiselect(
        "Peran", list(choices), default=held, key=f"{HELD}-{chosen.account}", placeholder="Pilih peran"
    )
    with st.container(horizontal=True):
        is_granted = st.button("Tetapkan peran", key="do-grant")
        is_reset = st.button("Atur ulang kata sandi", key="do-reset")
    if is_granted:
        held_now = frozenset(choices[words] for words in roles)
        _act(lambda: accounts.grant(workspace, session.person(), chosen.account, held_now))
    if is_reset:
        _act(lambda: _show_once(accounts.reset_password(workspace, session.person(), chosen.account)))
    reason = (
        st.text_input(
            "Alasan",
            placeholder="bila akunnya dinonaktifkan atau diaktifkan",
            key=f"{REASON}-{chosen.account}",
            max_chars=500,
            autocomplete="off",
        )
        or ""
    )
    if st.button("Nonaktifkan" if chosen.is_enabled else "Aktifkan", key="do-switch"):
        is_enabled = not chosen.is_enabled
        _act(lambda: accounts.switch(workspace, session.person(), chosen.account, reason, is_enabled=is_enabled))
    st.caption("Perubahan peran, kata sandi, dan penonaktifan mengakhiri semua sesi akun itu saat itu juga.")


def _draw_opening(workspace: Workspace) -> None:
    st.subheader("Buka akun", anchor=False)
    choices = grant_choices(workspace.definitions)
    number = st.session_state.get(OPENED, 0)
    login = st.text_input(
        "Nama akun", key=f"login-{number}", max_chars=32, placeholder="misalnya siti.aminah", autocomplete="off"
    )
    name = st.text_input("Nama lengkap", key=f"name-{number}", max_chars=80, autocomplete="off")
    email = st.text_input("Surel (boleh kosong)", key=f"email-{number}", max_chars=120, autocomplete="off")
    roles = st.multiselect("Peran akun baru", list(choices), key=f"roles-{number}", placeholder="Pilih peran")
    if st.button("Buka akun", key="do-open", type="primary"):
        asked = NewAccount(login or "", name or "", email or "", frozenset(choices[words] for words in roles))
        _act(lambda: _open(workspace, asked))


def _act(act: Callable[[], None]) -> None:
    """Draws the page anew with what has changed; what cannot be is said where it was asked for."""
    try:
        act()
    except UserError as error:
        refusal.say(error)
    else:
        st.rerun()


def _open(workspace: Workspace, asked: NewAccount) -> None:
    _show_once(accounts.open_account(workspace, session.person(), asked))
    st.session_state[OPENED] = st.session_state.get(OPENED, 0) + 1


def _show_once(made: OneTimePassword) -> None:
    st.session_state[SHOWN_ONCE] = made
