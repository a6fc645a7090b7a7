"""Dates, times and periods in words."""

from datetime import UTC, date, datetime, time, timedelta, timezone

from iku.domain.period import Period

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}
# A fixed offset: Western Indonesia has no summer time, and Windows has no time zone database.
WESTERN_INDONESIA = timezone(timedelta(hours=7), "WIB")
UTC = UTC


def day(moment: date) -> str:
    """`31 Januari 2024`."""
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def local(moment: datetime) -> datetime:
    """A naive UTC moment, as the store keeps it, in local time."""
    return moment.replace(tzinfo=UTC).astimezone(WESTERN_INDONESIA)


def start_of_day(day: date) -> datetime:
    """The moment, in naive UTC, at which a day begins where the office works."""
    return datetime.combine(day, time(), WESTERN_INDONESIA).astimezone(UTC).replace(tzinfo=None)


def clock(moment: datetime) -> str:
    """`23 November 2026, 21.30 WIB`, from naive UTC."""
    here = local(moment)
    return f"{day(here)}, {here:%H.%M} WIB"


def position(moment: datetime | None) -> str:
    """`posisi per 23 November 2026, 21.30 WIB`."""
    return "belum ada data" if moment is None else f"posisi per {clock(moment)}"


def quarter_name(quarter: int) -> str:
    """`Triwulan III`."""
    return f"Triwulan {ROMAN[quarter]}"


def short_quarter(quarter: int) -> str:
    """`TW III`."""
    return f"TW {ROMAN[quarter]}"


def up_to_quarter(quarter: int) -> str:
    """`s.d. Triwulan III`."""
    return f"s.d. {quarter_name(quarter)}"


def period_name(period: Period) -> str:
    """`Triwulan III 2024`."""
    return f"{quarter_name(period.quarter)} {period.year}"


def quarters_listed(quarters: tuple[int, ...]) -> str:
    """`TW I`, `TW I–III` for a run, `TW I, III`."""
    if not quarters:
        return ""
    if len(quarters) > 2 and quarters[-1] - quarters[0] == len(quarters) - 1:
        return f"TW {ROMAN[quarters[0]]}–{ROMAN[quarters[-1]]}"
    return "TW " + ", ".join(ROMAN[q] for q in quarters)
