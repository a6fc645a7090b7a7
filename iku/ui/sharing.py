"""A text to take along: one button that copies it, and on a phone one that hands it to a chat.

Streamlit's own button for copying shows only under a mouse and speaks English.
"""

from pathlib import Path

import streamlit as st

HERE = Path(__file__).parent
HTML = '<div class="row"><button type="button"></button><button type="button" hidden></button><span role="status"></span></div>'
WORDS = {
    "copy": "Salin teks",
    "share": "Bagikan",
    "done": "Tersalin.",
    "failed": "Tidak dapat disalin; pilih teksnya dengan tangan.",
}

_buttons = st.components.v2.component(
    "iku_sharing",
    html=HTML,
    css=HERE.joinpath("sharing.css").read_text(encoding="utf-8"),
    js=HERE.joinpath("sharing.js").read_text(encoding="utf-8"),
)


def share(text: str, key: str) -> None:
    """The buttons, then the text itself as it will be pasted."""
    _buttons(data={**WORDS, "text": text}, key=key)
    st.text(text)
