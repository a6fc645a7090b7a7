"""What is said beside a preview."""

from decimal import Decimal

from iku.domain.preview import Contents, PagePicture, Passage, PreviewTable, ShownNumber
from iku.present.preview import (
    cell_text,
    contents_remark,
    page_position,
    picture_alt,
    table_headings,
    table_remark,
    table_rows,
    table_title,
)


def test_a_page_says_where_it_stands_and_what_it_is_for_those_who_do_not_see_it() -> None:
    second, only = PagePicture(b"", 2, 5), PagePicture(b"", 1, 1)

    assert page_position(second) == "Halaman 2 dari 5"
    assert picture_alt(second, "BA Pleno.pdf") == "Halaman 2 dari 5, BA Pleno.pdf"
    assert picture_alt(only, "foto.png") == "Isi berkas foto.png"
    assert page_position(PagePicture(b"", 2, 500, 120)) == (
        "Halaman 2 dari 500 (dari 620 halaman, hanya 500 pertama ditampilkan)"
    )


def test_a_sheet_has_the_letters_and_numbers_of_a_spreadsheet_and_a_documents_table_its_own_headings() -> None:
    rows = (("Uraian", "Nilai"), ("Rapat", ShownNumber(Decimal("98.5"), 2, after="%")))
    sheet, own = PreviewTable("TW III", rows, numbers=(4, 7), is_hidden=True), PreviewTable("", rows)

    assert table_title(sheet) == 'Lembar "TW III" (tersembunyi)'
    assert (table_headings(sheet), table_rows(sheet)) == (
        ["Baris", "A", "B"],
        [["4", "Uraian", "Nilai"], ["7", "Rapat", "98,50%"]],
    )
    assert (table_title(own), table_headings(own), table_rows(own)) == ("", ["Uraian", "Nilai"], [["Rapat", "98,50%"]])


def test_what_is_left_out_is_said_and_nothing_where_all_is_shown() -> None:
    assert table_remark(PreviewTable("", (("a",),))) == ""
    assert table_remark(PreviewTable("", (("a",),), more_columns=3)) == (
        "Masih ada 3 kolom yang tidak ditampilkan. Unduh berkasnya untuk melihat semuanya."
    )
    assert contents_remark(Contents((Passage("a"),))) == ""
    assert contents_remark(Contents((Passage("a"),), 7)) == (
        "Masih ada 7 bagian lain yang tidak ditampilkan. Unduh berkasnya untuk melihat semuanya."
    )


def test_numbers_keep_what_is_written_around_them_and_their_sign() -> None:
    assert (
        cell_text(ShownNumber(Decimal("-1234.5"), 1, is_grouped=True, before="Rp ", after=" juta"))
        == "Rp −1.234,5 juta"
    )
    assert cell_text(ShownNumber(Decimal("1234.5"), 0)) == "1235"
    assert cell_text(ShownNumber(Decimal("0.25"))) == "0,25"
