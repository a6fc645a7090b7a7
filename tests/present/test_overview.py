"""Ringkasan: tiles, concerns, divisions, squares, summary, empty states, word for word."""

from dataclasses import replace
from datetime import datetime

import pytest

from iku.domain.achievement import Reason
from iku.domain.figures import YearFigures
from iku.present.attention import AttentionItem
from iku.present.overview import Overview, overview
from tests.present.decree import DEFINITIONS
from tests.present.samples import BLANK, MOCK, PARTLY, SILENT, Cell, figures, reported


def page(plan: dict[int, tuple[Cell, ...]] = MOCK, quarter: int = 3, division: str | None = None) -> Overview:
    return overview(DEFINITIONS, figures(plan), quarter, division)


def concern(code: str, plan: dict[int, tuple[Cell, ...]] = MOCK, quarter: int = 3) -> AttentionItem:
    return next(item for item in page(plan, quarter).attention if item.code == code)


def test_the_four_tiles_say_what_they_are_out_of_and_how_they_moved() -> None:
    assert [(t.label, t.value, t.caption, t.change_text) for t in page().tiles] == [
        ("Rata-rata capaian IKU", "94,45%", "12 dari 13 dihitung", "naik 0,87 poin dari TW II"),
        ("Indikator tercapai", "5 dari 13", "1 melampaui target, 4 tercapai", "tetap sejak TW II"),
        (
            "Sudah dilaporkan",
            "11 dari 13",
            "yang sudah jatuh tempo; 1 belum dilaporkan, 1 belum diperbarui",
            "naik 1 dari TW II",
        ),
        ("Bukti dukung lengkap", "8 dari 11", "yang dilaporkan", "turun 2 dari TW II"),
    ]


def test_a_tile_that_did_not_move_has_no_arrow_and_the_first_quarter_no_change() -> None:
    change = page().tiles[1].change
    assert change is not None
    assert change.direction == "same"
    assert all(tile.change is None and tile.change_text == "" for tile in page(quarter=1).tiles)


def test_tiles_of_an_empty_year_show_a_dash_and_never_a_zero_per_cent() -> None:
    nothing = page(dict.fromkeys(MOCK, SILENT), 1)
    assert [(t.value, t.caption) for t in nothing.tiles] == [
        ("–", "0 dari 13 dihitung"),
        ("0 dari 13", "belum ada yang mencapai target"),
        ("0 dari 12", "yang sudah jatuh tempo; 12 belum dilaporkan"),
        ("–", "belum ada yang dilaporkan"),
    ]


def test_what_no_document_has_to_prove_yet_is_left_out_and_said() -> None:
    rows = figures()
    early = tuple(replace(r, documents_due=0, documents_attached=0) if r.number == 2 else r for r in rows.indicators)
    tile = overview(DEFINITIONS, replace(rows, indicators=early), 3).tiles[3]
    assert (tile.value, tile.caption) == ("8 dari 10", "yang dilaporkan; 1 belum memerlukan bukti")


def test_where_nothing_is_due_the_tile_says_so() -> None:
    rows = figures(dict.fromkeys(MOCK, SILENT))
    none_due = tuple(replace(r, is_due=False) for r in rows.indicators)
    tile = overview(DEFINITIONS, replace(rows, indicators=none_due), 1).tiles[2]
    assert (tile.value, tile.caption) == ("–", "belum ada yang jatuh tempo")


def test_of_one_division_the_average_names_it() -> None:
    tile = page(division="keuangan").tiles[0]
    assert (tile.label, tile.value) == ("Rata-rata capaian IKU Keuangan, Umum & Logistik", "94,83%")


