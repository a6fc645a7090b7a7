"""The finding as a title: the worst truth first."""

from dataclasses import replace

import pytest

from iku.present.headline import headline
from iku.present.overview import overview
from tests.present.decree import DEFINITIONS, RULES
from tests.present.samples import BLANK, MOCK, PARTLY, SILENT, Cell, figures, reported

Plan = dict[int, tuple[Cell, ...]]
REACHED: tuple[Cell, ...] = (reported("100.00"),) * 4
NINETY: tuple[Cell, ...] = (reported("90.00"),) * 4
GOOD: Plan = dict.fromkeys(range(1, 14), REACHED) | {
    10: (BLANK, BLANK, reported("100.00"), reported("100.00")),
    12: (Cell(reported=True, grade="B"),) * 4,
}


def title(plan: Plan, quarter: int = 1, targets: range = range(1, 14)) -> str:
    return overview(DEFINITIONS, figures(plan, targets=targets), quarter).headline


def test_the_worst_band_comes_first_then_what_is_not_reported() -> None:
    assert overview(DEFINITIONS, figures(), 3).headline == "Satu indikator jauh di bawah target, satu belum dilaporkan"


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, "Dua belas indikator mencapai target, satu belum memasuki tahapan"),
        ({2: reported("99.99")}, "Satu indikator mendekati target"),
        ({2: reported("79.99"), 3: reported("12.00")}, "Dua indikator jauh di bawah target"),
        ({2: reported("99.00"), 3: BLANK}, "Satu indikator belum dilaporkan, satu mendekati target"),
        ({1: PARTLY}, "Satu indikator tidak dapat dihitung, satu baru sebagian dilaporkan"),
        ({2: reported("100.00", proved=False)}, "Satu indikator belum lengkap bukti dukungnya"),
        ({12: Cell(reported=True, grade="CC")}, "Satu indikator di bawah target"),
    ],
)
def test_the_title_says_what_is_wrong_before_what_is_right(changes: dict[int, Cell], text: str) -> None:
    plan = GOOD | {n: (cell, BLANK, BLANK, BLANK) for n, cell in changes.items()}
    assert title(plan) == text


def test_all_good_is_said_as_plainly() -> None:
    assert title(GOOD, quarter=3) == "Semua 13 indikator mencapai target"


def test_reports_that_are_only_carried_on_are_named() -> None:
    plan = GOOD | {2: (reported("100.00"), BLANK, BLANK, BLANK)}
    assert title(plan, quarter=3) == "Satu indikator belum diperbarui"


def test_the_first_day_says_what_is_lacking() -> None:
    nothing: Plan = dict.fromkeys(range(1, 14), (BLANK,) * 4)
    assert title(nothing, targets=range(0), quarter=3) == "Target 2024 belum ditetapkan"
    assert title(nothing) == "Belum ada realisasi yang dilaporkan"


def test_an_indicator_without_target_and_report_counts_as_not_reported_too() -> None:
    plan: Plan = dict.fromkeys(range(1, 14), (BLANK,) * 4) | {2: NINETY}
    assert title(plan, targets=range(2, 14)) == "Sebelas indikator belum dilaporkan, satu belum memiliki target"


def test_of_one_division_the_title_speaks_of_its_indicators_only() -> None:
    page = overview(DEFINITIONS, figures(), 3, "teknis")
    assert page.headline == "Kedua indikator mencapai target"
    assert overview(DEFINITIONS, figures(), 3, "hukum").headline == "Indikator ini jauh di bawah target"


def test_without_any_indicator_there_is_still_a_title() -> None:
    empty = overview(DEFINITIONS, figures(), 3).tally
    nothing = replace(empty, indicators=0, computed=0, due=0, missing=0, outdated=0, statuses=(), fully_evidenced=11)
    assert headline(nothing, RULES, 2024) == "Target 2024 belum ditetapkan"


def test_the_sentence_under_the_title_names_the_lowest() -> None:
    page = overview(DEFINITIONS, figures(), 3)
    assert page.detail == "Terendah: Produk hukum & JDIH, 71,20%, turun 8,40 poin dari triwulan sebelumnya."
    assert overview(DEFINITIONS, figures(GOOD), 1).detail == "Terendah: sebelas indikator, 100,00%."
    two = GOOD | {n: (reported("90.00"),) * 4 for n in (2, 3)}
    assert (
        overview(DEFINITIONS, figures(two), 1).detail == "Terendah: Keuangan & BMN serta Data pemilih mutakhir, 90,00%."
    )


def test_the_chart_of_bars_is_titled_with_its_message() -> None:
    assert overview(DEFINITIONS, figures(), 3).bars_title == "Capaian terendah: Produk hukum & JDIH, 71,20%"
    nothing: Plan = dict.fromkeys(MOCK, SILENT)
    assert overview(DEFINITIONS, figures(nothing), 1).bars_title == "Belum ada capaian yang dapat dihitung"
    assert overview(DEFINITIONS, figures(), 3, "hukum").bars_title == "Capaian: Produk hukum & JDIH, 71,20%"
