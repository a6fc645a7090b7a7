"""Workbooks as offices make them: read right, or refused in words that a clerk can act on."""

import random
import sys
import zipfile
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from iku.domain.problem import Problem
from iku.errors import UploadRefused
from iku.intake.realisations import RealisationFile, read_realisation_file, read_realisations
from iku.intake.targets import read_targets
from iku.intake.workbook_reader import read_workbook
from iku.intake.workbooks import workbook_sheets
from iku.present.problems import problem_sentence
from tests.data.workbooks.make import WORKBOOKS, changed, main, put
from tests.intake.office import DEFINITIONS, THIRD, codes, sentences, with_component

SAVE_AS = 'pilih Simpan Sebagai (Save As), jenis "Excel Workbook (*.xlsx)", lalu unggah berkas yang baru.'


def read(name: str, sheet: str | None = None) -> RealisationFile:
    return read_realisation_file(WORKBOOKS[name](), f"{name}.xlsx", DEFINITIONS, period=THIRD, sheet=sheet)


def refused(content: bytes, name: str = "laporan.xlsx") -> list[str]:
    return sentences(lambda: read_realisations(content, name, DEFINITIONS, period=THIRD))


def figures(file: RealisationFile) -> list[tuple[str, str | None]]:
    return [(value.indicator, None if value.value is None else str(value.value)) for value in file.values]


def test_a_letterhead_numbered_columns_totals_and_a_signature_are_passed_over() -> None:
    file = read("letterhead")

    assert [(v.indicator, v.value, v.note, v.row) for v in file.values] == [
        ("IKU-03", Decimal("98.5"), "DPT ditetapkan", 8),
        ("IKU-07", Decimal("97.25"), "", 9),
    ]
    assert file.notes == ()


def test_a_letterhead_of_another_quarter_is_refused() -> None:
    content = changed(WORKBOOKS["letterhead"](), replaced=(b"TRIWULAN III", b"TRIWULAN II"))
    content = changed(content, replaced=(b'name="TW III"', b'name="Laporan"'))

    assert refused(content) == [
        (
            'Lembar "Laporan": berkas ini untuk Triwulan II 2024, padahal yang diisi Triwulan III 2024. '
            "Pilih periode atau berkas lain."
        )
    ]


def test_two_lines_of_merged_headings_give_the_quarter_that_was_asked_for() -> None:
    assert figures(read("merged_headings")) == [("IKU-02", "74.5"), ("IKU-04", "91.25")]


def test_merged_headings_give_targets_as_well() -> None:
    targets = read_targets(WORKBOOKS["merged_headings"](), "x.xlsx", DEFINITIONS, year=2024)

    assert [(t.indicator, t.quarter, t.value) for t in targets][:5] == [
        ("IKU-02", 1, Decimal(25)),
        ("IKU-02", 2, Decimal(50)),
        ("IKU-02", 3, Decimal(75)),
        ("IKU-02", 4, Decimal(100)),
        ("IKU-04", 1, Decimal(90)),
    ]


def test_a_figure_is_read_as_it_is_shown_whatever_is_stored() -> None:
    assert figures(read("formatted_percents")) == [
        ("IKU-02", "98.5"),
        ("IKU-03", "1.234"),
        ("IKU-04", "97.25"),
        ("IKU-05", "98.5"),
        ("IKU-06", "97.6667"),
        ("IKU-07", "100"),
    ]


def test_the_one_visible_sheet_that_fits_is_read() -> None:
    file = read("one_sheet_fits")

    assert (file.sheet, figures(file)) == ("Realisasi", [("IKU-03", "98.5")])


def test_a_hidden_sheet_is_read_only_when_it_is_named() -> None:
    assert figures(read("one_sheet_fits", sheet="arsip")) == [("IKU-03", "12")]


def test_two_sheets_that_fit_are_asked_about_and_one_can_be_chosen() -> None:
    assert refused(WORKBOOKS["both_sheets_fit"]()) == [
        'Ada beberapa lembar yang berisi tabel: "TW II" dan "TW III". Pilih lembar yang dimaksud.'
    ]
    assert figures(read("both_sheets_fit", sheet="TW III")) == [("IKU-03", "98.5")]
    assert sentences(lambda: read("both_sheets_fit", sheet="TW IIII")) == [
        'Lembar "TW IIII" tidak ada. Lembar yang ada: "TW II" dan "TW III". Maksudnya "TW III"?'
    ]


