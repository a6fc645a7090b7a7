"""What can be looked at of a file: pages, tables, texts; hostile and broken files end in a sentence, never in an error."""

import sys
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from time import monotonic

import docx
import pikepdf
import pytest
from openpyxl import Workbook
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from iku.domain.preview import Contents, PagePicture, Passage, PreviewTable
from iku.errors import PreviewFailed
from iku.intake.apart import read_apart
from iku.intake.preview import preview
from iku.intake.preview_tables import ROWS
from iku.present.preview import cell_text, contents_remark, table_remark
from iku.present.problems import error_sentence
from tests.evidence_files import document, pdf, picture

WIDTH = 300


def page(content: bytes, filename: str, number: int = 1, width: int = WIDTH) -> PagePicture:
    shown = preview(content, filename, number, width)
    assert isinstance(shown, PagePicture)
    return shown


def contents(content: bytes, filename: str) -> Contents:
    shown = preview(content, filename, 1, WIDTH)
    assert isinstance(shown, Contents)
    return shown


def table(content: bytes, filename: str) -> PreviewTable:
    [shown] = contents(content, filename).blocks
    assert isinstance(shown, PreviewTable)
    return shown


def words(shown: PreviewTable) -> list[list[str]]:
    return [[cell_text(cell) for cell in row] for row in shown.rows]


def opened(shown: PagePicture) -> Image.Image:
    picture = Image.open(BytesIO(shown.png), formats=["PNG"])
    picture.load()
    return picture


def coloured_pdf(*colours: str, size: tuple[float, float] = (595, 842)) -> bytes:
    """A page a colour ("1 0 0" is red)."""
    made = pikepdf.new()
    for colour in colours:
        added = made.add_blank_page(page_size=size)
        added.Contents = made.make_stream(f"{colour} rg 0 0 {size[0]} {size[1]} re f".encode())
    saved = BytesIO()
    made.save(saved)
    return saved.getvalue()


def saved(book: Workbook) -> bytes:
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_each_page_of_a_pdf_is_drawn_as_it_is() -> None:
    content = coloured_pdf("1 0 0", "0 1 0", "0 0 1")

    shown = page(content, "BA Pleno.PDF", 2)

    drawn = opened(shown)
    assert (shown.page, shown.pages, shown.more_pages) == (2, 3, 0)
    assert drawn.width == WIDTH
    assert drawn.getpixel((150, 200)) == (0, 255, 0)


@pytest.mark.parametrize("size", [(14_400, 14_400), (3, 14_400), (14_400, 3)])
def test_a_page_of_absurd_size_is_drawn_within_limits(size: tuple[float, float]) -> None:
    drawn = opened(page(coloured_pdf("1 0 0", size=size), "a.pdf", width=2_000))

    assert drawn.width * drawn.height < 4_100_000
    assert max(drawn.size) <= 8_000


def test_a_picture_is_drawn_anew_upright_and_without_what_was_written_beside_it() -> None:
    notes, exif = PngInfo(), Image.Exif()
    notes.add_text("Comment", "RAHASIA")
    exif[0x0112], exif[0x010F] = 6, "KAMERA"
    original = BytesIO()
    Image.new("RGB", (400, 200), "#9B1C1F").save(original, "PNG", pnginfo=notes, exif=exif, dpi=(72, 72))
    assert b"RAHASIA" in original.getvalue()
    assert b"KAMERA" in original.getvalue()

    shown = page(original.getvalue(), "foto.png", width=100)

    drawn = opened(shown)
    assert drawn.size == (100, 200)
    assert drawn.getpixel((50, 100)) == (0x9B, 0x1C, 0x1F)
    assert drawn.info == {}
    assert b"RAHASIA" not in shown.png
    assert b"KAMERA" not in shown.png


def test_transparent_and_sixteen_bit_pictures_look_as_they_should() -> None:
    clear, deep = BytesIO(), BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(clear, "PNG")
    Image.new("I;16", (10, 10), 0x8000).save(deep, "PNG")

    assert opened(page(clear.getvalue(), "a.png")).getpixel((5, 5)) == (255, 255, 255)
    assert opened(page(deep.getvalue(), "a.png")).getpixel((5, 5)) == (128, 128, 128)


