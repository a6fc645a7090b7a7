"""The deadlines of a year as a calendar (RFC 5545) that phones and mail programs read."""

from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from iku.domain.deadline import deadline, due_periods
from iku.domain.definitions import Definitions
from iku.domain.period import Period
from iku.present import wording
from iku.present.dates import day, period_name
from iku.present.lines import numbered, subdivision_name
from iku.present.scope import office_name

NINE_O_CLOCK = timedelta(hours=9)
REMINDED_BEFORE = {"seminggu lagi": timedelta(days=7), "besok": timedelta(days=1)}
"""A day without a time begins at midnight; people are reminded in the morning."""


def deadline_calendar(
    definitions: Definitions, year: int, subdivision: str, stamped_at: datetime, *, is_sample: bool
) -> bytes:
    """One all-day event for each quarter in which the subdivision ("": anyone) has something due.

    Its identity stays the same whenever it is made, so that a calendar that imports it again moves the event. Without a
    deadline in the rules there are no events. `stamped_at` is naive UTC.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Dasbor IKU//Batas pelaporan//ID")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _labelled(f"Batas pelaporan IKU {year}", is_sample=is_sample))
    for period, codes in due_periods(definitions, year).items():
        mine = [c for c in codes if subdivision in ("", definitions.indicator(c).subdivision)]
        if mine:
            calendar_event = _event(definitions, period, mine, subdivision, is_sample=is_sample)
            if calendar_event:
                calendar_event.add("dtstamp", stamped_at.replace(tzinfo=UTC))
                calendar.add_component(calendar_event)
    return bytes(calendar.to_ical())


def calendar_filename(year: int, subdivision: str) -> str:
    """`batas-pelaporan-2024-kul.ics`."""
    return "-".join(part for part in ("batas-pelaporan", str(year), subdivision) if part) + ".ics"


def _event(
    definitions: Definitions, period: Period, codes: list[str], subdivision: str, *, is_sample: bool
) -> Event | None:
    if definitions.rules.reporting is None:
        return None
    last = deadline(period, definitions.rules.reporting)
    whose = f" – {subdivision_name(definitions, subdivision)}" if subdivision else ""
    title = _labelled(f"Batas pelaporan IKU {period_name(period)}{whose}", is_sample=is_sample)
    event = Event()
    office = definitions.organisation.office
    event.add("uid", f"batas-{office}-{period.year}-tw{period.quarter}-{subdivision or 'semua'}@dasbor-iku")
    event.add("summary", title)
    event.add("dtstart", last)
    event.add("dtend", last + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("description", _description(definitions, period, codes, day(last)))
    event.add("location", office_name(definitions))
    for when, before in REMINDED_BEFORE.items():
        event.add_component(_alarm(f"{title}: {when}", before))
    return event


def _alarm(text: str, before: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", text)
    alarm.add("trigger", NINE_O_CLOCK - before)
    return alarm


def _description(definitions: Definitions, period: Period, codes: list[str], last: str) -> str:
    named = [f"- {numbered(definitions.indicator(c))} {definitions.indicator(c).title}" for c in codes]
    opening = f"Isi realisasi {period_name(period)} di Isi Realisasi paling lambat {last}:"
    return "\n".join([opening, *named])


def _labelled(text: str, *, is_sample: bool) -> str:
    return f"{wording.SAMPLE_LABEL}: {text}" if is_sample else text
