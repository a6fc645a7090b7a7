"""What reporters said of a quarter: causes, efforts, follow-up."""

from collections.abc import Sequence

import streamlit as st

from iku.present.causes import Cause
from iku.present.escape import markdown_text
from iku.ui.markup import Html, element, joined, show


def draw(causes: Sequence[Cause]) -> None:
    for cause in causes:
        st.markdown(f"**{cause.quarter}** :small[:gray[{markdown_text(cause.author)}]]")
        pairs = ((element("dt", label), element("dd", _paragraphs(text))) for label, text in cause.lines)
        show(element("dl", *(part for pair in pairs for part in pair), class_="iku-steps"))


def _paragraphs(text: str) -> Html:
    """Its lines, each on its own."""
    return joined(part for n, line in enumerate(text.splitlines()) for part in ((Html("<br>"), line) if n else (line,)))