def test_cells_are_shown_with_their_number_format_in_indonesian() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "TW III"
    cells: list[tuple[bool | float | str, str]] = [
        (0.985, "0.00%"),
        (1234.5, "#,##0.00"),
        (1234.5, "General"),
        (25_000_000, '"Rp"#,##0'),
        (25_000_000, "[$Rp-421] #,##0;[Red]-[$Rp-421] #,##0"),
        (12, '0" dokumen"'),
        (0.1 + 0.2, "General"),
        (123456, "0.00E+00"),
        (5, "@"),
        (True, "General"),
        ("teks <b>", "General"),
        ("=A1+A2", "General"),
    ]
    for number, (value, number_format) in enumerate(cells, start=2):
        sheet.cell(number, 2, value).number_format = number_format

    shown = table(saved(book), "rekap.xlsx")

    assert shown.name == "TW III"
    assert shown.numbers == tuple(range(2, 14))
    assert [row[1] for row in words(shown)] == [
        "98,50%",
        "1.234,50",
        "1234,5",
        "Rp25.000.000",
        "Rp 25.000.000",
        "12 dokumen",
        "0,3",
        "123456",
        "5",
        "BENAR",
        "teks <b>",
        "(rumus belum dihitung)",
    ]


def test_dates_are_written_out() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    moments = (date(2024, 1, 31), datetime(2024, 1, 31, 8, 30), time(8, 30), timedelta(days=1, hours=2))
    for value in moments:
        sheet.append([value])

    assert [row[0] for row in words(table(saved(book), "a.xlsx"))] == [
        "31 Januari 2024",
        "31 Januari 2024, 08.30",
        "08.30",
        "1 day, 2:00:00",
    ]


def test_a_large_sheet_is_cut_and_says_how_much_is_left() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for _ in range(130):
        sheet.append(list(range(25)))
    book.create_sheet("Rahasia").sheet_state = "hidden"

    first, hidden = contents(saved(book), "a.xlsx").blocks

    assert isinstance(first, PreviewTable)
    assert isinstance(hidden, PreviewTable)
    assert (len(first.rows), len(first.rows[0])) == (100, 20)
    assert table_remark(first) == (
        "Masih ada 30 baris dan 5 kolom yang tidak ditampilkan. Unduh berkasnya untuk melihat semuanya."
    )
    assert (hidden.is_hidden, table_remark(hidden)) == (True, "Tidak ada isinya.")