def test_concerns_are_ordered_by_gravity_then_by_figure() -> None:
    assert [item.code[-2:] for item in page().attention] == ["06", "12", "11", "07", "05", "10", "04", "01", "02"]


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (
            "IKU-06",
            "Capaian 71,20%, jauh di bawah target, turun 8,40 poin dari TW II; bahas penyebab dan tetapkan upaya perbaikan.",
        ),
        ("IKU-12", "Belum dilaporkan s.d. TW III; Subbagian Parmas & SDM mengisi realisasinya di Isi Realisasi."),
        (
            "IKU-11",
            (
                "Capaian 84,70%, mendekati target, naik 4,30 poin dari TW II; bukti dukung belum lengkap: "
                "Laporan Sosialisasi & bimtek; pantau kendala dan upayanya serta lampirkan dokumennya."
            ),
        ),
        (
            "IKU-07",
            (
                "Capaian 88,00%, mendekati target; belum diperbarui s.d. TW III; "
                "Subbagian Rendatin mengisi realisasinya di Isi Realisasi."
            ),
        ),
        ("IKU-10", "Capaian 91,30%, mendekati target; pantau kendala dan upayanya."),
        (
            "IKU-02",
            (
                "Capaian 100,00%, tercapai, tetap sejak TW II, tetapi bukti dukung belum lengkap: Laporan Keuangan & BMN; "
                "Subbagian Keuangan, Umum & Logistik melampirkan dokumennya di Isi Realisasi."
            ),
        ),
    ],
)
def test_a_concern_says_in_one_sentence_what_is_wrong_and_what_to_do(code: str, sentence: str) -> None:
    assert concern(code).sentence == sentence


def test_concerns_about_what_cannot_be_computed_name_the_remedy() -> None:
    zero = MOCK | {3: (Cell(reported=True, reason=Reason.DENOMINATOR_ZERO),) * 4, 1: (PARTLY, BLANK, BLANK, BLANK)}
    assert concern("IKU-03", zero).sentence == (
        "Penyebut nol, sehingga persentase tidak dapat dihitung; periksa penyebut yang dilaporkan."
    )
    assert concern("IKU-01", zero, 1).sentence == (
        "Target kinerja tercapai: realisasi belum dilaporkan; baru sebagian dilaporkan s.d. TW I; "
        "Subbagian Rendatin mengisi realisasinya di Isi Realisasi."
    )
    grade = MOCK | {12: (Cell(reported=True, grade="CC"),) * 4}
    assert concern("IKU-12", grade).sentence == "Predikat CC, di bawah target; pantau kendala dan upayanya."


def test_a_missing_target_leads_to_the_settings() -> None:
    untargeted = overview(DEFINITIONS, figures(targets=range(2, 14)), 3).attention
    first = next(item for item in untargeted if item.code == "IKU-01")
    assert first.sentence == "Target belum ditetapkan; isi target dari Perjanjian Kinerja di Pengaturan."


def test_divisions_say_how_much_was_computed_and_what_is_a_proposal() -> None:
    assert [(d.name, d.figure_text, d.note) for d in page().divisions] == [
        ("Keuangan, Umum & Logistik", "94,83%", "3 dari 3 dihitung"),
        ("Teknis Penyelenggaraan", "100,00%", "2 dari 2 dihitung"),
        ("Perencanaan & Data", "96,57%", "3 dari 3 dihitung · usulan"),
        ("Hukum & Pengawasan", "71,20%", "1 dari 1 dihitung"),
        ("Sosdiklih, Parmas & SDM", "96,00%", "3 dari 4 dihitung · usulan"),
    ]


def test_a_division_of_one_indicator_or_unsure_is_never_the_title() -> None:
    assert page().divisions_title == "Divisi terendah: Keuangan, Umum & Logistik, 94,83%"
    equal = MOCK | {n: (reported("100.00"),) * 4 for n in (2, 4, 5, 9, 13)}
    assert page(equal).divisions_title == "Rata-rata capaian per divisi"


def test_a_division_without_figures_says_so() -> None:
    nothing = page(dict.fromkeys(MOCK, SILENT), 1).divisions[0]
    assert (nothing.figure_text, nothing.status.word) == ("–", "belum ada yang dihitung")


def test_the_squares_say_whether_more_are_reached_than_before() -> None:
    assert page().squares.title == "Indikator tercapai tetap lima di TW II dan TW III"
    assert page(quarter=2).squares.title == "Indikator tercapai dari empat di TW I menjadi lima di TW II"
    assert page(quarter=1).squares.title == "Empat dari 13 indikator tercapai di TW I"
    assert page(dict.fromkeys(MOCK, SILENT)).squares.title == "Belum ada capaian per triwulan"


def test_a_square_after_the_quarter_looked_at_is_empty_unless_something_was_reported_for_it() -> None:
    later = page(MOCK | {2: (reported("100.00"),) * 4}, 2)
    ahead = {(s.code, s.quarter): s for s in later.squares.squares}
    assert ahead["IKU-02", 4].text == "100,00"
    assert (ahead["IKU-03", 4].text, ahead["IKU-03", 4].is_ahead) == ("", True)
    assert ahead["IKU-03", 4].hover == "IKU-03 Data pemilih mutakhir, TW IV: belum ada laporan"