def test_formulas_are_read_by_their_computed_values() -> None:
    file = read("formulas_computed")

    assert [(v.indicator, v.value, v.numerator, v.denominator) for v in file.values] == [
        ("IKU-03", None, Decimal(92), Decimal(94)),
        ("IKU-04", Decimal("97.25"), None, None),
        ("IKU-06", Decimal("0.3"), None, None),
    ]
    assert file.blank_rows == 1


def test_a_formula_that_was_never_computed_is_named_by_its_cell() -> None:
    assert refused(WORKBOOKS["formulas_uncomputed"]()) == [
        (
            'Lembar "TW III", baris 2, kolom "Realisasi" (B2): berisi rumus yang hasilnya belum dihitung. '
            "Buka berkasnya di Excel, simpan, lalu unggah lagi; atau ketik angkanya."
        )
    ]


def test_hidden_columns_never_send_a_figure_and_may_hold_the_codes() -> None:
    file = read("hidden_columns")

    assert figures(file) == [("IKU-03", "98.5")]
    assert [problem_sentence(note) for note in file.notes] == [
        'Lembar "Sheet", kolom "Realisasi": kolom ini tersembunyi dan tidak dibaca; yang dibaca kolom lain yang berjudul sama.',
        'Lembar "Sheet", kolom "Kode IKU": kolom ini tersembunyi, tetapi dibaca.',
    ]


def test_a_hidden_column_of_figures_is_asked_to_be_shown() -> None:
    assert refused(WORKBOOKS["hidden_figures"]()) == [
        (
            'Lembar "TW III", kolom "Realisasi": kolom ini (kolom C) tersembunyi. Tampilkan (pilih kolom di kiri dan kanannya, '
            "klik kanan, Unhide), periksa isinya, lalu unggah lagi."
        )
    ]


def test_a_hidden_row_that_holds_a_figure_is_asked_to_be_shown() -> None:
    assert refused(WORKBOOKS["hidden_rows"]()) == [
        (
            'Lembar "TW III", baris 3: baris ini tersembunyi, tetapi berisi isian untuk IKU-04. Tampilkan (hapus filter atau '
            "Unhide) lalu periksa, atau hapus barisnya."
        )
    ]


def test_trailing_totals_are_passed_over() -> None:
    assert [(v.indicator, v.numerator, v.denominator) for v in read("trailing_totals").values] == [
        ("IKU-03", Decimal(470815), Decimal(471000)),
        ("IKU-07", Decimal(46), Decimal(48)),
    ]


def test_a_date_where_a_number_is_due_is_told_with_how_it_came_about() -> None:
    assert refused(WORKBOOKS["dates_in_number_cells"]()) == [
        (
            'Lembar "TW III", baris 2, kolom "Realisasi" (B2): berisi tanggal (12 Mei 2024), bukan angka. Excel sering mengubah '
            "angka seperti 12.5 menjadi tanggal: ubah format selnya menjadi Teks, lalu ketik ulang dengan koma, misalnya 12,5."
        )
    ]


def test_errors_and_truths_are_no_numbers() -> None:
    assert refused(WORKBOOKS["errors_in_cells"]()) == [
        (
            'Lembar "TW III", baris 2, kolom "Realisasi" (B2): berisi kesalahan Excel (#DIV/0!). Perbaiki rumusnya, atau ketik '
            "angkanya."
        ),
        (
            'Lembar "TW III", baris 3, kolom "Realisasi" (B3): "TRUE" bukan angka. Tulis angkanya saja, misalnya 98,5; '
            "kosongkan bila belum ada."
        ),
    ]


def test_a_column_for_each_quarter_gives_the_quarter_that_was_asked_for() -> None:
    file = read("quarter_columns")

    assert [(v.indicator, v.quarter, v.value, v.grade) for v in file.values] == [
        ("IKU-03", 3, Decimal("98.5"), ""),
        ("IKU-12", 3, None, "BB"),
    ]


