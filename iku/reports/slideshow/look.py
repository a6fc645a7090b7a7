"""How a slide in PowerPoint looks: measures in inches, sizes in points, the colours of the light theme.

Sizes are for the back of a room: body text of 18 points, tables of 14.
"""

from decimal import Decimal
from typing import Any

from pptx.dml.color import RGBColor
from pptx.util import Emu

from iku.present.theme import LIGHT

Native = Any
"""What python-pptx makes: it has no types."""
FONT = "Calibri"
"""On every machine with Office; LibreOffice brings one of the same widths."""
LANGUAGE = "id-ID"

WIDTH, HEIGHT = 13.333, 7.5
LEFT = 0.6
ROOM = WIDTH - 2 * LEFT
"""from margin to margin"""
KICKER_TOP = 0.3
TITLE_TOP = 0.68
BOTTOM = 6.82
"""where content ends"""
FOOT = 6.98
GAP = 0.3

TITLE, SUBTITLE, BODY, TABLE, LABEL, FINE = 28, 18, 18, 14, 14, 12
LONG_TITLE = 24
LINE = 1.2
"""height of a line, in sizes of its letters"""

INK, MUTED, ACCENT, BORDER, TRACK, GROUND, MISSING = (
    LIGHT.ink, LIGHT.muted, LIGHT.accent, LIGHT.border, LIGHT.track, LIGHT.ground, LIGHT.missing,
)  # fmt: skip
TARGET = "#C9C2B6"
"""bars of targets: there, and quiet"""


def inches(length: float | Decimal) -> Emu:
    return Emu(round(float(length) * 914_400))


def rgb(colour: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(colour.removeprefix("#")))  # type: ignore[no-untyped-call]


def line_height(size: float) -> float:
    """In inches."""
    return size * LINE / 72
