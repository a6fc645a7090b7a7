"""A number in a workbook's cell and its number format -> the number as the cell shows it."""

import re
from decimal import Decimal, InvalidOperation

from iku.domain.preview import ShownNumber

SYMBOL = re.compile(r"\[\$([^\]-]*)[^\]]*\]")
"""A currency: `[$Rp-421]`."""
OTHER_MARKS = re.compile(r"\[[^\]]*\]|_.|\*.")
PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<digits>[#0?][#0?,]*(?:\.(?P<places>[0#?]*))?)|(?P<other>.)'
)
UNREAD = re.compile(r"E[+-]|/|general|@|[0#?],+(?![#0?])", re.IGNORECASE)
"""Scientific, fractions, thousands left out, and no format at all: shown as the number is."""
EXACT_DIGITS = 15
MOST_DIGITS = 30


def shown_number(text: str, number_format: str) -> ShownNumber | None:
    """None where the text is no number that can be shown."""
    try:
        value = Decimal(f"{Decimal(text):.{EXACT_DIGITS}g}")
    except (InvalidOperation, ValueError):
        return None
    if not value.is_finite() or abs(value.adjusted()) > MOST_DIGITS:
        return None
    section = OTHER_MARKS.sub("", SYMBOL.sub(r'"\1"', number_format.split(";")[0]))
    pieces = list(PIECE.finditer(section))
    places = [n for n, piece in enumerate(pieces) if piece["digits"]]
    plain = "".join(piece["digits"] or piece["other"] or "\0" for piece in pieces)
    if len(places) != 1 or UNREAD.search(plain):
        return ShownNumber(value)
    at = places[0]
    is_percent = "%" in plain
    return ShownNumber(
        value * 100 if is_percent else value,
        len(pieces[at]["places"] or ""),
        "," in pieces[at]["digits"],
        _words(pieces[:at]),
        _words(pieces[at + 1 :]),
    )


def _words(pieces: list[re.Match[str]]) -> str:
    """What is written before or after the digits: `Rp`, `%`, ` dokumen`."""
    return "".join(piece["quoted"] or piece["escaped"] or piece["other"] or "" for piece in pieces)
