"""Numbers as Indonesian readers write them: decimal comma, thousands dot, counts in words."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

DASH = "–"
"""Stands where there is no figure."""
MINUS = "\N{MINUS SIGN}"
NARROW_TIMES = "\N{MULTIPLICATION SIGN}"
DIVIDED_BY = "\N{DIVISION SIGN}"
HUNDREDTH = Decimal("0.01")
MARKS = str.maketrans({",": ".", ".": ",", "-": MINUS})
DOTLESS = str.maketrans({",": "", ".": ","})
DOTTED = str.maketrans({",": ".", ".": ","})
TWO_DOTS = 1_000_000
"""From here on a number has two dots or more."""
COUNT_WORDS = (
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas", "dua belas",
)  # fmt: skip

Direction = Literal["up", "down", "same"]
VERBS: dict[Direction, str] = {"up": "naik", "down": "turun", "same": "tetap"}


def percent(figure: Decimal) -> str:
    """`98,50%`: two decimals always, because a band may hang on the second."""
    return decimals(figure, 2) + "%"


def percent_or_dash(figure: Decimal | None) -> str:
    return DASH if figure is None else percent(figure)


def decimals(figure: Decimal, places: int) -> str:
    """`1.234,50`, half-up."""
    rounded = figure.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{rounded + 0:,.{places}f}".translate(MARKS)


def number(figure: Decimal) -> str:
    """`470.815`, `12,5`: as many decimals as it has, at most the four that are kept."""
    text = decimals(figure, 4)
    return text.rstrip("0").rstrip(",")


def amount(figure: Decimal, unit: str) -> str:
    """A value in its unit: `98,50%`, `12 dokumen`."""
    return percent_value(figure) if unit == "%" else f"{number(figure)} {unit}".strip()


def value_text(figure: Decimal | None, unit: str, grade: str = "") -> str:
    """`98,50%`, `12 dokumen`, `BB`, or a dash. Percentages with two decimals: the whole value is in the "Dasar penghitungan"."""
    if figure is None:
        return grade or DASH
    return percent(figure) if unit == "%" else amount(figure, unit)


def range_text(figure: Decimal | None, upper: Decimal | None, unit: str, grade: str = "") -> str:
    """The same; with an upper bound `80,00%–90,00%`."""
    return value_text(figure, unit, grade) + ("" if upper is None else f"–{value_text(upper, unit)}")


def rupiah(figure: Decimal) -> str:
    """`Rp1.250.000.000`, with the sen where there are any."""
    return "Rp" + number(figure)


def percent_value(figure: Decimal) -> str:
    """A reported percentage: at least two decimals, and the third and fourth where it has them."""
    return (percent(figure) if figure == figure.quantize(HUNDREDTH) else number(figure) + "%").strip()


def input_text(figure: Decimal | None) -> str:
    """A value as it is typed into a field: `12500,5`, `45.630.000.000`. One dot alone the number parser rightly doubts."""
    if figure is None:
        return ""
    marks = DOTTED if abs(figure) >= TWO_DOTS else DOTLESS
    return f"{figure:,.4f}".translate(marks).rstrip("0").rstrip(",")


def points(difference: Decimal) -> str:
    """`8,40 poin`, without a sign."""
    return f"{decimals(abs(difference), 2)} poin"


def signed(difference: Decimal) -> str:
    """`+1,67`, `−2,59`, `0,00`: where many differences stand below each other."""
    return ("+" if difference > 0 else "") + decimals(difference, 2)


def direction(difference: Decimal | int) -> Direction:
    return "up" if difference > 0 else "down" if difference < 0 else "same"


def moved_points(difference: Decimal) -> str:
    """`naik 1,22 poin`, `turun 8,40 poin`, `tetap`."""
    return f"{VERBS[direction(difference)]} {points(difference)}" if difference else VERBS["same"]


def moved_count(difference: int) -> str:
    """`naik 2`, `turun 1`, `tetap`."""
    return f"{VERBS[direction(difference)]} {abs(difference)}" if difference else VERBS["same"]


def count(number_of: int) -> str:
    """`satu` to `dua belas` in words, `13` and more in digits."""
    return COUNT_WORDS[number_of] if 0 <= number_of < len(COUNT_WORDS) else str(number_of)


def capitalised(text: str) -> str:
    """The first letter large, the rest as it is."""
    return text[:1].upper() + text[1:]


def uncapitalised(text: str) -> str:
    """The first letter small, the rest as it is."""
    return text[:1].lower() + text[1:]


def listed(parts: tuple[str, ...] | list[str], last: str = "dan") -> str:
    """`A`, `A dan B`, `A, B, dan C`."""
    if len(parts) < 3:
        return f" {last} ".join(parts)
    return f"{', '.join(parts[:-1])}, {last} {parts[-1]}"


def file_size(size: int) -> str:
    """`812 B`, `14 kB`, `2,3 MB`."""
    if size < 1_000:
        return f"{size} B"
    if size < 1_000_000:
        return f"{number((Decimal(size) / 1_000).quantize(Decimal(1), ROUND_HALF_UP))} kB"
    return f"{number((Decimal(size) / 1_000_000).quantize(Decimal('0.1'), ROUND_HALF_UP))} MB"
