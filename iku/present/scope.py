"""What a page is about (office, year, quarter, division), how fresh it is, and what to do while it is empty."""

from dataclasses import dataclass

from iku.domain.definitions import Definitions
from iku.domain.figures import YearFigures
from iku.present import wording
from iku.present.dates import position, up_to_quarter
from iku.present.lines import division_name


@dataclass(frozen=True, slots=True)
class PageScope:
    """`context` is the grey line under a page's title; `sample_notice` is "" in the working store."""

    office: str
    year: int
    quarter: int
    period: str
    """`s.d. Triwulan III 2024`"""
    freshness: str
    """`posisi per 23 November 2026, 21.30 WIB`"""
    division: str
    """its short name, or "" for the whole office"""
    sample_notice: str
    is_past: bool
    """whether a past moment is looked at"""
    only_settled: bool = False
    """whether only verified and locked reports count"""

    @property
    def context(self) -> str:
        counted = "hanya yang terverifikasi" if self.only_settled else ""
        parts = (self.office, f"IKU {self.year}", self.division, up_to_quarter(self.quarter), counted, self.freshness)
        return " · ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class EmptyState:
    """What is missing and the first step out of it. `page` is the file that does it: "settings" or "report"."""

    title: str
    text: str
    action: str
    page: str


def page_scope(definitions: Definitions, figures: YearFigures, quarter: int, division: str | None = None) -> PageScope:
    office = office_name(definitions)
    return PageScope(
        office=office,
        year=figures.year,
        quarter=quarter,
        period=f"{up_to_quarter(quarter)} {figures.year}",
        freshness=position(figures.as_of or figures.last_recorded),
        division="" if division is None else division_name(definitions, division),
        sample_notice=sample_notice(definitions) if figures.is_sample else "",
        is_past=figures.as_of is not None,
        only_settled=figures.only_settled,
    )


def office_name(definitions: Definitions) -> str:
    """`KPU Kota Serang`: as people say it."""
    return definitions.organisation.name.replace("Komisi Pemilihan Umum", "KPU")


def sample_notice(definitions: Definitions) -> str:
    """`Data contoh – bukan realisasi KPU Kota Serang`."""
    return f"{wording.SAMPLE_LABEL.capitalize()} – bukan realisasi {office_name(definitions)}"


def empty_state(figures: YearFigures) -> EmptyState | None:
    """The first steps in their order: targets, then the first report."""
    if not figures.has_targets and not figures.has_realisations:
        return EmptyState(
            f"Belum ada data {figures.year}",
            "Mulailah dengan target dari Perjanjian Kinerja; setelah itu subbagian dapat mengisi realisasi.",
            "Isi target",
            "settings",
        )
    if not figures.has_targets:
        return EmptyState(
            f"Target {figures.year} belum ditetapkan",
            "Realisasi sudah ada, tetapi capaian baru dapat dihitung setelah targetnya diisi.",
            "Isi target",
            "settings",
        )
    if not figures.has_realisations and not figures.only_settled:
        return EmptyState(
            f"Belum ada realisasi {figures.year}",
            "Target sudah ada. Pilih subbagian dan triwulan, lalu ketik atau unggah realisasinya.",
            "Isi realisasi",
            "report",
        )
    return None
