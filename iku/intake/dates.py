"""A day as people in Indonesia write it."""

import re
from datetime import date

MONTHS = (
    ("januari", "jan"),
    ("februari", "pebruari", "feb", "peb"),
    ("maret", "mar"),
    ("april", "apr"),
    ("mei",),
    ("juni", "jun"),
    ("juli", "jul"),
    ("agustus", "agu", "agt", "ags", "agst"),
    ("september", "sept", "sep"),
    ("oktober", "okt"),
    ("november", "nopember", "nov", "nop"),
    ("desember", "des"),
)

WORDED = re.compile(r"(?:[a-z']+,\s*)?(?P<day>\d{1,2})[\s-]+(?P<month>[a-z]+)\.?[\s-]+(?P<year>\d{4})", re.ASCII)
NUMBERED = re.compile(r"(?P<day>\d{1,2})([/.-])(?P<month>\d{1,2})\2(?P<year>\d{4})", re.ASCII)
ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})", re.ASCII)


def parse_date(text: str) -> date | None:
    """`31 Januari 2024`, `31/01/2024` (day first), `2024-01-31`; None for anything else, two-digit years included."""
    words = " ".join(text.lower().split())
    for pattern in (WORDED, NUMBERED, ISO):
        if match := pattern.fullmatch(words):
            month = _month(match["month"])
            return _day(int(match["year"]), month, int(match["day"])) if month else None
    return None


def _month(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    return next((number for number, names in enumerate(MONTHS, 1) if text in names), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