def test_a_cell_merged_downwards_speaks_for_every_row_it_covers() -> None:
    file = read_realisations(WORKBOOKS["merged_down"](), "x.xlsx", DEFINITIONS)

    assert [(v.indicator, v.component, v.year, v.quarter, v.value) for v in file] == [
        ("IKU-01", "anggaran", 2024, 3, Decimal("61.5")),
        ("IKU-01", "kinerja", 2024, 3, Decimal(75)),
        ("IKU-03", "", 2024, 3, Decimal("98.5")),
    ]


def test_the_workbooks_can_be_written_out_to_look_at(tmp_path: Path) -> None:
    main(tmp_path)

    assert sorted(path.stem for path in tmp_path.glob("*.xlsx")) == sorted(WORKBOOKS)
    assert len(WORKBOOKS) >= 10


PLAIN = WORKBOOKS["quarter_columns"]
XML = b'<?xml version="1.0" encoding="UTF-8"?>'


def open_document() -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", XML)
    return made.getvalue()


def encrypted() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 512


def bomb() -> bytes:
    return changed(PLAIN(), added=("xl/media/picture.bin", b"\0" * 8_000_000))


def many_entries() -> bytes:
    made = BytesIO(PLAIN())
    with zipfile.ZipFile(made, "a") as archive:
        for number in range(1_000):
            archive.writestr(f"xl/media/{number}", b"")
    return made.getvalue()


