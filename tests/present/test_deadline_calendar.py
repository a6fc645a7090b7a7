"""The deadlines as a calendar, read back by a parser of calendars."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from icalendar import Calendar

from iku.domain.rules import ReportingRules
from iku.present.deadline_calendar import calendar_filename, deadline_calendar
from tests.present.decree import DEFINITIONS

RULED = replace(DEFINITIONS, rules=replace(DEFINITIONS.rules, reporting=ReportingRules(10, 90)))
NOW = datetime(2024, 9, 1, 2)


def made(subdivision: str = "", *, is_sample: bool = False) -> Calendar:
    content = deadline_calendar(RULED, 2024, subdivision, NOW, is_sample=is_sample)
    assert content.endswith(b"\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    return Calendar.from_ical(content)


def test_every_quarter_is_a_whole_day() -> None:
    events = made().walk("VEVENT")

    assert [e.decoded("dtstart") for e in events] == [
        date(2024, 4, 10),
        date(2024, 7, 10),
        date(2024, 10, 10),
        date(2025, 1, 10),
    ]
    assert all(e.decoded("dtend") - e.decoded("dtstart") == timedelta(days=1) for e in events)


def test_an_event_says_whose_deadline_it_is_and_what_is_due() -> None:
    third = made("kul").walk("VEVENT")[2]

    assert str(third["summary"]) == "Batas pelaporan IKU Triwulan III 2024 – Keuangan, Umum & Logistik"
    assert str(third["description"]).splitlines() == [
        "Isi realisasi Triwulan III 2024 di Isi Realisasi paling lambat 10 Oktober 2024:",
        "- 02 Keuangan & BMN",
        "- 04 Operasional & sarana",
        "- 05 Logistik Pemilu",
    ]


def test_one_is_reminded_at_nine_in_the_morning_a_week_and_a_day_before() -> None:
    alarms = made().walk("VEVENT")[0].walk("VALARM")

    assert [timedelta(days=1) + a.decoded("trigger") for a in alarms] == [
        timedelta(days=-6, hours=9),
        timedelta(hours=9),
    ]
    assert all(str(a["action"]) == "DISPLAY" for a in alarms)


def test_an_event_keeps_its_identity() -> None:
    def identities(content: bytes) -> list[str]:
        return [str(e["uid"]) for e in Calendar.from_ical(content).walk("VEVENT")]

    later = deadline_calendar(RULED, 2024, "kul", NOW + timedelta(days=40), is_sample=True)

    assert identities(later) == [str(e["uid"]) for e in made("kul").walk("VEVENT")]
    assert len({*identities(later), *(str(e["uid"]) for e in made().walk("VEVENT"))}) == 8


def test_sample_data_is_labelled() -> None:
    sample = made(is_sample=True)

    assert str(sample["x-wr-calname"]) == "DATA CONTOH: Batas pelaporan IKU 2024"
    assert all(str(e["summary"]).startswith("DATA CONTOH: ") for e in sample.walk("VEVENT"))


def test_without_a_deadline_there_is_no_event() -> None:
    assert Calendar.from_ical(deadline_calendar(DEFINITIONS, 2024, "", NOW, is_sample=False)).walk("VEVENT") == []


def test_a_file_is_named_for_its_year_and_subbagian() -> None:
    assert calendar_filename(2024, "kul") == "batas-pelaporan-2024-kul.ics"
    assert calendar_filename(2024, "") == "batas-pelaporan-2024.ics"
