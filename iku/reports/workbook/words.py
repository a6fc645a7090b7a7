"""'Penyebab dan tindak lanjut', 'Rapat' and 'Tentang': what was said and agreed, and which figures these are."""

from collections.abc import Iterator

from iku.domain.frozen import Content
from iku.domain.meeting import Entry
from iku.present.dates import clock, day, short_quarter
from iku.present.footer import footer
from iku.present.meeting_slides import ENTRY_NAMES
from iku.present.slide import Deck
from iku.present.wording import EXPLANATION_FIELDS
from iku.reports.stamps import identifier
from iku.reports.workbook.book import Book, Column, Value

CAUSE_COLUMNS = (
    Column("Kode IKU", 10), Column("Indikator", 34), Column("Periode laporan", 12),
    *(Column(title, 20 if title == "Batas waktu" else 30) for title in EXPLANATION_FIELDS.values()),
    Column("Dicatat", 30),
)  # fmt: skip
ENTRY_COLUMNS = (
    Column("Jenis", 30), Column("Isi", 60), Column("Kode IKU", 10), Column("Penanggung jawab", 32), Column("Batas waktu", 20),
    Column("Perkembangan", 34), Column("Dicatat", 30),
)  # fmt: skip
ABOUT_COLUMNS = (Column("", 20), Column("", 100))
EARLIER = "Tindak lanjut rapat sebelumnya"


def write_causes(book: Book, content: Content) -> None:
    sheet = book.sheet("Penyebab dan tindak lanjut", f"Penyebab dan tindak lanjut s.d. {book.deck.period}")
    sheet.repeat(sheet.table("Penyebab", CAUSE_COLUMNS, list(_cause_rows(content))))


def write_meeting(book: Book, content: Content) -> None:
    sheet = book.sheet("Rapat", f"{book.deck.title}: keputusan, tindak lanjut, dan catatan")
    sheet.repeat(sheet.table("Rapat", ENTRY_COLUMNS, list(_entry_rows(book.deck, content))))


def write_about(book: Book, content: Content) -> None:
    deck = book.deck
    sheet = book.sheet("Tentang", "Tentang berkas ini")
    for number, column in enumerate(ABOUT_COLUMNS):
        sheet.page.set_column(number, number, column.width)
    facts = (
        ("Rapat", deck.title), ("Kantor", deck.office_name), ("Periode", deck.period),
        ("Tanggal", day(deck.held_on)), ("Tempat", deck.place), ("Versi data", str(deck.version)), ("Angka", deck.stamp),
        ("Sidik", deck.fingerprint), ("Pengenal", identifier(deck.meeting, deck.version, deck.fingerprint)),
        ("Data contoh", deck.sample_notice),
        *(("Aturan" if n == 0 else "", line) for n, line in enumerate(footer(content.definitions))),
    )  # fmt: skip
    for label, text in facts:
        if text:
            sheet.page.write_string(sheet.row, 0, label, book.style("section"))
            sheet.write(sheet.row, 1, text)
            sheet.fit(sheet.row, [label, text], ABOUT_COLUMNS)
            sheet.row += 1


def _cause_rows(content: Content) -> Iterator[tuple[Value, ...]]:
    """In the decree's order, up to the meeting's quarter."""
    for code in content.indicators:
        for quarter in range(1, content.about.period.quarter + 1):
            standing = content.figures.explanation(code, quarter)
            if standing is None or standing.explanation.is_blank:
                continue
            said = standing.explanation
            yield (
                code, content.definitions.indicator(code).title, short_quarter(quarter),
                *(getattr(said, part) for part in EXPLANATION_FIELDS),
                f"{standing.recorded_by}, {clock(standing.recorded_at)}",
            )  # fmt: skip


def _entry_rows(deck: Deck, content: Content) -> Iterator[tuple[Value, ...]]:
    for follow_up in content.due:
        said = follow_up.progress[-1].progress.text if follow_up.progress else "belum ada laporan"
        yield _entry_row(follow_up.entry, f"{EARLIER}: {follow_up.meeting_title}", said)
    written = {entry.entry: entry for slide in deck.slides for entry in slide.entries}
    for entry in sorted(written.values(), key=lambda entry: entry.written_at):
        yield _entry_row(entry, ENTRY_NAMES[entry.content.kind], "")


def _entry_row(entry: Entry, kind: str, progress: str) -> tuple[Value, ...]:
    said = entry.content
    written = f"{entry.written_by}, {clock(entry.written_at)}"
    return (kind, said.text, said.indicator, said.owner, said.due_on, progress, written)
