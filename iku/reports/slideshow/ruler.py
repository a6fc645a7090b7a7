"""How much room words take, before any program has set them: widths of the letters of the typeface, a little generous."""

from functools import lru_cache

from iku.reports.slideshow.look import line_height

PER_EM = {
    0.23: " 'il", 0.25: ",.Ij·", 0.28: ":;", 0.3: "()-[]f", 0.33: "!Jt", 0.35: "r", 0.38: "/", 0.4: '"sz', 0.43: "Lcx",
    0.46: "FSkvy", 0.48: "?TYZag", 0.51: "0123456789e–−×÷", 0.53: "CKPXbdhnopqu", 0.55: "BR", 0.58: "AV", 0.63: "DGH",
    0.66: "NOU", 0.69: "&Q", 0.72: "%w…", 0.8: "m", 0.86: "M", 0.9: "W—",
}  # fmt: skip
"""of the size of the letters"""
WIDTHS = {letter: width for width, letters in PER_EM.items() for letter in letters}
OTHER = 0.8
"""icons, and letters of other scripts"""
BOLD = 1.04
SPARE = 1.02
"""Programs differ in how they set a line."""


@lru_cache(maxsize=20_000)
def word_width(word: str, size: float, *, bold: bool = False) -> float:
    """In inches."""
    return sum(WIDTHS.get(letter, OTHER) for letter in word) * size / 72 * (BOLD if bold else 1) * SPARE


def line_count(text: str, room: float, size: float, *, bold: bool = False) -> int:
    """Lines that a text breaks into; a word that is wider than the room breaks too."""
    return sum(_lines_of(line, room, size, bold=bold) for line in text.split("\n"))


def _lines_of(text: str, room: float, size: float, *, bold: bool) -> int:
    space = word_width(" ", size, bold=bold)
    lines, used = 1, 0.0
    for word in text.split():
        width = word_width(word, size, bold=bold)
        if used and used + space + width > room:
            lines, used = lines + 1, 0.0
        used += (space if used else 0) + width
        while used > room:
            lines, used = lines + 1, used - room
    return lines


def text_height(text: str, room: float, size: float, *, bold: bool = False) -> float:
    """In inches."""
    return line_count(text, room, size, bold=bold) * line_height(size)


def divided(text: str, room: float, size: float, height: float) -> tuple[str, str]:
    """As many words as fit into a height, at least one, and the others."""
    words = text.split()
    fits = 1
    while fits < len(words) and text_height(" ".join(words[: fits + 1]), room, size) <= height:
        fits += 1
    return " ".join(words[:fits]), " ".join(words[fits:])
