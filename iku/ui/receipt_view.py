"""'Tanda terima': what happened, what comes next, and the way back."""

from collections.abc import Callable
from typing import Literal

import streamlit as st

from iku.domain.definitions import Definitions
from iku.domain.submission import Receipt
from iku.present.escape import markdown_text
from iku.present.receipt import ReceiptView, receipt_view
from iku.ui.handover import Handover
from iku.ui.withdrawing import withdraw_button

NOT_KEPT = "Ini latihan: laporan hanya ada pada data contoh dan hilang ketika aplikasi dihentikan."


Step = Literal["done", "transfer", ""]


def draw(definitions: Definitions, work: Handover, next_step: str, on_withdraw: Callable[[str], None]) -> Step:
    """`next_step` is one sentence. Returns what was asked for; "transfer" takes the same report to the working store."""
    receipt = work.receipt
    if receipt is None:
        return ""
    with st.container(border=True, key="receipt"):
        if work.withdrawn is not None:
            _draw_withdrawn(definitions, work.withdrawn)
        else:
            _draw_stored(definitions, receipt, next_step)
        return _draw_actions(work, receipt, on_withdraw)


def _draw_actions(work: Handover, receipt: Receipt, on_withdraw: Callable[[str], None]) -> Step:
    stands = work.withdrawn is None
    with st.container(horizontal=True, vertical_alignment="center"):
        is_done = st.button("Selesai", type="primary", key="done")
        goes_on = False
        if receipt.is_practice and stands:
            goes_on = st.button("Kirim laporan yang sama ke data kerja", key="transfer", icon=":material/forward:")
        if receipt.submission and stands:
            withdraw_button(f"receipt-{receipt.submission}", on_withdraw)
    return "done" if is_done else "transfer" if goes_on else ""


def _draw_stored(definitions: Definitions, receipt: Receipt, next_step: str) -> None:
    view = receipt_view(definitions, receipt)
    if receipt.submission:
        st.success(markdown_text(next_step), title=f"{_happened(receipt)}.", icon=":material/check_circle:")
    else:
        st.info("Semua baris sudah tercatat seperti ini, jadi tidak ada yang disimpan.", icon=":material/check_circle:")
    if receipt.is_practice:
        st.caption(NOT_KEPT)
    _draw_slip(view, receipt)


def _happened(receipt: Receipt) -> str:
    return f"{receipt.stored} data tercatat" + (" sebagai latihan, tidak disimpan" if receipt.is_practice else "")


def _draw_withdrawn(definitions: Definitions, receipt: Receipt) -> None:
    view = receipt_view(definitions, receipt, is_withdrawal=True)
    st.success(
        "Keadaan sebelum kiriman itu berlaku lagi. Isian dapat diperbaiki lalu dikirim ulang.",
        title="Kiriman ditarik kembali.",
        icon=":material/undo:",
    )
    if view.warning:
        st.warning(markdown_text(view.warning))
    _draw_slip(view, receipt)


def _draw_slip(view: ReceiptView, receipt: Receipt) -> None:
    """To be copied whole, or the number alone."""
    left, right = st.columns([1.2, 1], gap="large")
    left.markdown(f"**{view.title}**")
    left.code(view.text, language=None, wrap_lines=True)
    if receipt.submission:
        right.markdown("**Nomor kiriman**")
        right.code(receipt.submission, language=None, wrap_lines=True)
        right.caption("Simpan nomor ini: dengan nomor ini kiriman dapat dicari dan ditarik kembali.")
