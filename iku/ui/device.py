"""What is known of the reader's device: the theme, and whether it is a phone."""

import streamlit as st

from iku.present.figures.base import Size
from iku.present.theme import Mode, Theme, theme

PHONE = "Mobi"
"""What browsers on phones, and only there, say of themselves."""


def mode() -> Mode:
    return "dark" if st.context.theme.type == "dark" else "light"


def current_theme() -> Theme:
    return theme(mode())


def is_phone() -> bool:
    """Whether to spare the reader the charts until they are asked for."""
    headers = st.context.headers
    return "User-Agent" in headers and PHONE in headers["User-Agent"]


def size() -> Size:
    """Of charts."""
    return "compact" if is_phone() else "regular"
