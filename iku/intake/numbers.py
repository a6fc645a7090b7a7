"""Numbers as people write them in Indonesian, read strictly: one reading, or a refusal that shows every reading.

The comma is the decimal mark. A dot is one too, unless exactly three digits follow one to three: `1.234` may be a thousand
or a little more than one, and only its writer knows which.
"""

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

LIMIT_DIGITS = 12
"""Values lie below 10 to this power."""
DECIMALS = 4
STEP = Decimal(1).scaleb(-DECIMALS)
LONGEST = 60
SEPARATOR = " | "
"""Between the several things that a problem's `expected` may hold."""

# Full-width forms come from input methods and look the same. Superscripts and other scripts' digits do not: refused.
FULL_WIDTH = {ord("０") + digit: str(digit) for digit in range(10)}
LOOKALIKES = {
    **FULL_WIDTH,
    **{ord(wide): narrow for wide, narrow in {"，": ",", "．": ".", "％": "%", "－": "-", "＋": "+"}.items()},
    **{ord(minus): "-" for minus in "\N{MINUS SIGN}"},
    **{ord(space): " " for space in "\t\r\n\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u205f\u3000"},
    **{ord(invisible): None for invisible in "\u200b\u200e\u200f\u2060\ufeff"},
}
WRITTEN = re.compile(r"(?:\+|(-?)) *(?=[., ]*[0-9])([0-9., ]*?) *%?", re.ASCII)
PLAINEST = re.compile(r"[0-9]{1,12}(?:,[0-9]{1,4})?", re.ASCII)
"""What most cells hold; nothing in it needs a second look."""
SPACED = re.compile(r"[1-9][0-9]{0,2}(?: [0-9]{3})+(?:,[0-9]+|\.(?:[0-9]{1,2}|[0-9]{4,}))?", re.ASCII)
GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*", re.ASCII)


class NumberRefused(ValueError):
    """A text that is not exactly one number. `expected` and `nearest` are plain numbers with a decimal dot."""

    def __init__(self, code: str, found: str, expected: str = "", nearest: str = "") -> None:
        super().__init__(f"{code}: {found!r}")
        self.code = code
        self.found = found
        self.expected = expected
        self.nearest = nearest


@lru_cache(maxsize=8192)
def parse_number(text: str) -> Decimal | None:
    """The number that a text means, None where it is blank. A percent sign is read over: 98,5% is 98.5."""
    if PLAINEST.fullmatch(text):
        return Decimal(text.replace(",", "."))
    plain = plain_text(text)
    if not plain:
        return None
    found = text.strip()
    written = WRITTEN.fullmatch(plain) if len(plain) <= LONGEST else None
    if written is None:
        raise NumberRefused("not-a-number", found)
    sign, body = written.groups("")
    whole, fraction = _split(body, sign, found)
    return _bounded(sign, whole, fraction, found)


def has_percent_sign(text: str) -> bool:
    return "%" in text or "％" in text


def plain_text(text: str) -> str:
    """A text with lookalike digits, marks and spaces made plain, and without the invisible ones."""
    return text.translate(LOOKALIKES).strip()


def plain_number(number: Decimal) -> str:
    """A number with a decimal dot and without needless zeros, as problems carry it."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def rounded(number: Decimal) -> Decimal:
    """As many decimals as are kept, half-up."""
    return number.quantize(STEP, ROUND_HALF_UP)


def _split(body: str, sign: str, found: str) -> tuple[str, str]:
    """The digits before and after the decimal mark."""
    if " " in body:
        if SPACED.fullmatch(body) is None:
            raise NumberRefused("malformed-number", found)
        body = body.replace(" ", "")
        mark = "," if "," in body else "."
        whole, _, fraction = body.partition(mark)
        return whole, fraction
    dots, commas = body.count("."), body.count(",")
    if not dots and not commas:
        return body, ""
    if dots and commas:
        return _both_marks(body, found)
    if dots + commas > 1:
        return _repeated_mark(body, sign, found, is_dot=bool(dots))
    whole, mark, fraction = body.partition("." if dots else ",")
    if not (whole and fraction):
        raise NumberRefused("malformed-number", found, nearest=sign + (whole or f"0.{fraction}"))
    if mark == "." and len(fraction) == 3 and len(whole) <= 3 and whole != "0":
        readings = (plain_number(Decimal(sign + whole + fraction)), plain_number(Decimal(f"{sign}{whole}.{fraction}")))
        raise NumberRefused("ambiguous-number", found, SEPARATOR.join(readings))
    return whole, fraction


def _both_marks(body: str, found: str) -> tuple[str, str]:
    """The last mark is the decimal one, the other one parts groups of three."""
    decimal_mark = max(".,", key=body.rfind)
    whole, _, fraction = body.rpartition(decimal_mark)
    if decimal_mark in whole or not fraction or GROUPED.fullmatch(whole) is None:
        raise NumberRefused("malformed-number", found)
    return re.sub("[.,]", "", whole), fraction


def _repeated_mark(body: str, sign: str, found: str, *, is_dot: bool) -> tuple[str, str]:
    """Several dots part groups of three. Several commas do so in English only: refused, with that reading shown."""
    digits = re.sub("[.,]", "", body) if GROUPED.fullmatch(body) else ""
    if not digits or not is_dot:
        raise NumberRefused("malformed-number", found, nearest=sign + digits if digits else "")
    return digits, ""


def _bounded(sign: str, whole: str, fraction: str, found: str) -> Decimal:
    if len(whole.lstrip("0")) > LIMIT_DIGITS:
        raise NumberRefused("number-too-large", found)
    if len(fraction.rstrip("0")) > DECIMALS:
        nearest = rounded(Decimal(f"{sign}{whole}.{fraction}"))
        raise NumberRefused("too-many-decimals", found, nearest=plain_number(nearest))
    number = Decimal(f"{sign}{whole}.{fraction[:DECIMALS]}" if fraction else sign + whole)
    return number if number else abs(number)
