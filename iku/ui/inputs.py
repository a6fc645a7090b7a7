"""The words that Streamlit builds into its inputs, in Indonesian."""

from pathlib import Path

import streamlit as st

from iku.intake.evidence import MAX_BYTES

MOST_MEGABYTES = MAX_BYTES // 1024**2
STYLE = f"<style>{Path(__file__).with_name('inputs.css').read_text(encoding='utf-8')}</style>"


def speak_indonesian() -> None:
    """For pages with inputs; see `inputs.css` for what is replaced, and why."""
    st.html(STYLE)
