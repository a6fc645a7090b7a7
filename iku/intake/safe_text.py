"""Text that stays text in a spreadsheet program: no cell of ours becomes a formula, and none of theirs keeps our mark."""

import re

MARK = "'"
# What starts a formula, as typed or in full width; a tab or line end before it makes no difference to Excel.
STARTS_FORMULA = re.compile(r"[\s']*[=+\-@\t\r＝＋－＠]")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def marked(text: str) -> str:
    """A text for a CSV cell: one that would start a formula gets a mark in front."""
    return MARK + text if STARTS_FORMULA.match(text) else text


def unmarked(text: str) -> str:
    """The text before it was marked."""
    return text[1:] if text.startswith(MARK) and STARTS_FORMULA.match(text) else text


def clean(text: str) -> str:
    """A remark as it is kept: without invisible control characters and surrounding space."""
    if text.isprintable():
        return text.strip()
    return CONTROL.sub("", text).replace("\r\n", "\n").replace("\r", "\n").strip()
