"""What the check of a paper found, in words."""

from iku.domain.paper import IssuedPaper, PaperKind, Source
from iku.present.dates import clock, day, period_name, position
from iku.present.papers import paper_name

UNSTAMPED = "Berkas ini tidak membawa cap dasbor: bukan dokumen dasbor ini, atau capnya terhapus."
UNKNOWN = "Cap berkas ini menyebut rapat, versi, atau angka yang tidak ada dalam data ini."
UNREADABLE = "Isi berkas ini tidak dapat dibaca, jadi angkanya tidak dapat dibandingkan."
OTHER_FIGURES = "TIDAK SESUAI: cap dalam berkas bukan cap data yang disebutnya."
MOVED = "TIDAK SESUAI: data yang tersimpan tidak lagi menghasilkan angka yang dibekukan."
STANDING = "Data yang tersimpan masih menghasilkan angka yang sama seperti saat dibekukan."
LINE_LENGTH = 120


def shown_in_words(kind: PaperKind, source: Source) -> str:
    """`Bahan rapat: Rapat evaluasi TW III, 12 Oktober 2024, versi 1; Triwulan III 2024, posisi per …, sidik 8c1d…`."""
    about, pinning = source.meeting.about, source.pinning
    held = source.meeting.is_held
    which = f"{about.title}, {day(about.held_on)}, versi {pinning.version}; " if held else ""
    name = paper_name(kind, is_held=held)
    return f"{name}: {which}{period_name(about.period)}, {position(pinning.as_of)}, sidik {pinning.fingerprint[:8]}."


def issued_in_words(issued: IssuedPaper) -> str:
    whom = f" untuk {issued.issued_by}" if issued.issued_by else ""
    return f"Berkas sama persis dengan yang dikeluarkan {clock(issued.issued_at)}{whom}."


NOT_AS_ISSUED = "Berkas tidak sama lagi dengan yang dikeluarkan: disunting, atau disimpan ulang oleh program lain."


def all_as_issued(figures: int) -> str:
    return f"Semua angka di dalamnya ({figures}) tetap seperti yang dikeluarkan."


def changed(place: str, line: str, found: str, issued: str) -> str:
    return f"TIDAK SESUAI, {place}: tertulis {found}, seharusnya {issued} – {_short(line)}"


def missing(place: str, line: str, issued: str) -> str:
    return f"TIDAK SESUAI: angka {issued} hilang; semula di {place} – {_short(line)}"


def added(place: str, line: str, found: str) -> str:
    return f"TIDAK SESUAI, {place}: angka {found} tidak ada dalam dokumen yang dikeluarkan – {_short(line)}"


def _short(line: str) -> str:
    return f"“{line}”" if len(line) <= LINE_LENGTH else f"“{line[:LINE_LENGTH]}…”"
