"""From bytes to a table: encodings, delimiters, headings wherever they stand, rows counted as a spreadsheet counts them."""

import codecs
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku.intake.columns import TITLES, Column, Meaning, meaning, read_quarter, read_year
from iku.intake.encoding import text_encoding
from iku.intake.realisations import read_realisation_file, read_realisations
from iku.intake.sheets import column_letter
from iku.present.problems import problem_sentence
from tests.intake.office import DEFINITIONS, THIRD, codes, lines, sentences

TEXT = "Kode IKU;Realisasi;Keterangan\r\nIKU-03;98,5;é – “baik”\r\n"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT.encode("utf-8"), "UTF-8"),
        (TEXT.encode("utf-8-sig"), "UTF-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "UTF-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "UTF-16"),
        (TEXT.encode("utf-16-le"), "UTF-16"),
        (TEXT.encode("utf-16-be"), "UTF-16"),
        (TEXT.encode("utf-32"), "UTF-32"),
        (TEXT.encode("cp1252"), "Windows-1252"),
    ],
)
def test_every_encoding_that_offices_use_is_read_and_named(content: bytes, encoding: str) -> None:
    file = read_realisation_file(content, "x.csv", DEFINITIONS, period=THIRD)

    (value,) = file.values
    assert (value.value, value.note, file.encoding) == (Decimal("98.5"), "é – “baik”", encoding)


def test_a_guessed_encoding_is_remarked_on() -> None:
    file = read_realisation_file(TEXT.encode("cp1252"), "x.csv", DEFINITIONS, period=THIRD)

    assert [problem_sentence(note) for note in file.notes] == [
        "Berkas ini bukan UTF-8 dan dibaca sebagai Windows-1252. Periksa huruf yang tidak lazim."
    ]


@pytest.mark.parametrize("content", [b"Kode;Realisasi\r\n\x81\x8d;1", b"Kode\0;Realisasi", b"\xff\xfeK\x00o"])
def test_what_is_not_text_is_refused(content: bytes) -> None:
    assert sentences(lambda: read_realisations(content, "x.csv", DEFINITIONS, period=THIRD)) == [
        'Berkas ini bukan teks. Buka di Excel, simpan sebagai XLSX atau "CSV UTF-8", lalu unggah.'
    ]


@given(text=st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1))
def test_utf8_is_never_taken_for_anything_else(text: str) -> None:
    assert text_encoding(b"a" + text.encode()) == "utf-8-sig"


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_delimiter_is_found_from_the_structure(delimiter: str) -> None:
    rows = [["Kode IKU", "Realisasi", "Keterangan"], ["IKU-03", '"98,5"', '"a;b,c\td|e"']]
    content = "\r\n".join(delimiter.join(row) for row in rows).encode()

    (value,) = read_realisations(content, "x.csv", DEFINITIONS, period=THIRD)

    assert (value.value, value.note) == (Decimal("98.5"), "a;b,c\td|e")


def test_unquoted_decimal_commas_do_not_mislead_the_search_for_the_delimiter() -> None:
    content = lines("Laporan, sementara, TW III", "Kode;Realisasi", "IKU-03;98,5", "IKU-04;97,25", "IKU-05;1,5")

    assert [v.value for v in read_realisations(content, "x.csv", DEFINITIONS, period=THIRD)] == [
        Decimal("98.5"),
        Decimal("97.25"),
        Decimal("1.5"),
    ]


@pytest.mark.parametrize("hint", ["sep=;", '"sep=;"', "SEP=;"])
def test_excels_own_first_line_names_the_delimiter_and_is_no_row(hint: str) -> None:
    content = lines(hint, "Kode;Realisasi", "IKU-03;98,5")

    (value,) = read_realisations(content, "x.csv", DEFINITIONS, period=THIRD)

    assert (value.value, value.row) == (Decimal("98.5"), 2)


def test_rows_are_counted_as_a_spreadsheet_shows_them() -> None:
    content = b'Kode;Realisasi;Keterangan\n\nIKU-03;98;"baris satu\nbaris dua\n"\r\nIKU-04;97;\rIKU-05;x;\n'

    assert sentences(lambda: read_realisations(content, "x.csv", DEFINITIONS, period=THIRD)) == [
        'Baris 5, kolom "Realisasi": "x" bukan angka. Tulis angkanya saja, misalnya 98,5; kosongkan bila belum ada.'
    ]


def test_columns_stand_in_any_order_beside_others_that_are_remarked_on() -> None:
    content = lines("Keterangan;REALISASI (%);Bidang;kode_iku;Capaian (%)", "baik;98,5;A;IKU-03;98,5")

    file = read_realisation_file(content, "x.csv", DEFINITIONS, period=THIRD)

    assert [(v.indicator, v.value, v.note) for v in file.values] == [("IKU-03", Decimal("98.5"), "baik")]
    assert [problem_sentence(note) for note in file.notes] == ['Kolom "Bidang": kolom ini tidak dipakai.']


def test_two_lines_of_headings_in_a_text_file_are_joined() -> None:
    content = lines("Kode;Realisasi;;Target;", ";TW II;TW III;TW II;TW III", "IKU-03;96;98,5;100;100")

    (value,) = read_realisations(content, "x.csv", DEFINITIONS, period=THIRD)

    assert value.value == Decimal("98.5")


