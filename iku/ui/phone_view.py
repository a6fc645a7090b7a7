"""Pengaturan, opening the dashboard on a phone: its address, as words and as a code for the camera."""

from urllib.parse import urlsplit

import streamlit as st

from iku.access.ways import Entrance, is_loopback
from iku.present import phone
from iku.present.escape import markdown_text
from iku.workflow import entrance


def draw() -> None:
    """Nothing where only this computer can reach the dashboard."""
    doors = entrance.current().entrance
    if doors.listens_here_only and not doors.url:
        return
    with st.container(border=True, key="phone"):
        st.subheader("Buka di ponsel", anchor=False)
        address = address_for_phones(doors, st.context.url or "")
        if not address:
            st.markdown(phone.NO_ADDRESS)
            return
        st.image(phone.code_as_svg(address), width=220, alt=f"Kode QR untuk {address}")
        st.markdown(f"**{markdown_text(address)}**")
        st.caption(phone.WORDS)


def address_for_phones(doors: Entrance, seen_at: str) -> str:
    """The address that was set up, else the one at which this very page is seen; "" where that is this computer only."""
    if doors.url:
        return doors.url
    seen = urlsplit(seen_at)
    if doors.listens_here_only or not seen.hostname or is_loopback(seen.hostname):
        return ""
    return f"{seen.scheme}://{seen.netloc}/" + (f"{doors.base_path.strip('/')}/" if doors.base_path.strip("/") else "")
