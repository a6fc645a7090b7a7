"""The words of the page on which a meeting is held."""

from collections.abc import Mapping, Sequence
from datetime import date

from iku.domain.definitions import Definitions
from iku.domain.meeting import Entry, EntryKind, FollowUp, Meeting, Pinning
from iku.domain.paper import FILE_TYPES, PaperKind
from iku.domain.period import Period
from iku.domain.submission import IndicatorChange
from iku.present.dates import clock, day, period_name, short_quarter
from iku.present.lines import subdivision_name
from iku.present.meeting_slides import ENTRY_NAMES, entry_text
from iku.present.numbers import capitalised, count, listed
from iku.present.papers import paper_name
from iku.present.rehearsal import ChangeRow, change_rows
from iku.present.slide import Deck

WHOLE_OFFICE = "Seluruh kantor"
NONE_YET = "Belum ada rapat"
NONE_YET_READER = (
    "Rapat dibuka oleh Pimpinan, Verifikator, atau Sekretaris. Setelah dibuka, slide dan catatannya ada di sini."
)
NONE_YET_HOLDER = (
    "Buka rapat di bawah ini. Angka dibekukan saat itu: slide dan laporannya tetap sama, walaupun data terus bergerak."
)


def own_title(period: Period) -> str:
    """What a meeting is called unless somebody calls it otherwise."""
    return f"Rapat evaluasi {short_quarter(period.quarter)} {period.year}"


def scope_label(definitions: Definitions, subdivision: str) -> str:
    return subdivision_name(definitions, subdivision) if subdivision else WHOLE_OFFICE


def meeting_option(meeting: Meeting) -> str:
    """`Rapat evaluasi TW III, 12 Oktober 2024 (ditutup)`."""
    closed = " (ditutup)" if meeting.is_closed else ""
    return f"{meeting.about.title}, {day(meeting.about.held_on)}{closed}"


def meeting_headline(meeting: Meeting) -> str:
    """The meeting, and what came of it so far."""
    decided, to_do = (len(meeting.entries_of(kind)) for kind in (EntryKind.DECISION, EntryKind.FOLLOW_UP))
    parts = [f"{count(n)} {what}" for n, what in ((decided, "keputusan"), (to_do, "tindak lanjut")) if n]
    said = listed(parts) if parts else "belum ada keputusan"
    return f"{meeting.about.title}: {said}"


def meeting_line(meeting: Meeting, definitions: Definitions) -> str:
    """`Triwulan III 2024 · Seluruh kantor · 12 Oktober 2024 · Aula`."""
    about = meeting.about
    parts = (
        period_name(about.period),
        scope_label(definitions, about.subdivision),
        day(about.held_on),
        about.place,
        closed_text(meeting),
    )
    return " · ".join(part for part in parts if part)


def closed_text(meeting: Meeting) -> str:
    """`ditutup 12 Oktober 2024, 11.30 WIB oleh Hendro, nomor 12/2024`; "" while it is open."""
    if meeting.closed_at is None:
        return ""
    number = f", nomor {meeting.number}" if meeting.number else ""
    return f"ditutup {clock(meeting.closed_at)} oleh {meeting.closed_by}{number}"


def version_option(pinning: Pinning) -> str:
    """`Versi 2 · 12 Oktober 2024, 10.05 WIB · angka dikoreksi (Hendro)`."""
    reason = f" · {pinning.reason} ({pinning.pinned_by})" if pinning.reason else ""
    return f"Versi {pinning.version} · {clock(pinning.as_of)}{reason}"


MOST_NAMED = 3


def strip(meeting: Meeting, pinning: Pinning, changes: Sequence[IndicatorChange], plans: Sequence[str]) -> str:
    """How far what stands now has moved away from what the meeting shows; `plans`: whose end target or budget."""
    since = "rapat dibuka" if pinning.version == 1 else f"data rapat versi {pinning.version} diambil"
    moved = [f"{len(changes)} angka"] if changes else []
    if plans:
        whose = listed(list(plans)) if len(plans) <= MOST_NAMED else f"{len(plans)} indikator"
        moved.append(f"target akhir atau anggaran {whose}")
    if not moved:
        return f"Tidak ada angka yang berubah sejak {since}"
    return f"{capitalised(listed(moved))} berubah sejak {since}"


def changed_rows(definitions: Definitions, changes: Sequence[IndicatorChange]) -> Sequence[ChangeRow]:
    """Which ones, as a preview shows them; what was recorded anew without a printed difference is not among them."""
    return change_rows(definitions, changes, ())


