"""Decks made up for the tests of papers: as many indicators as one likes, with names as long as one likes."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from iku.domain.meeting import Entry, EntryKind, NewEntry
from iku.present.numbers import percent
from iku.present.slide import AgendaPart, Block, Bullet, Cell, Chart, ChartSeries, Deck, Slide, SlideKind, Table
from iku.present.status import NOT_REPORTED, Status, band_status
from tests.present.decree import RULES

FINGERPRINT = "6fb75e0f2a719f0a90eb27d2473c1d3641ba3934b1664ffcba50015bba0f11a1"
REASON = "Realisasi belum dilaporkan."
STATUSES = tuple(band_status(band) for band in RULES.bands if band.lower is not None)


def figure_of(number: int) -> Decimal | None:
    """Every seventh indicator has none."""
    return None if number % 7 == 0 else Decimal(50 + number * 37 % 60) + Decimal(number) / 100


def status_of(number: int) -> Status:
    return NOT_REPORTED if figure_of(number) is None else STATUSES[number % len(STATUSES)]


def name_of(number: int, *, length: int = 0) -> str:
    return f"{number:03d} Indikator{' yang panjang namanya' * length}"


def table_of(numbers: range, *, length: int = 0) -> Table:
    rows = tuple(
        (
            Cell(name_of(n, length=length)),
            Cell(shown(n), status_of(n) if figure_of(n) else None, is_figure=True),
            Cell(f"{status_of(n).icon} {status_of(n).word}", status_of(n)),
            Cell("bukti dukung lengkap (2 dari 2)"),
        )
        for n in numbers
    )
    return Table(("Indikator", "Capaian", "Status", "Bukti dukung"), rows, (42, 16, 22, 20), "Semua indikator.")


def shown(number: int) -> str:
    figure = figure_of(number)
    return "–" if figure is None else percent(figure)


def indicator_slide(number: int, *, length: int = 0, entries: tuple[Entry, ...] = ()) -> Slide:
    figure, status = figure_of(number), status_of(number)
    missing = () if figure is not None else (Block("Mengapa belum ada angka", (REASON,)),)
    labels = ("TW I", "TW II", "TW III", "TW IV")
    return Slide(
        key=f"indicator:{number}",
        kind=SlideKind.INDICATOR,
        name=name_of(number),
        title=f"{name_of(number, length=length)}: {status.word}",
        subtitle="IKU · Divisi",
        indicator=str(number),
        figure_text=shown(number),
        status=status,
        bullet=None if figure is None else Bullet(figure, Decimal(120), status, f"Capaian {shown(number)}."),
        table=Table(
            ("", *labels),
            (
                (Cell("Target 2024"), *(Cell("100,00%", is_figure=True) for _ in labels)),
                (Cell("Capaian 2024"), *(Cell(shown(number), status if figure else None, True) for _ in labels)),
            ),
            (34, 16, 16, 16, 16),
            f"Triwulan {number}.",
        ),
        chart=Chart(
            "TW IV",
            labels,
            (ChartSeries("Target", (Decimal(100),) * 4), ChartSeries("Realisasi", (figure, None, figure, figure))),
            "%",
            f"Diagram {number}.",
        ),
        blocks=(
            *missing,
            Block("Penyebab", tuple(f"Kendala {n}: {'uraian ' * 12}selesai." for n in range(length + 1))),
        ),
        entries=entries,
        notes=f"Catatan pembicara {number}.",
    )


def division_slide(numbers: range) -> Slide:
    drawn = [n for n in numbers if figure_of(n) is not None]
    return Slide(
        key="division:x",
        kind=SlideKind.DIVISION,
        name="Divisi",
        title="Divisi: banyak indikator",
        figure_text="91,25%",
        status=STATUSES[0],
        table=table_of(numbers),
        chart=Chart(
            "Capaian per indikator",
            tuple(name_of(n) for n in drawn),
            (ChartSeries("Capaian", tuple(figure_of(n) for n in drawn)),),
            "%",
            "Capaian semua.",
            tuple(status_of(n) for n in drawn),
        ),
        notes="Divisi.",
    )


def entry(text: str, kind: EntryKind = EntryKind.DECISION) -> Entry:
    said = NewEntry("summary", kind, text, owner="Bendahara", due_on=date(2024, 11, 30))
    return Entry("e", said, datetime(2024, 10, 12), "Ani")


def deck_of(count: int, *, length: int = 0, entries: tuple[Entry, ...] = (), sample: bool = True) -> Deck:
    numbers = range(1, count + 1)
    slides = tuple(_slides(numbers, length, entries))
    return Deck(
        meeting="01a224fa-2269-73ab-bdb6-dcfda87ee1a7",
        title="Rapat evaluasi",
        office="KPU Kota Serang",
        office_name="Komisi Pemilihan Umum Kota Serang",
        period="Triwulan IV 2024",
        held_on=date(2024, 10, 12),
        place="Aula",
        version=2,
        stamp="Rapat a87ee1a7 versi 2 · posisi per 29 November 2026, 08.45 WIB · sidik 6fb75e0f",
        fingerprint=FINGERPRINT,
        sample_notice="Data contoh – bukan realisasi KPU Kota Serang" if sample else "",
        agenda=(AgendaPart("Agenda", tuple(slide.key for slide in slides)),),
        slides=slides,
    )


def _slides(numbers: range, length: int, entries: tuple[Entry, ...]) -> Iterator[Slide]:
    yield Slide("cover", SlideKind.COVER, "Pembukaan", "Rapat evaluasi", notes="Pembukaan.")
    yield Slide(
        "summary", SlideKind.SUMMARY, "Gambaran umum", "Banyak", table=table_of(numbers, length=length),
        entries=entries, notes="Semua.",
    )  # fmt: skip
    yield division_slide(numbers)
    for n in numbers:
        yield indicator_slide(n, length=length, entries=entries)
    yield Slide("decisions", SlideKind.DECISIONS, "Keputusan", "Keputusan", entries=entries, notes="Keputusan.")
