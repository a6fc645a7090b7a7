"""What is known of the reader's device: the theme, and whether it is a phone."""

import streamlit as st

from iku.present.figures.base import Size
from iku.present.theme import Mode, Theme, theme

PHONE = "Mobi"
"""What browsers on phones, and only there, say of themselves."""
IS_PHONE = "device-is-phone"


def mode() -> Mode:
    return "dark" if st.context.theme.type == "dark" else "light"


def current_theme() -> Theme:
    return theme(mode())


def is_phone() -> bool:
    """Whether to spare the reader the charts until they are asked for. Looked up once a session: headers are slow to read."""
    if IS_PHONE not in st.session_state:
        st.session_state[IS_PHONE] = PHONE in (st.context.headers.get("User-Agent") or "")
    return bool(st.session_state[IS_PHONE])


def labelled(heading: str, text: str) -> str:
    """A cell of a row; on a phone, where it stands under the others and no heading above it, with its heading."""
    return f"{heading}: {text}" if text and is_phone() else text


def size() -> Size:
    """Of charts."""
    return "compact" if is_phone() else "regular"
