"""Causes and follow-up from files and from typed fields: one explanation an indicator and quarter."""

from datetime import date, datetime, time
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from iku.domain.review import Explanation
from iku.intake.explanations import TypedExplanation, read_typed_explanations
from iku.intake.realisations import RealisationFile, read_realisation_file
from iku.intake.safe_text import CONTROL
from iku.present.problems import problem_sentence
from tests.intake.office import DEFINITIONS, THIRD, lines, sentences

HEADINGS = "Kode IKU;Realisasi;Kendala;Upaya;Penanggung jawab;Batas waktu;Faktor pendukung"
FULL = Explanation("IKU-05", 2024, 3, "Gudang penuh", "Sewa gudang", "Kasubbag KUL", date(2024, 12, 31), "")


def read(content: bytes, name: str = "tw3.csv") -> RealisationFile:
    return read_realisation_file(content, name, DEFINITIONS, period=THIRD)


def explained(*rows: str) -> tuple[Explanation, ...]:
    return read(lines(*rows)).explanations


def workbook(*rows: tuple[object, ...]) -> bytes:
    book = Workbook()
    assert book.active is not None
    for row in (tuple(HEADINGS.split(";")), *rows):
        book.active.append(list(row))
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def test_every_part_is_read_with_its_indicator_and_quarter() -> None:
    found = explained(
        HEADINGS,
        "IKU-05;79,29;Gudang penuh;Sewa gudang;Kasubbag KUL;31/12/2024;",
        "IKU-03;103;;;;;Coklit serentak",
        "IKU-02;100;;;;;",
    )

    assert found == (FULL, Explanation("IKU-03", 2024, 3, support="Coklit serentak"))


@pytest.mark.parametrize(
    "written", ["31/12/2024", "31-12-2024", "31.12.2024", "2024-12-31", "31 Desember 2024", " 31 des 2024 "]
)
def test_a_due_date_is_read_as_people_write_it(written: str) -> None:
    (found,) = explained(HEADINGS, f"IKU-05;79;Gudang penuh;Sewa gudang;Kasubbag KUL;{written};")

    assert found == FULL


def test_a_date_cell_of_a_workbook_is_a_due_date() -> None:
    row = ("IKU-05", 79, "Gudang penuh", "Sewa gudang", "Kasubbag KUL", datetime(2024, 12, 31), None)

    assert read(workbook(row), "tw3.xlsx").explanations == (FULL,)


def test_a_number_or_a_time_in_the_due_dates_place_is_named_by_its_cell() -> None:
    rows = [("IKU-05", 79, "a", "b", "c", 45657), ("IKU-06", 71, "a", "b", "c", time(8, 30))]

    said = sentences(lambda: read(workbook(*rows), "tw3.xlsx"))

    assert said == [
        (
            'Lembar "Sheet", baris 2, kolom "Batas waktu" (F2): "45657" bukan tanggal. '
            "Tulis hari, bulan, dan tahun, misalnya 31/12/2024."
        ),
        (
            'Lembar "Sheet", baris 3, kolom "Batas waktu" (F3): "08:30:00" bukan tanggal. '
            "Tulis hari, bulan, dan tahun, misalnya 31/12/2024."
        ),
    ]


def test_components_of_one_indicator_share_its_explanation() -> None:
    headings = "Kode;Komponen;Realisasi;Kendala;Upaya;PIC;Tenggat"

    found = explained(
        headings,
        "IKU-01;anggaran;91;Revisi  terlambat;;;31/12/2024",
        "IKU-01;kinerja;98;Revisi terlambat;Percepatan;Kasubbag;",
    )

    assert found == (Explanation("IKU-01", 2024, 3, "Revisi  terlambat", "Percepatan", "Kasubbag", date(2024, 12, 31)),)


