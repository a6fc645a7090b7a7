"""The checklist of documents for those who fill it: one line a document, its attachments under it, each with a way back."""

from collections.abc import Callable
from itertools import groupby

import streamlit as st

from iku.domain.definitions import Definitions
from iku.present.addresses import evidence_address
from iku.present.escape import markdown_text
from iku.present.evidence import AttachmentView, Checklist, DocumentRow
from iku.present.lines import numbered
from iku.ui import device
from iku.ui.withdrawing import withdraw_button


def draw(
    definitions: Definitions, checklist: Checklist, quarter: int, on_withdraw: Callable[[str, str], None]
) -> None:
    """`on_withdraw` takes an attachment's id and the reason."""
    for code, rows in groupby(checklist.rows, key=lambda row: row.indicator):
        indicator = definitions.indicator(code)
        with st.container(gap="xxsmall"):
            st.markdown(f"**{numbered(indicator)} {markdown_text(indicator.title)}**")
            for row in rows:
                _draw_document(row, quarter, on_withdraw)


def _draw_document(row: DocumentRow, quarter: int, on_withdraw: Callable[[str, str], None]) -> None:
    cell = row.cell(quarter)
    icon = f':color[{cell.icon}]{{foreground="{cell.fill(device.mode())}"}}'
    st.markdown(f"{icon} {markdown_text(row.title)} :small[:gray[· {row.frequency} · {cell.word}]]")
    for attached in row.attachments:
        if attached.quarter <= quarter:
            _draw_attachment(attached, on_withdraw)


def _draw_attachment(attached: AttachmentView, on_withdraw: Callable[[str, str], None]) -> None:
    address = attached.url if attached.is_link else evidence_address(attached.sha256)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"attached-{attached.attachment}"):
        st.markdown(
            f"[{markdown_text(attached.label)}]({address})  \n"
            f":small[:gray[{markdown_text(attached.details)}; {markdown_text(attached.strength)}]]",
            width="stretch",
        )
        withdraw_button(attached.attachment, lambda reason: on_withdraw(attached.attachment, reason), "Tarik")
