"""The checklist of documents for those who fill it: one line a document, its attachments under it, each with a way back."""

from collections.abc import Callable
from itertools import groupby

import streamlit as st

from iku.domain.definitions import Definitions
from iku.domain.evidence import Frequency
from iku.present.addresses import evidence_address
from iku.present.escape import markdown_text
from iku.present.evidence import AttachmentView, Checklist, DocumentRow, DocumentState
from iku.present.lines import numbered
from iku.ui import device
from iku.ui.withdrawing import withdraw_button


def draw(definitions: Definitions, checklist: Checklist, quarter: int, on_withdraw: Callable[[str, str], None]) -> None:
    """`on_withdraw` takes an attachment's id and the reason."""
    for code, rows in groupby(checklist.rows, key=lambda row: row.indicator):
        indicator = definitions.indicator(code)
        with st.container(gap="xxsmall"):
            st.markdown(f"**{numbered(indicator)} {markdown_text(indicator.title)}**")
            asked = {d.code: d.frequency for d in definitions.documents_of(code)}
            for row in rows:
                earlier = asked[row.document] is not Frequency.PER_QUARTER
                shown = [a for a in row.attachments if a.quarter == quarter or (earlier and a.quarter < quarter)]
                _draw_document(row, quarter)
                for attached in shown:
                    _draw_attachment(attached, on_withdraw)


def _draw_document(row: DocumentRow, quarter: int) -> None:
    cell = row.cell(quarter)
    is_due = cell.state is not DocumentState.NOT_DUE
    icon = f':color[{cell.icon}]{{foreground="{cell.fill(device.mode())}"}}' if is_due else f":gray[{cell.icon}]"
    st.markdown(f"{icon} {markdown_text(row.title)} :small[:gray[· {row.frequency} · {cell.word}]]")


def _draw_attachment(attached: AttachmentView, on_withdraw: Callable[[str, str], None]) -> None:
    address = _markdown_address(attached.url) if attached.is_link else evidence_address(attached.sha256)
    name, action = st.columns([5, 1], vertical_alignment="center", gap="xsmall")
    details = f"{attached.details}; {attached.strength}" if attached.is_link else attached.details
    details += f" · {attached.check}" if attached.check else ""
    name.markdown(f"[{markdown_text(attached.label)}]({address})  \n:small[:gray[{markdown_text(details)}]]")
    with action:
        withdraw_button(
            f"attached-{attached.attachment}", lambda reason: on_withdraw(attached.attachment, reason), "Tarik"
        )


def _markdown_address(url: str) -> str:
    """An address that cannot end the link it stands in."""
    return url.translate({ord("("): "%28", ord(")"): "%29", ord("<"): "%3C", ord(">"): "%3E"})
