"""Realisations from text files and from typed fields: what is read, and what a person is told about the rest."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from iku.domain.facts import ReportedValue
from iku.domain.period import Period
from iku.intake.realisations import (
    TypedRealisation,
    read_realisation_file,
    read_realisations,
    read_typed_realisations,
)
from iku.present.problems import problem_sentence
from tests.intake.office import DEFINITIONS, PROJECT, THIRD, codes, lines, sentences, with_component

MISTAKES = sorted((PROJECT / "tests" / "data" / "intake" / "realisations").glob("*.csv"))


@pytest.mark.parametrize("file", MISTAKES, ids=lambda file: file.stem)
def test_every_mistake_in_a_file_is_told_in_a_sentence(file: Path) -> None:
    said = sentences(lambda: read_realisations(file.read_bytes(), file.name, DEFINITIONS, period=THIRD))

    assert said == file.with_suffix(".txt").read_text(encoding="utf-8").splitlines()


def test_values_parts_and_grades_are_read_with_their_rows() -> None:
    file = lines(
        "Kode IKU;Komponen;Realisasi;Pembilang;Penyebut;Keterangan",
        "IKU-01;anggaran;;1.234.567.890;2.000.000.000;serapan",
        "IKU-01;kinerja;98,5%;;;",
        "",
        "IKU-12;;bb;;;",
    )

    read = read_realisations(file, "tw3.csv", DEFINITIONS, period=THIRD)

    assert read == (
        ReportedValue(
            "IKU-01", "anggaran", 2024, 3, None, Decimal(1234567890), Decimal(2000000000), note="serapan", row=2
        ),
        ReportedValue("IKU-01", "kinerja", 2024, 3, value=Decimal("98.5"), row=3),
        ReportedValue("IKU-12", "", 2024, 3, grade="BB", row=5),
    )


@pytest.mark.parametrize("word", ["BB", "bb", " Bb ", "sangat  baik", "SANGAT BAIK"])
def test_a_grade_is_read_by_its_code_or_its_word_whatever_its_letters(word: str) -> None:
    (read,) = read_realisations(lines("Kode;Nilai", f"IKU-12;{word}"), "x.csv", DEFINITIONS, period=THIRD)

    assert read.grade == "BB"


@pytest.mark.parametrize("code", ["IKU-03", "iku-03", "IKU 3", "IKU03", "IKU.3", "3", "03", "3.", "IKU - 03"])
def test_an_indicator_is_known_by_its_code_however_it_is_spelt(code: str) -> None:
    (read,) = read_realisations(lines("Kode IKU;Realisasi", f"{code};98"), "x.csv", DEFINITIONS, period=THIRD)

    assert read.indicator == "IKU-03"


@pytest.mark.parametrize(
    "title",
    [
        "Data Pemilih Mutakhir",
        "DATA PEMILIH  MUTAKHIR",
        "3. Data Pemilih Mutakhir",
        "IKU-03 – Data Pemilih Mutakhir",
        "Terwujudnya Data Pemilih yang Mutakhir dalam Penyusunan Daftar Pemilih pada Penyelenggaraan Pemilu",
        (
            "Persentase pemutakhirkan Data Pemilih yang mutakhir dan akurat dalam Penyusunan Daftar Pemilih pada "
            "Penyelenggaraan Pemilu"
        ),
    ],
)
def test_an_indicator_is_known_by_its_title_or_the_decrees_words(title: str) -> None:
    (read,) = read_realisations(lines("Indikator;Realisasi", f"{title};98"), "x.csv", DEFINITIONS, period=THIRD)

    assert read.indicator == "IKU-03"


def test_a_components_title_names_indicator_and_component_at_once() -> None:
    (read,) = read_realisations(
        lines("Indikator;Realisasi", "Realisasi anggaran;98"), "x.csv", DEFINITIONS, period=THIRD
    )

    assert (read.indicator, read.component) == ("IKU-01", "anggaran")


@pytest.mark.parametrize(
    ("quarter", "year"),
    [("III", "2024"), ("3", "TA 2024"), ("TW III", "2024"), ("Triwulan 3", "2024"), ("TW-III 2024", "")],
)
def test_quarter_and_year_are_read_as_people_write_them(quarter: str, year: str) -> None:
    file = lines("Kode;Tahun;Triwulan;Realisasi", f"IKU-03;{year};{quarter};98")

    (read,) = read_realisations(file, "x.csv", DEFINITIONS)

    assert (read.year, read.quarter) == (2024, 3)


def test_without_a_period_anywhere_the_file_is_asked_for_one() -> None:
    no_quarter = sentences(lambda: read_realisations(lines("Kode;Realisasi", "3;98"), "x.csv", DEFINITIONS))
    no_year = sentences(lambda: read_realisations(lines("Kode;Realisasi TW III", "3;98"), "x.csv", DEFINITIONS))

    assert no_quarter == ['Berkas ini tidak menyebut triwulannya. Tambahkan kolom "Triwulan".']
    assert no_year == ['Berkas ini tidak menyebut tahunnya. Tambahkan kolom "Tahun".']


def test_a_letterhead_gives_the_period_where_nothing_else_does() -> None:
    file = lines("LAPORAN REALISASI KINERJA", "TRIWULAN III TAHUN 2024", "", "Kode;Realisasi", "IKU-03;98")

    (read,) = read_realisations(file, "x.csv", DEFINITIONS)

    assert (read.year, read.quarter, read.row) == (2024, 3, 5)


def test_columns_of_other_quarters_are_left_with_a_remark() -> None:
    file = lines("Kode;Target TW III;TW I;TW II;TW III", "IKU-03;100;95;96;97,5")

    read = read_realisation_file(file, "x.csv", DEFINITIONS, period=THIRD)

    assert [value.value for value in read.values] == [Decimal("97.5")]
    assert [problem_sentence(note) for note in read.notes] == [
        'Kolom "TW I": kolom ini untuk periode lain dan tidak dibaca.',
        'Kolom "TW II": kolom ini untuk periode lain dan tidak dibaca.',
    ]


def test_columns_of_every_quarter_are_read_where_no_period_was_asked_for() -> None:
    file = lines("Kode;Tahun;TW I;TW II;TW III;TW IV", "IKU-03;2024;95;;97,5;")

    read = read_realisations(file, "x.csv", DEFINITIONS)

    assert [(value.quarter, value.value) for value in read] == [(1, Decimal(95)), (3, Decimal("97.5"))]


def test_a_blank_row_reports_nothing_and_takes_nothing_back() -> None:
    file = lines("Kode;Realisasi;Keterangan", "IKU-03;98;", "IKU-04;;belum ada data", "IKU-05; ;")

    read = read_realisation_file(file, "x.csv", DEFINITIONS, period=THIRD)

    assert [value.indicator for value in read.values] == ["IKU-03"]
    assert read.blank_rows == 2


def test_zero_is_a_figure_and_not_blank() -> None:
    (read,) = read_realisations(lines("Kode;Realisasi", "IKU-03;0"), "x.csv", DEFINITIONS, period=THIRD)

    assert read.value == 0
    assert not read.is_blank


@pytest.mark.parametrize("value", ["97,87", "97,9", "98", "97,8723", "97,872%", "97,8"])
def test_a_value_beside_its_parts_is_checked_and_the_parts_are_kept(value: str) -> None:
    file = lines("Kode;Realisasi;Pembilang;Penyebut", f"IKU-03;{value};92;94")

    (read,) = read_realisations(file, "x.csv", DEFINITIONS, period=THIRD)

    assert (read.value, read.numerator, read.denominator) == (None, Decimal(92), Decimal(94))


def test_parts_in_another_unit_are_not_multiplied_by_a_hundred() -> None:
    definitions = with_component("IKU-03", unit="indeks")
    file = lines("Kode;Realisasi;Pembilang;Penyebut", "IKU-03;0,98;92;94")

    (read,) = read_realisations(file, "x.csv", definitions, period=THIRD)

    assert (read.numerator, read.denominator) == (Decimal(92), Decimal(94))


def test_a_percent_sign_is_refused_where_the_unit_is_another() -> None:
    definitions = with_component("IKU-03", unit="dokumen")

    said = sentences(
        lambda: read_realisations(lines("Kode;Realisasi", "IKU-03;98%"), "x.csv", definitions, period=THIRD)
    )

    assert said == [
        (
            'Baris 2, kolom "Realisasi": "98%" memakai persen, padahal isian ini bukan persentase. '
            "Tulis jumlahnya saja, tanpa %."
        )
    ]


def test_a_value_below_zero_is_read_where_it_is_no_share_of_a_count() -> None:
    definitions = with_component("IKU-03", numerator="", denominator="")

    (read,) = read_realisations(lines("Kode;Realisasi", "IKU-03;-2,5"), "x.csv", definitions, period=THIRD)

    assert read.value == Decimal("-2.5")


def test_another_subdivisions_indicator_is_refused_only_where_it_holds_a_figure() -> None:
    blank = lines("Kode;Realisasi", "IKU-02;", "IKU-03;98")
    filled = lines("Kode;Realisasi", "IKU-02;97", "IKU-03;98")

    (read,) = read_realisations(blank, "x.csv", DEFINITIONS, period=THIRD, subdivision="rendatin")
    said = sentences(lambda: read_realisations(filled, "x.csv", DEFINITIONS, period=THIRD, subdivision="rendatin"))

    assert read.indicator == "IKU-03"
    assert said == [
        (
            'Baris 2, kolom "Kode": IKU-02 dilaporkan oleh Subbagian Keuangan, Umum dan Logistik, bukan Subbagian '
            "Perencanaan, Data dan Informasi. Hapus isinya di baris ini."
        )
    ]


def test_a_contributor_may_report_what_another_subdivision_owns() -> None:
    file = lines("Kode;Komponen;Realisasi", "IKU-01;anggaran;98")

    (read,) = read_realisations(file, "x.csv", DEFINITIONS, period=THIRD, subdivision="kul")

    assert read.key == ("IKU-01", "anggaran", 2024, 3)


def test_totals_section_titles_notes_and_signatures_are_passed_over() -> None:
    file = lines(
        "No;Indikator;Realisasi;Keterangan",
        "(1);(2);(3);(4)",
        "A.;Divisi Perencanaan;;",
        "3;Data Pemilih Mutakhir;98,5;",
        ";Rata-rata;98,5;",
        "Total;;98,5;",
        ";;;",
        "Catatan: angka sementara;;;",
        ";;Serang, 3 Oktober 2024;",
        ";;Sekretaris,;",
    )

    (read,) = read_realisations(file, "x.csv", DEFINITIONS, period=THIRD)

    assert (read.indicator, read.value, read.row) == ("IKU-03", Decimal("98.5"), 4)


def test_a_total_that_carries_a_known_code_is_a_row_like_any_other() -> None:
    file = lines("Kode;Indikator;Realisasi", "IKU-03;Jumlah data pemilih;98,5")

    (read,) = read_realisations(file, "x.csv", DEFINITIONS, period=THIRD)

    assert read.indicator == "IKU-03"


def test_a_figure_without_an_indicator_is_told_even_below_the_table() -> None:
    file = lines("Kode;Realisasi", "IKU-03;98,5", "", ";97")

    assert codes(lambda: read_realisations(file, "x.csv", DEFINITIONS, period=THIRD)) == ["indicator-missing"]


def test_a_running_number_does_not_argue_with_the_title() -> None:
    file = lines("No;Indikator;Realisasi", "1;Keuangan dan BMN;98", "2;Data Pemilih Mutakhir;97")

    read = read_realisation_file(file, "x.csv", DEFINITIONS, period=THIRD)

    assert [value.indicator for value in read.values] == ["IKU-02", "IKU-03"]
    assert [problem_sentence(note) for note in read.notes] == [
        'Kolom "No": kolom ini dibaca sebagai nomor urut, bukan nomor IKU; indikator dikenali dari uraiannya.'
    ]


def test_a_bare_number_never_lends_its_indicator_to_an_unknown_title() -> None:
    file = lines("No;Indikator;Realisasi", "1;Laporan keuangan triwulanan;98")

    assert codes(lambda: read_realisations(file, "x.csv", DEFINITIONS, period=THIRD)) == ["unknown-indicator"]


def test_a_remark_that_was_guarded_against_formulas_is_read_without_its_guard() -> None:
    file = lines("Kode;Realisasi;Keterangan", "IKU-03;98;'=SUM(A1)")

    (read,) = read_realisations(file, "x.csv", DEFINITIONS, period=THIRD)

    assert read.note == "=SUM(A1)"


def test_a_remark_too_long_is_told() -> None:
    file = lines("Kode;Realisasi;Keterangan", f"IKU-03;98;{'a' * 2001}")

    said = sentences(lambda: read_realisations(file, "x.csv", DEFINITIONS, period=THIRD))

    assert said == ['Baris 2, kolom "Keterangan": isinya 2.001 huruf, paling banyak 2.000. Persingkat.']


def test_typed_values_are_read_by_the_same_rules_and_blanks_are_kept() -> None:
    typed = {
        ("IKU-03", ""): TypedRealisation("98,5", note=" baik "),
        ("IKU-04", ""): TypedRealisation(numerator="92", denominator="94"),
        ("IKU-12", ""): TypedRealisation("bb"),
        ("IKU-05", ""): TypedRealisation(),
    }

    read = read_typed_realisations(typed, DEFINITIONS, THIRD)

    assert read == (
        ReportedValue("IKU-03", "", 2024, 3, value=Decimal("98.5"), note="baik"),
        ReportedValue("IKU-04", "", 2024, 3, numerator=Decimal(92), denominator=Decimal(94)),
        ReportedValue("IKU-12", "", 2024, 3, grade="BB"),
        ReportedValue("IKU-05", "", 2024, 3),
    )


def test_everything_wrong_with_what_was_typed_is_told_at_once_beside_its_indicator() -> None:
    typed = {
        ("IKU-01", "anggaran"): TypedRealisation("97.250"),
        ("IKU-03", ""): TypedRealisation(numerator="92"),
        ("IKU-12", ""): TypedRealisation("85"),
    }

    said = sentences(lambda: read_typed_realisations(typed, DEFINITIONS, THIRD))

    assert said == [
        (
            'IKU-01, Realisasi (Realisasi anggaran): "97.250" bisa berarti 97.250 (sembilan puluh tujuh ribu dua ratus '
            "lima puluh) atau 97,25. Tulis 97250 atau 97,25."
        ),
        "IKU-03, Pembilang: pembilang 92 belum punya penyebut. Isi kolom Penyebut.",
        'IKU-12, Realisasi: berisi "85", padahal yang diisi predikat: AA, A, BB, B, CC, C, atau D.',
    ]


def test_a_period_of_another_year_in_the_rows_is_refused() -> None:
    file = lines("Kode;Tahun;Realisasi", "IKU-03;2023;98")

    assert codes(lambda: read_realisations(file, "x.csv", DEFINITIONS, period=Period(2024, 3))) == ["other-period"]


def test_headings_repeated_at_a_new_page_are_passed_over() -> None:
    file = lines(
        "Kode;Indikator;Realisasi;",
        ";;TW II;TW III",
        "IKU-03;Data Pemilih Mutakhir;97;98",
        "Kode;Indikator;Realisasi;",
        ";;TW II;TW III",
        "IKU-04;Sarana dan Prasarana Kantor;96;95",
    )

    read = read_realisations(file, "x.csv", DEFINITIONS, period=THIRD)

    assert [(value.indicator, value.value) for value in read] == [("IKU-03", Decimal(98)), ("IKU-04", Decimal(95))]


def test_a_second_table_with_other_columns_is_never_read_by_the_first_ones_headings() -> None:
    file = lines("Kode;Realisasi", "IKU-03;97", "", "Kode;Target", "IKU-04;100")

    assert sentences(lambda: read_realisations(file, "x.csv", DEFINITIONS, period=THIRD)) == [
        (
            'Baris 4, kolom "Kode": di sini ada judul kolom lagi, dengan susunan yang lain. Pindahkan tabel ini ke lembar '
            "tersendiri, lalu unggah lagi."
        )
    ]


def test_a_text_that_two_indicators_share_is_asked_about_unless_the_code_decides() -> None:
    shared = "Persentase laporan yang tepat waktu"
    definitions = replace(
        DEFINITIONS,
        indicators=tuple(
            replace(i, formula=replace(i.formula, verbatim=shared)) if i.code in ("IKU-02", "IKU-05") else i
            for i in DEFINITIONS.indicators
        ),
    )
    by_title = lines("Indikator;Realisasi", f"{shared};98")
    by_number = lines("No;Indikator;Realisasi", f"5;{shared};98")

    said = sentences(lambda: read_realisations(by_title, "x.csv", definitions, period=THIRD))
    (read,) = read_realisations(by_number, "x.csv", definitions, period=THIRD)

    assert said == [f'Baris 2, kolom "Indikator": "{shared}" dapat berarti IKU-02 atau IKU-05. Tulis kode IKU-nya.']
    assert read.indicator == "IKU-05"


def test_a_letterhead_that_spans_quarters_speaks_of_none() -> None:
    file = lines("REALISASI TW I – IV TAHUN 2024;", "Kode;Realisasi", "IKU-03;98")

    (read,) = read_realisations(file, "x.csv", DEFINITIONS, period=THIRD)

    assert read.quarter == 3


def test_a_quarter_and_a_year_that_argue_are_told() -> None:
    file = lines("Kode;Tahun;Triwulan;Realisasi", "IKU-03;2023;TW III 2024;98")

    assert codes(lambda: read_realisations(file, "x.csv", DEFINITIONS)) == ["unknown-year"]


def test_a_row_without_its_year_is_told_where_nothing_else_says_it() -> None:
    file = lines("Kode;Tahun;Triwulan;Realisasi", "IKU-03;;III;98", "IKU-04;2024;;97")

    assert sentences(lambda: read_realisations(file, "x.csv", DEFINITIONS)) == [
        'Baris 2, kolom "Tahun": isian kosong bukan tahun yang dapat dipakai. Tulis empat angka, misalnya "2024".',
        'Baris 3, kolom "Triwulan": isian kosong bukan triwulan. Tulis I, II, III, atau IV, misalnya "TW III".',
    ]


def test_a_typed_remark_too_long_is_told() -> None:
    typed = {("IKU-03", ""): TypedRealisation("98", note="a" * 2001)}

    assert sentences(lambda: read_typed_realisations(typed, DEFINITIONS, THIRD)) == [
        "IKU-03, Keterangan: isinya 2.001 huruf, paling banyak 2.000. Persingkat."
    ]


def test_a_quotient_too_large_to_keep_is_refused() -> None:
    file = lines("Kode;Pembilang;Penyebut", "IKU-03;999999999999;0,0001")

    assert codes(lambda: read_realisations(file, "x.csv", DEFINITIONS, period=THIRD)) == ["number-too-large"]


def test_parts_are_refused_where_the_folder_names_none() -> None:
    definitions = with_component("IKU-03", numerator="", denominator="")
    file = lines("Kode;Pembilang;Penyebut", "IKU-03;92;94")

    assert codes(lambda: read_realisations(file, "x.csv", definitions, period=THIRD)) == ["parts-unexpected"]
