"""Text that people wrote, made safe for where it is drawn: it must show as it is and never become markup."""

import html
import re

MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&=^])")


def chart_text(text: str) -> str:
    """For Plotly, which reads a few HTML tags and entities in every label."""
    return html.escape(text, quote=False)


def markdown_text(text: str) -> str:
    """For Streamlit, which reads Markdown, its own colour and icon marks (`:red[…]`) and formulas (`$…$`)."""
    return MARKDOWN.sub(r"\\\1", text).replace("\n", " ")
