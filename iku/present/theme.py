"""The look in one place: colours of both themes, the typeface, and what "no figure" looks like.

Colours of the bands are data of the definitions (`rules.toml`), because the bands are. Every pair used for text keeps 4.5 : 1,
every pair of statuses stays apart for the three kinds of colour blindness: `tests/present/test_theme.py` computes both.
"""

from dataclasses import dataclass
from typing import Literal

Mode = Literal["light", "dark"]

FONT_FAMILY = (
    '"Plus Jakarta Sans", system-ui, "Segoe UI", "Segoe UI Symbol", "Noto Sans", "Noto Sans Symbols 2", sans-serif'
)
FONT_SIZE = 13
SMALL_SIZE = 12


@dataclass(frozen=True, slots=True)
class Theme:
    """The neutral colours of one theme."""

    mode: Mode
    ground: str
    border: str
    track: str
    """the empty part of a bar, the empty square"""
    ink: str
    muted: str
    """words that may be passed over; legible on ground and on track"""
    accent: str
    missing: str
    """the outline of a state without a figure"""


LIGHT = Theme("light", "#FBFAF8", "#E3DED6", "#EFEBE4", "#1E2430", "#5D6573", "#9B1C1F", "#838C9A")
DARK = Theme("dark", "#14171D", "#303744", "#262C36", "#EDEFF3", "#A3ABB9", "#F0716B", "#7C8697")


def theme(mode: Mode) -> Theme:
    return DARK if mode == "dark" else LIGHT


@dataclass(frozen=True, slots=True)
class Pair:
    """A fill and the colour of text on it."""

    fill: str
    ink: str


def proof_colours(mode: Mode) -> dict[str, Pair]:
    """Fills of the states of a required document, by the state's code."""
    return DARK_PROOF if mode == "dark" else LIGHT_PROOF


LIGHT_PROOF = {
    "accepted": Pair("#1A8656", "#FFFFFF"),
    "file": Pair("#1A8656", "#FFFFFF"),
    "link": Pair("#CFE6DA", LIGHT.ink),
    "lacking": Pair("#C98209", LIGHT.ink),
    "not_due": Pair(LIGHT.track, LIGHT.muted),
}
DARK_PROOF = {
    "accepted": Pair("#45C48B", DARK.ground),
    "file": Pair("#45C48B", DARK.ground),
    "link": Pair("#234F3D", DARK.ink),
    "lacking": Pair("#EBB548", DARK.ground),
    "not_due": Pair(DARK.track, DARK.muted),
}