def test_the_columns_of_the_squares_are_explained() -> None:
    assert page().squares.legend.startswith("01 Perencanaan & anggaran · 02 Keuangan & BMN · 03 Data pemilih mutakhir")


def test_alternative_texts_are_made_from_the_data() -> None:
    assert page().bars_alt == (
        "Capaian 13 indikator s.d. Triwulan III 2024: 1 melampaui target, 4 tercapai, 6 mendekati target, "
        "1 jauh di bawah target, dan 1 belum dilaporkan. Terendah: Produk hukum & JDIH, 71,20%. "
        "Tertinggi: Badan adhoc, 112,00%."
    )
    assert (
        page(division="hukum").divisions_alt
        == "Rata-rata capaian per divisi: Hukum & Pengawasan 71,20% (1 dari 1 dihitung)."
    )
    assert page(division="hukum").squares.alt == (
        "Capaian per triwulan 2024. TW I: 1 mendekati target. TW II: 1 jauh di bawah target. "
        "TW III: 1 jauh di bawah target. TW IV: belum ada laporan."
    )


def test_the_summary_of_one_division_can_be_pasted_into_a_chat() -> None:
    assert page(division="teknis").summary == (
        "DATA CONTOH – bukan realisasi KPU Kota Serang\n\n"
        "Capaian IKU 2024 KPU Kota Serang (Teknis Penyelenggaraan)\n"
        "s.d. Triwulan III 2024, posisi per 23 November 2026, 21.30 WIB\n\n"
        "Kedua indikator mencapai target.\n\n"
        "Rata-rata capaian IKU Teknis Penyelenggaraan: 100,00% (2 dari 2 dihitung, tetap sejak TW II)\n"
        "Indikator tercapai: 2 dari 2 (2 tercapai, tetap sejak TW II)\n"
        "Sudah dilaporkan: 2 dari 2 (yang sudah jatuh tempo, tetap sejak TW II)\n"
        "Bukti dukung lengkap: 2 dari 2 (yang dilaporkan, tetap sejak TW II)\n\n"
        "Perlu perhatian: tidak ada.\n\n"
        "Semua indikator:\n"
        "● 09 Verifikasi peserta Pemilu: 100,00% tercapai\n"
        "● 13 Pemungutan & penghitungan: 100,00% tercapai"
    )


def test_a_working_store_is_not_called_a_sample() -> None:
    real = overview(DEFINITIONS, figures(is_sample=False), 3)
    assert real.scope.sample_notice == ""
    assert real.summary.startswith("Capaian IKU 2024 KPU Kota Serang\n")


def test_only_the_first_concerns_go_into_a_chat() -> None:
    assert "\n… dan 4 lainnya.\n" in page().summary


def test_the_line_under_the_title_says_where_when_and_how_fresh() -> None:
    assert page(division="teknis").scope.context == (
        "KPU Kota Serang · IKU 2024 · Teknis Penyelenggaraan · s.d. Triwulan III · posisi per 23 November 2026, 21.30 WIB"
    )


def test_a_past_moment_is_shown_as_one() -> None:
    past = replace(figures(), as_of=datetime(2024, 7, 1))
    assert overview(DEFINITIONS, past, 3).scope.freshness == "posisi per 1 Juli 2024, 07.00 WIB"
    assert overview(DEFINITIONS, past, 3).scope.is_past


@pytest.mark.parametrize(
    ("made", "title", "leads_to"),
    [
        (figures(dict.fromkeys(MOCK, SILENT), targets=()), "Belum ada data 2024", "settings"),
        (figures(targets=()), "Target 2024 belum ditetapkan", "settings"),
        (figures(dict.fromkeys(MOCK, SILENT)), "Belum ada realisasi 2024", "report"),
    ],
)
def test_an_empty_page_says_what_to_do_next(made: YearFigures, title: str, leads_to: str) -> None:
    empty = overview(DEFINITIONS, made, 1).empty
    assert empty is not None
    assert (empty.title, empty.page) == (title, leads_to)


def test_a_page_with_figures_is_not_empty() -> None:
    assert page().empty is None