def test_a_first_row_of_data_is_never_taken_for_a_heading() -> None:
    content = lines("Kode;Triwulan;Realisasi;Waktu", "IKU-03;III;98;TW III", "IKU-04;III;97;TW III")

    assert len(read_realisations(content, "x.csv", DEFINITIONS, period=THIRD)) == 2


@pytest.mark.parametrize(
    ("heading", "read"),
    [
        ("Kode IKU", Meaning(Column.CODE)),
        ("KODE  INDIKATOR", Meaning(Column.CODE)),
        ("No.", Meaning(Column.NUMBER)),
        ("Indikator Kinerja Utama (IKU)", Meaning(Column.INDICATOR)),
        ("Uraian", Meaning(Column.INDICATOR)),
        ("Realisasi (%)", Meaning(Column.VALUE)),
        ("Capaian realisasi", Meaning(Column.VALUE)),
        ("Realisasi\nTW III", Meaning(Column.VALUE, 3)),
        ("Realisasi Triwulan 3 Tahun 2024", Meaning(Column.VALUE, 3, 2024)),
        ("TW-II Realisasi", Meaning(Column.VALUE, 2)),
        ("Realisasi 2023", Meaning(Column.VALUE, None, 2023)),
        ("Target TW IV", Meaning(Column.TARGET, 4)),
        ("Target Tahun 2024", Meaning(Column.TARGET, None, 2024)),
        ("Triwulan I", Meaning(Column.UNNAMED_QUARTER, 1)),
        ("III", Meaning(Column.UNNAMED_QUARTER, 3)),
        ("Triwulan", Meaning(Column.QUARTER)),
        ("TA", Meaning(Column.YEAR)),
        ("Pembilang (jumlah laporan)", Meaning(Column.NUMERATOR)),
        ("Ket.", Meaning(Column.NOTE)),
        ("Realisasi TW lalu", Meaning(Column.LAST)),
        ("Capaian", Meaning(Column.ACHIEVEMENT)),
        ("Capaian (%)", Meaning(Column.ACHIEVEMENT)),
        ("Realisasi s.d. TW III", None),
        ("Realisasi Anggaran", None),
        ("Indikator TW III", None),
        ("2024", None),
        ("", None),
        ("x" * 300, None),
    ],
)
def test_a_heading_means_what_people_mean_by_it(heading: str, read: Meaning | None) -> None:
    assert meaning(heading) == read


def test_every_heading_that_we_write_ourselves_is_understood() -> None:
    assert {column: meaning(title) for column, title in TITLES.items()} == {c: Meaning(c) for c in TITLES}


@pytest.mark.parametrize(
    ("text", "quarter", "year"),
    [
        ("III", 3, None),
        ("3", 3, None),
        ("TW III", 3, None),
        ("tw3", 3, None),
        ("Triwulan IV 2024", 4, 2024),
        ("Triwulan ke-2 TA 2024", 2, 2024),
        ("TW V", None, None),
        ("5", None, None),
        ("s.d. TW III", None, None),
        ("2024", None, None),
    ],
)
def test_a_quarter_is_read_or_not_at_all(text: str, quarter: int | None, year: int | None) -> None:
    assert read_quarter(text) == (quarter, year)


@pytest.mark.parametrize(
    ("text", "year"),
    [("2024", 2024), ("TA 2024", 2024), ("Tahun Anggaran 2024", 2024), ("24", None), ("2024/2025", None)],
)
def test_a_year_is_read_or_not_at_all(text: str, year: int | None) -> None:
    assert read_year(text) == year


def test_limits_are_said_with_their_numbers() -> None:
    long_cell = lines("Kode;Realisasi;Keterangan", f"IKU-03;98;{'a' * 10_001}")
    wide = lines("Kode;Realisasi", "IKU-03;98" + ";x" * 300)
    many = b"Kode;Realisasi\n" + b"IKU-03;\n" * 200_001

    def said(content: bytes) -> list[str]:
        return sentences(lambda: read_realisations(content, "x.csv", DEFINITIONS, period=THIRD))

    assert [*said(long_cell), *said(wide), *said(many)] == [
        "Baris 2: satu isian memuat lebih dari 10.000 huruf. Persingkat, atau periksa tanda kutip di dekatnya.",
        "Baris 2: baris ini lebih dari 200 kolom. Unggah tabelnya saja.",
        "Berkas ini lebih dari 200.000 baris. Bagi menjadi beberapa berkas.",
    ]


def test_problems_before_a_break_are_told_together_with_it() -> None:
    rows = "".join(f"IKU-04;;{n}\n" for n in range(70))
    content = f'Kode;Realisasi;Keterangan\nIKU-03;n/a;\n{rows}IKU-05;98;"tidak ditutup\n'.encode()

    assert codes(lambda: read_realisations(content, "x.csv", DEFINITIONS, period=THIRD)) == [
        "not-a-number",
        "broken-quotes",
    ]


@pytest.mark.parametrize(("position", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_lettered_as_spreadsheets_do(position: int, letters: str) -> None:
    assert column_letter(position) == letters
