"""What a form says of what was typed into it: that a draft was restored, and whose entry is to stand where two were at it."""

from collections.abc import Callable

import streamlit as st

from iku.present.escape import markdown_text

CHOOSE = "Pilih dulu isian mana yang dipakai pada baris yang diubah orang lain."


def draw_remark(name: str, remark: str, discard: Callable[[], None] | None) -> None:
    """Nothing where there is nothing to say; with a button where there is something to throw away."""
    if not remark:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key=f"draft-remark-{name}"):
        st.markdown(f":material/history: {markdown_text(remark)}", width="content")
        if discard is not None:
            st.button("Buang isian", key=f"discard-{name}", type="tertiary", on_click=discard)


def draw_contested(name: str, sentence: str, insist: Callable[[], None], adopt: Callable[[], None]) -> None:
    """Who changed it and what, and the two ways on; nothing goes further before one is taken."""
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key=f"contested-{name}"):
        st.markdown(f":orange[:material/group:] {markdown_text(sentence)}", width="content")
        st.button("Pakai isian saya", key=f"insist-{name}", on_click=insist)
        st.button("Pakai yang tercatat", key=f"adopt-{name}", on_click=adopt)