def test_an_explanation_without_a_figure_is_read() -> None:
    read_file = read(lines(HEADINGS, "IKU-05;;Gudang penuh;Sewa gudang;Kasubbag KUL;31/12/2024;"))

    assert (read_file.values, read_file.explanations, read_file.blank_rows) == ((), (FULL,), 1)


def test_each_quarter_of_a_years_table_has_its_own() -> None:
    file = lines(
        "Kode;Tahun;Realisasi TW II;Kendala TW II;Realisasi TW III;Kendala TW III",
        "IKU-05;2024;78;Hujan;79;Gudang",
        "IKU-06;2024;;;;Server",
    )

    found = read_realisation_file(file, "tahun.csv", DEFINITIONS).explanations

    assert found == (
        Explanation("IKU-05", 2024, 2, "Hujan"),
        Explanation("IKU-05", 2024, 3, "Gudang"),
        Explanation("IKU-06", 2024, 3, "Server"),
    )


def test_a_file_without_the_columns_explains_nothing_and_a_blank_one_neither() -> None:
    assert explained("Kode;Realisasi", "IKU-05;79") == ()
    assert explained(HEADINGS, "IKU-05;79; ;; ; ;") == ()


def test_an_owner_without_anything_to_do_is_left_with_a_remark() -> None:
    file = read(lines(HEADINGS, "IKU-05;79;;;Kasubbag KUL;;", "IKU-03;98;;;Kasubbag Rendatin;31/12/2024;"))

    assert file.explanations == ()
    assert [problem_sentence(note) for note in file.notes] == [
        (
            "Penanggung jawab atau batas waktu IKU-05 dan IKU-03 tidak dicatat, "
            "karena kendala, upaya, dan faktor pendukungnya kosong."
        )
    ]


def test_everything_wrong_with_a_row_is_said_at_once() -> None:
    said = sentences(lambda: explained(HEADINGS, "IKU-05;79.290;a;b;c;besok;"))

    assert said == [
        'Baris 2, kolom "Batas waktu": "besok" bukan tanggal. Tulis hari, bulan, dan tahun, misalnya 31/12/2024.',
        (
            'Baris 2, kolom "Realisasi": "79.290" bisa berarti 79.290 (tujuh puluh sembilan ribu dua ratus sembilan puluh) '
            "atau 79,29. Tulis 79290 atau 79,29."
        ),
    ]


def test_a_signature_under_the_columns_is_no_explanation() -> None:
    found = explained(
        HEADINGS,
        "IKU-05;79;Gudang penuh;Sewa gudang;Kasubbag KUL;31/12/2024;",
        ";;;Serang, 4 Oktober 2024;;;",
        ";;;Kepala Subbagian;Rina;;",
    )

    assert found == (FULL,)


def test_a_mark_against_formulas_comes_off_again() -> None:
    (found,) = explained(HEADINGS, "IKU-05;79;'=1+1;'-belum;;;")

    assert (found.obstacle, found.effort) == ("=1+1", "-belum")


@given(text=st.text(max_size=40))
def test_typed_text_keeps_its_letters_and_loses_only_what_cannot_be_seen(text: str) -> None:
    key = ("IKU-05", 2024, 3)

    (found,) = read_typed_explanations({key: TypedExplanation(text, text, text, "", text)})

    assert found.key == key
    assert {found.obstacle, found.effort, found.owner, found.support} == {found.obstacle}
    assert not CONTROL.search(found.obstacle)
    assert "".join(found.obstacle.split()) == "".join(CONTROL.sub("", text).split())


def test_problems_of_typed_fields_say_whose_they_are() -> None:
    key = ("IKU-05", 2024, 3)

    said = sentences(lambda: read_typed_explanations({key: TypedExplanation("a" * 2001, due_on="akhir tahun")}))

    assert said == [
        "IKU-05, Kendala: isinya 2.001 huruf, paling banyak 2.000. Persingkat.",
        'IKU-05, Batas waktu: "akhir tahun" bukan tanggal. Tulis hari, bulan, dan tahun, misalnya 31/12/2024.',
    ]
