"""The way back for one submission or attachment: a reason, then it is taken back."""

from collections.abc import Callable

import streamlit as st

from iku.ui import session
from iku.ui.naming import is_named

LONGEST_REASON = 500


def withdraw_button(identity: str, on_withdraw: Callable[[str], None], label: str = "Tarik kembali") -> None:
    """Opens a small field for the reason. Nothing is taken back without one, or without a name."""
    with st.popover(label, key=f"withdraw-{identity}", icon=":material/undo:", type="tertiary"):
        st.markdown("Yang sudah tercatat tidak dihapus: penarikan ikut tercatat, dan nilai sebelumnya berlaku lagi.")
        reason = st.text_input(
            "Alasan penarikan",
            key=f"reason-{identity}",
            placeholder="misalnya: salah triwulan",
            max_chars=LONGEST_REASON,
        )
        if st.button("Tarik kembali sekarang", key=f"do-withdraw-{identity}", type="primary"):
            if not (reason or "").strip():
                st.warning("Isi alasan penarikan dulu.")
            elif is_named(session.person()):
                on_withdraw(reason or "")
