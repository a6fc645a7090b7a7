"""The text of a reminder, and how its sending stands, in words."""

from collections.abc import Sequence
from urllib.parse import urlencode

from iku.domain.definitions import Definitions
from iku.domain.period import Period
from iku.domain.reminder import Reminder, ReminderState
from iku.present.dates import clock, period_name, short_quarter
from iku.present.punctuality import NOT_YET, OwedReport
from iku.present.scope import office_name

STATES: dict[ReminderState, str] = {
    ReminderState.SENT: "terkirim",
    ReminderState.WAITING: "menunggu",
    ReminderState.FAILED: "gagal",
}


def reminder_subject(period: Period, subdivision_name: str, deadline: str) -> str:
    """`Pengingat: realisasi IKU Triwulan III 2024, Subbagian Teknis & Hukum`."""
    return f"Pengingat: realisasi IKU {period_name(period)}, Subbagian {subdivision_name} ({deadline})"


def reminder_body(
    definitions: Definitions, period: Period, owed: Sequence[OwedReport], deadline: str, asked_by: str, url: str
) -> str:
    """`owed` is what one subdivision owes; `url` the address of the dashboard, "" where the office has not named one."""
    name = owed[0].subdivision_name
    lines = [
        f"Yth. Operator Subbagian {name},",
        "",
        f"Realisasi IKU berikut belum dilaporkan s.d. {period_name(period)}. {deadline}.",
        "",
        *(f"- {report.name}{_aside(report, period)}" for report in owed),
        "",
        _where(period, name, url),
        "",
        f"Dikirim oleh dasbor IKU {office_name(definitions)} atas permintaan {asked_by}. Surel ini tidak perlu dibalas.",
    ]
    return "\n".join(lines) + "\n"


def state_in_words(reminder: Reminder) -> str:
    """`terkirim 11 Oktober 2024, 08.00 WIB`, `menunggu, 2 kali dicoba: …`, `gagal: 550 …`."""
    word = STATES[reminder.state]
    if reminder.state is ReminderState.SENT:
        return f"{word} {clock(reminder.attempted_at)}" if reminder.attempted_at else word
    tried = f", {reminder.attempts} kali dicoba" if reminder.attempts else ""
    return f"{word}{tried}" + (f": {reminder.answer}" if reminder.answer else "")


def _aside(report: OwedReport, period: Period) -> str:
    said = report.lateness.removeprefix(NOT_YET).removeprefix(", ")
    earlier = short_quarter(report.period.quarter) if report.period != period else ""
    aside = ", ".join(part for part in (earlier, said) if part)
    return f" ({aside})" if aside else ""


def _where(period: Period, subdivision_name: str, url: str) -> str:
    if not url:
        return "Isi lewat menu Isi Realisasi di dasbor IKU."
    chosen = {"tahun": period.year, "triwulan": short_quarter(period.quarter), "subbagian": subdivision_name}
    return f"Isi di Isi Realisasi: {url.rstrip('/')}/isi-realisasi?{urlencode(chosen)}"
