"""What papers are called."""

from iku.domain.meeting import NewMeeting
from iku.domain.paper import FILE_TYPES, PaperKind
from iku.present import wording
from iku.present.dates import short_quarter

PAPER_NAMES: dict[PaperKind, str] = {
    PaperKind.SLIDES: "Slide rapat",
    PaperKind.CHAPTER: "Laporan kinerja Bab III",
    PaperKind.MINUTES: "Notulen",
    PaperKind.RECORD: "Berita Acara Rapat Pleno",
    PaperKind.TABLES: "Tabel capaian IKU",
    PaperKind.HANDOUT: "Bahan rapat",
    PaperKind.REPORT: "Laporan capaian IKU",
}
WITHOUT_MEETING: dict[PaperKind, str] = {
    PaperKind.SLIDES: "Slide capaian IKU",
    PaperKind.HANDOUT: "Ringkasan capaian IKU",
}


def paper_name(kind: PaperKind, *, is_held: bool) -> str:
    """`Slide rapat`; `Slide capaian IKU` where no meeting was held."""
    return PAPER_NAMES[kind] if is_held else WITHOUT_MEETING.get(kind, PAPER_NAMES[kind])


def paper_filename(kind: PaperKind, about: NewMeeting, version: int, *, is_held: bool, is_sample: bool) -> str:
    """`Slide rapat TW III 2024.pptx`, `Bahan rapat TW III 2024 versi 2 (data contoh).pdf`."""
    of_version = f" versi {version}" if version > 1 else ""
    sample = f" ({wording.SAMPLE_LABEL})" if is_sample else ""
    when = f"{short_quarter(about.period.quarter)} {about.period.year}"
    return f"{paper_name(kind, is_held=is_held)} {when}{of_version}{sample}.{FILE_TYPES[kind][0]}"