REFUSED_KINDS: list[tuple[str, Callable[[], bytes], str]] = [
    ("empty", lambda: b"", "Berkas ini kosong. Pilih berkas yang berisi tabel."),
    ("blank", lambda: b"\xef\xbb\xbf \r\n\t", "Berkas ini kosong. Pilih berkas yang berisi tabel."),
    (
        "large",
        lambda: b"a;b\r\n" * (5 * 1024 * 1024),
        "Berkas ini 26,2 MB, paling besar 21 MB. Hapus lembar dan gambar yang tidak perlu, lalu unggah lagi.",
    ),
    (
        "xls",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        f"Ini berkas Excel lama (.xls). Buka di Excel, {SAVE_AS}",
    ),
    ("biff", lambda: b"\x09\x08\x10\x00" + b"\1" * 600, f"Ini berkas Excel lama (.xls). Buka di Excel, {SAVE_AS}"),
    ("ods", open_document, f"Ini berkas OpenDocument (.ods). Buka di LibreOffice atau Excel, {SAVE_AS}"),
    (
        "xlsb",
        lambda: changed(PLAIN(), added=("xl/workbook.bin", b"x")),
        f"Ini berkas Excel biner (.xlsb). Buka di Excel, {SAVE_AS}",
    ),
    (
        "pdf",
        lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        (
            "Ini berkas PDF, bukan tabel. Buka berkas Excel asalnya, simpan sebagai XLSX, lalu unggah. "
            "PDF dapat dilampirkan sebagai bukti dukung."
        ),
    ),
    (
        "image",
        lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 30,
        (
            "Ini gambar, bukan tabel. Salin angkanya ke templat, simpan sebagai XLSX, lalu unggah. "
            "Gambar dapat dilampirkan sebagai bukti dukung."
        ),
    ),
    (
        "html",
        lambda: b"<html><table><tr><td>Kode IKU</td></tr></table></html>",
        f"Ini halaman web, walaupun namanya mungkin seperti Excel. Buka di Excel, {SAVE_AS}",
    ),
    (
        "program",
        lambda: b"MZ\x90\0\3\0\0\0",
        "Jenis berkas ini tidak dapat dibaca sebagai tabel. Simpan tabelnya sebagai XLSX atau CSV, lalu unggah.",
    ),
    (
        "docx",
        lambda: changed(PLAIN(), replaced=(b"spreadsheetml.sheet.main", b"wordprocessingml.document.main")),
        "Jenis berkas ini tidak dapat dibaca sebagai tabel. Simpan tabelnya sebagai XLSX atau CSV, lalu unggah.",
    ),
    (
        "password",
        encrypted,
        (
            "Berkas ini dilindungi kata sandi. Buka di Excel, hapus kata sandinya (File, Info, Protect Workbook, "
            "Encrypt with Password, kosongkan), simpan, lalu unggah lagi."
        ),
    ),
    (
        "macros",
        lambda: changed(PLAIN(), added=("xl/vbaProject.bin", b"x")),
        f"Berkas ini berisi makro. Buka di Excel, {SAVE_AS}",
    ),
    (
        "external",
        lambda: changed(PLAIN(), added=("xl/externalLinks/externalLink1.xml", XML)),
        (
            "Berkas ini mengambil angka dari berkas Excel lain. Buka di Excel, putuskan hubungannya (Data, Edit Links, "
            "Break Link), simpan, lalu unggah lagi."
        ),
    ),
    ("bomb", bomb, f"Susunan berkas ini tidak wajar, sehingga tidak dibuka. Buka di Excel, {SAVE_AS}"),
    (
        "climbing name",
        lambda: changed(PLAIN(), added=("../../evil.xml", XML)),
        f"Susunan berkas ini tidak wajar, sehingga tidak dibuka. Buka di Excel, {SAVE_AS}",
    ),
    (
        "many entries",
        many_entries,
        (
            "Isi berkas ini terlalu besar untuk dibaca. Salin tabelnya saja ke berkas baru, simpan sebagai XLSX atau CSV, "
            "lalu unggah."
        ),
    ),
    ("truncated", lambda: PLAIN()[:1500], f"Berkas Excel ini rusak atau tidak lengkap. Buka di Excel, {SAVE_AS}"),
    (
        "entities",
        lambda: changed(
            PLAIN(),
            replaced=(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet a="&b;"'),
        ),
        f"Susunan berkas ini tidak wajar, sehingga tidak dibuka. Buka di Excel, {SAVE_AS}",
    ),
]


@pytest.mark.parametrize(("name", "make", "sentence"), REFUSED_KINDS, ids=[kind[0] for kind in REFUSED_KINDS])
def test_what_is_no_table_is_refused_with_what_to_do(name: str, make: Callable[[], bytes], sentence: str) -> None:
    assert refused(make()) == [sentence]


def test_the_content_decides_and_not_the_name() -> None:
    by_csv_name = read_realisations(WORKBOOKS["hidden_columns"](), "data.csv", DEFINITIONS, period=THIRD)
    by_xlsx_name = read_realisations(b"Kode;Realisasi\r\nIKU-03;98,5\r\n", "data.xlsx", DEFINITIONS, period=THIRD)

    assert by_csv_name[0].value == by_xlsx_name[0].value == Decimal("98.5")


@pytest.mark.parametrize("limits", [{"memory": 1 << 24}, {"seconds": 0}], ids=["memory", "time"])
@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits time only")
def test_a_workbook_that_outgrows_its_limits_is_refused(limits: dict[str, int]) -> None:
    with pytest.raises(UploadRefused) as refused:
        workbook_sheets(PLAIN(), **limits)

    assert [problem.code for problem in refused.value.problems] == ["workbook-too-large"]


def test_a_stray_cell_far_away_costs_nothing_and_a_swollen_cell_is_refused() -> None:
    book = load_workbook(BytesIO(PLAIN()))
    sheet = book.worksheets[0]
    sheet.cell(1_048_576, 16_384).value = "jauh"
    saved = BytesIO()
    book.save(saved)

    file = read_realisation_file(saved.getvalue(), "x.xlsx", DEFINITIONS, period=THIRD)
    content = PLAIN()
    row = b'<row r="9"><c r="A9" t="inlineStr"><is><t>' + b"A" * 30_000_000 + b"</t></is></c></row>"
    heavy = changed(content, replaced=(b"</sheetData>", row + b"</sheetData>"))

    assert len(file.values) == 2
    assert codes(lambda: read_realisations(heavy, "x.xlsx", DEFINITIONS, period=THIRD)) == ["workbook-suspicious"]


def attempt(content: bytes) -> None:
    """Reading gives values or problems with sentences; nothing else ever comes out."""
    try:
        read_realisations(content, "x.xlsx", DEFINITIONS, period=THIRD)
        problems: tuple[Problem, ...] = (Problem("no-rows"),)
    except UploadRefused as refused:
        problems = refused.problems
    assert problems
    assert all(problem_sentence(problem) for problem in problems)


@settings(max_examples=300)
@given(content=st.binary(max_size=400))
@example(b"PK\x03\x04")
@example(b"\xff\xfe")
@example(b"sep=")
@example(b"Kode;Realisasi\r\nIKU-03;98\0")
def test_no_bytes_at_all_bring_a_traceback(content: bytes) -> None:
    attempt(content)


@settings(max_examples=200)
@given(
    cells=st.lists(
        st.lists(
            st.sampled_from(["Kode IKU", "No", "Realisasi", "TW III", "IKU-03", "3", "98,5", "1.234", "\"", "", "\n", "Jumlah"])
            | st.text(max_size=5),
            max_size=6,
        ),
        max_size=8,
    ),
    delimiter=st.sampled_from([";", ",", "\t"]),
    codec=st.sampled_from(["utf-8-sig", "utf-16", "utf-16-le", "utf-8"]),
)  # fmt: skip
def test_no_table_of_scraps_brings_a_traceback(cells: list[list[str]], delimiter: str, codec: str) -> None:
    attempt("\r\n".join(delimiter.join(row) for row in cells).encode(codec, errors="ignore"))


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32), name=st.sampled_from(sorted(WORKBOOKS)))
def test_no_damaged_workbook_brings_a_traceback(seed: int, name: str) -> None:
    chance = random.Random(seed)
    content = bytearray(WORKBOOKS[name]())
    for _ in range(chance.randint(1, 20)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    if chance.random() < 0.3:
        del content[chance.randrange(len(content)) :]

    attempt(bytes(content))


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32), name=st.sampled_from(sorted(WORKBOOKS)))
def test_the_reader_answers_whatever_its_parts_hold(seed: int, name: str) -> None:
    chance = random.Random(seed)
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(WORKBOOKS[name]())) as source, zipfile.ZipFile(made, "w") as target:
        for info in source.infolist():
            entry = bytearray(source.read(info))
            for _ in range(chance.choice([0, 0, 1, 5])):
                entry[chance.randrange(len(entry))] = chance.choice(b"<>&\"'0129 azAZ\0\xff")
            target.writestr(info.filename, bytes(entry))

    answer = read_workbook(made.getvalue(), may_have_formulas=True)

    assert set(answer) in ({"sheets"}, {"error"})


