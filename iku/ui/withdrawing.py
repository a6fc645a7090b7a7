"""The way back for one submission or attachment: a reason, then it is taken back."""

from collections.abc import Callable

import streamlit as st

from iku.errors import UserError
from iku.ui import refusal, session
from iku.ui.naming import is_named

LONGEST_REASON = 500


def withdraw_button(key: str, on_withdraw: Callable[[str], None], label: str = "Tarik kembali") -> None:
    """Opens a small field for the reason. Nothing is taken back without one, or without a name."""
    # Drawn only once it is open: a page may hold dozens of these.
    popover = st.popover(label, key=f"withdraw-{key}", icon=":material/undo:", type="tertiary", on_change="rerun")
    if not popover.open:
        return
    with popover:
        st.markdown("Tidak ada yang dihapus: penarikan ikut tercatat, dan keadaan sebelumnya berlaku lagi.")
        reason = st.text_input(
            "Alasan penarikan",
            key=f"reason-{key}",
            placeholder="misalnya: salah triwulan",
            max_chars=LONGEST_REASON,
            autocomplete="off",
        )
        if st.button("Tarik kembali sekarang", key=f"do-withdraw-{key}", type="primary"):
            _withdraw(reason or "", on_withdraw)


def _withdraw(reason: str, on_withdraw: Callable[[str], None]) -> None:
    if not reason.strip():
        st.warning("Isi alasan penarikan dulu.")
    elif is_named(session.person()):
        try:
            on_withdraw(reason)
        except UserError as error:
            refusal.say(error)