def test_a_document_is_its_paragraphs_and_tables_in_their_order() -> None:
    made = docx.Document()
    made.add_heading("Berita Acara", 1)
    made.add_paragraph("<script>alert(1)</script>")
    made.add_paragraph("   ")
    drawn = made.add_table(2, 2)
    for n, text in enumerate(("No", "Uraian", "1", "Rapat pleno")):
        drawn.cell(n // 2, n % 2).text = text
    made.add_paragraph("Penutup")
    buffer = BytesIO()
    made.save(buffer)

    heading, script, shown, end = contents(buffer.getvalue(), "ba.docx").blocks

    assert (heading, script, end) == (
        Passage("Berita Acara", 1),
        Passage("<script>alert(1)</script>"),
        Passage("Penutup"),
    )
    assert isinstance(shown, PreviewTable)
    assert words(shown) == [["No", "Uraian"], ["1", "Rapat pleno"]]


def test_a_document_without_a_word_says_so() -> None:
    made = BytesIO()
    docx.Document().save(made)

    assert contents_remark(contents(made.getvalue(), "kosong.docx")) == (
        "Tidak ada teks atau tabel di dalam berkas ini."
    )


def test_a_table_of_text_is_cut_at_its_semicolons_and_keeps_its_numbers_as_written() -> None:
    rows = "".join(f"{n};98,50;a\r\n" for n in range(150))

    shown = table(b"no;nilai;uraian\r\n" + rows.encode(), "rekap.csv")

    assert words(shown)[:2] == [["no", "nilai", "uraian"], ["0", "98,50", "a"]]
    assert (len(shown.rows), shown.more_rows, shown.numbers[-1]) == (ROWS, 51, 100)


def test_a_table_of_text_that_breaks_is_shown_up_to_there() -> None:
    shown = table(b'no;nilai\r\n1;2\r\n2;"tidak ditutup\r\n', "a.csv")

    assert words(shown) == [["no", "nilai"], ["1", "2"]]
    assert shown.more_rows == 1


def stretched() -> bytes:
    """A PNG of a few kilobytes that says it has 56 million pixels."""
    buffer = BytesIO()
    Image.new("1", (8_000, 7_000)).save(buffer, "PNG")
    return buffer.getvalue()


DOWNLOAD_IT = "Unduh berkasnya, lalu buka di komputer Anda."
BROKEN: list[tuple[str, Callable[[], bytes], str]] = [
    ("a.pdf", lambda: pdf(3)[:300], f"Berkas PDF ini tidak dapat ditampilkan di sini. {DOWNLOAD_IT}"),
    ("a.pdf", lambda: b"", f"Berkas PDF ini tidak dapat ditampilkan di sini. {DOWNLOAD_IT}"),
    ("a.png", stretched, f"Berkas PNG ini terlalu berat untuk ditampilkan di sini. {DOWNLOAD_IT}"),
    ("a.jpg", picture, f"Berkas JPG ini tidak dapat ditampilkan di sini. {DOWNLOAD_IT}"),
    ("a.xlsx", lambda: b"PK\3\4", f"Berkas XLSX ini tidak dapat ditampilkan di sini. {DOWNLOAD_IT}"),
    ("a.docx", document, f"Berkas DOCX ini tidak dapat ditampilkan di sini. {DOWNLOAD_IT}"),
    ("a.csv", lambda: b"\0\1\2", f"Berkas CSV ini tidak dapat ditampilkan di sini. {DOWNLOAD_IT}"),
    ("a.html", lambda: b"<html>", f"Berkas HTML ini tidak dapat ditampilkan di sini. {DOWNLOAD_IT}"),
    (
        "a.pdf",
        lambda: pdf(password="rahasia"),
        (
            "Berkas PDF ini dilindungi kata sandi, sehingga tidak dapat ditampilkan. Minta pelapor melampirkan berkas "
            "tanpa kata sandi."
        ),
    ),
]


@pytest.mark.parametrize(("filename", "make", "sentence"), BROKEN)
def test_what_cannot_be_shown_is_said(filename: str, make: Callable[[], bytes], sentence: str) -> None:
    with pytest.raises(PreviewFailed) as failed:
        preview(make(), filename, 1, WIDTH)

    assert error_sentence(failed.value) == sentence


@pytest.mark.parametrize(("filename", "make", "pages"), [("a.pdf", lambda: pdf(3), 3), ("a.csv", lambda: b"a;b", 1)])
def test_a_page_that_is_not_there_is_said(filename: str, make: Callable[[], bytes], pages: int) -> None:
    with pytest.raises(PreviewFailed) as failed:
        preview(make(), filename, 4, WIDTH)

    assert error_sentence(failed.value) == f"Halaman 4 tidak ada. Berkas ini hanya sampai halaman {pages}."


def test_a_file_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(PreviewFailed) as failed:
        preview(pdf(), "a.pdf", 1, WIDTH, seconds=0)

    assert failed.value.problem.code == "preview-too-heavy"


@pytest.mark.parametrize(
    "program",
    [
        "import time; time.sleep(60)",
        pytest.param(
            "while True: pass",
            marks=pytest.mark.skipif(sys.platform == "win32", reason="Windows ends it by the clock only"),
        ),
        "import os; os.abort()",
    ],
)
def test_a_reader_that_hangs_or_falls_is_ended_without_an_answer(tmp_path: Path, program: str) -> None:
    reader = tmp_path / "reader.py"
    reader.write_text(program, encoding="utf-8")
    began = monotonic()

    assert read_apart(reader, b"", seconds=1) is None
    assert monotonic() - began < 20


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits time only")
def test_a_reader_that_takes_too_much_memory_is_ended_without_an_answer(tmp_path: Path) -> None:
    reader = tmp_path / "reader.py"
    reader.write_text("bytearray(1 << 30)\nprint('{}')", encoding="utf-8")

    assert read_apart(reader, b"", memory=1 << 28) is None