def sheet_of(*rows: list[object]) -> bytes:
    book = Workbook()
    put(book.worksheets[0], rows)
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def test_a_number_beyond_what_is_kept_is_refused_though_it_is_typed() -> None:
    content = sheet_of(["Kode", "Realisasi"], ["IKU-03", 10**12], ["IKU-04", 1e300], ["IKU-05", -5])

    assert codes(lambda: read_realisations(content, "x.xlsx", DEFINITIONS, period=THIRD)) == [
        "number-too-large",
        "number-too-large",
        "negative",
    ]


def test_a_number_under_the_table_without_an_indicator_is_told() -> None:
    content = sheet_of(["Kode", "Realisasi"], ["IKU-03", 98.5], [], [None, "NIP 19870101"], [None, 97])

    assert refused(content) == [
        (
            'Lembar "Sheet", baris 5, kolom "Kode" (A5): ada isi (97), tetapi indikatornya kosong. Isi kode IKU, atau hapus '
            "isinya."
        )
    ]


def test_a_remark_that_was_never_computed_is_told() -> None:
    content = sheet_of(["Kode", "Realisasi", "Keterangan"], ["IKU-03", 98.5, '="lengkap"'])

    assert codes(lambda: read_realisations(content, "x.xlsx", DEFINITIONS, period=THIRD)) == ["formula-without-value"]


def test_a_percent_format_is_refused_where_the_unit_is_another() -> None:
    definitions = with_component("IKU-02", unit="dokumen")

    assert codes(lambda: read_realisations(WORKBOOKS["formatted_percents"](), "x.xlsx", definitions, period=THIRD)) == [
        "percent-unexpected"
    ]


def test_a_workbook_without_a_visible_table_is_refused() -> None:
    empty = sheet_of()
    words = sheet_of(["Petunjuk pengisian"], ["Lihat lembar lain"])

    assert refused(empty) == [
        (
            'Lembar "Sheet": judul kolom tidak ditemukan. Perlu satu baris judul yang memuat "Kode IKU" dan "Realisasi". '
            "Cara termudah: unduh templat, lalu isi."
        )
    ]
    assert refused(words) == [
        (
            'Lembar "Sheet": judul kolom tidak ditemukan. Perlu satu baris judul yang memuat "Kode IKU" dan "Realisasi". '
            'Cara termudah: unduh templat, lalu isi. Baris pertama berisi "Petunjuk pengisian".'
        )
    ]