def unseen_text(changes: Sequence[IndicatorChange], rows: Sequence[ChangeRow]) -> str:
    """What changed in ways that no printed figure shows: `04, 07: …`; "" for nothing."""
    shown = {row.name.partition(" ")[0] for row in rows}
    rest = [c.after.indicator for c in changes if c.after.indicator not in shown]
    return f"{', '.join(rest)}: laporan, bukti, atau kamusnya berubah, capaiannya tetap." if rest else ""


def news_text(seen: Meeting, found: Meeting) -> str:
    """What became of a meeting since it was seen; "" where nothing did."""
    written, standing = set(found.entries), {e.entry for e in found.entries}
    parts = (
        ("Ada catatan baru.", not written <= set(seen.entries)),
        ("Ada catatan yang dicoret.", not {e.entry for e in seen.entries} <= standing),
        (f"Data rapat kini versi {found.pinned.version}.", found.versions != seen.versions),
        (f"Notulis kini {found.note_taker_name}.", found.note_taker != seen.note_taker),
        ("Susunan acara diubah.", found.agenda != seen.agenda),
        ("Daftar hadir diubah.", found.attendees != seen.attendees),
        ("Rapat sudah ditutup.", found.is_closed and not seen.is_closed),
    )
    return " ".join(text for text, is_so in parts if is_so)


def note_taker_text(meeting: Meeting) -> str:
    if not meeting.note_taker_name:
        return "Notulis: belum ada. Yang pertama mencatat menjadi notulis."
    return f"Notulis: {meeting.note_taker_name}"


def paper_label(kind: PaperKind) -> str:
    """`Slide rapat (PPTX)`."""
    return f"{paper_name(kind, is_held=True)} ({FILE_TYPES[kind][0].upper()})"


def slide_options(deck: Deck) -> Mapping[str, str]:
    """`3 dari 27 · Gambaran umum`, by the slide's key."""
    most = len(deck.slides)
    return {slide.key: f"{n} dari {most} · {slide.name}" for n, slide in enumerate(deck.slides, start=1)}


def entry_line(entry: Entry) -> str:
    """What was written, with who does it until when."""
    content = entry.content
    return entry_text(content.text, content.owner, day(content.due_on) if content.due_on else "")


def entry_origin(entry: Entry) -> str:
    """`10.15 WIB, Hendro`."""
    return f"{clock(entry.written_at).partition(', ')[2]}, {entry.written_by}"


def entry_kind(entry: Entry) -> str:
    return ENTRY_NAMES[entry.content.kind]


def decided_title(entries: Sequence[Entry]) -> str:
    if not entries:
        return "Belum ada keputusan atau tindak lanjut"
    kinds = [e.content.kind for e in entries]
    decided, to_do = kinds.count(EntryKind.DECISION), kinds.count(EntryKind.FOLLOW_UP)
    parts = [f"{count(n)} {what}" for n, what in ((decided, "keputusan"), (to_do, "tindak lanjut")) if n]
    return f"{capitalised(listed(parts))} sejauh ini"


def follow_ups_title(follow_ups: Sequence[FollowUp], today: date) -> str:
    """`Tindak lanjut rapat: dua terbuka, satu lewat batas waktu`."""
    late = sum(follow_up.is_overdue(today) for follow_up in follow_ups)
    overdue = f", {count(late)} lewat batas waktu" if late else ""
    return f"Tindak lanjut rapat: {count(len(follow_ups))} terbuka{overdue}"


def follow_up_origin(follow_up: FollowUp) -> str:
    """`Bendahara · batas 30 April 2024 · Rapat TW I, 12 April 2024`."""
    content = follow_up.entry.content
    due = f"batas {day(content.due_on)}" if content.due_on else ""
    meeting = f"{follow_up.meeting_title}, {day(follow_up.held_on)}"
    return " · ".join(part for part in (content.owner, due, meeting) if part)


def follow_up_text(follow_up: FollowUp) -> str:
    content = follow_up.entry.content
    return f"{content.indicator}: {content.text}" if content.indicator else content.text


def progress_text(follow_up: FollowUp) -> str:
    """The latest word about it."""
    if not follow_up.progress:
        return "Belum ada laporan perkembangan."
    said = follow_up.progress[-1]
    return f"{clock(said.recorded_at)}, {said.recorded_by}: {said.progress.text}"
