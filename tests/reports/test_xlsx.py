"""The workbook, read back by openpyxl and by our own reader of uploads: the store's figures, and no text that calculates."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from iku.domain.frozen import Content
from iku.domain.indicator import Text
from iku.domain.meeting import EntryKind, NewEntry, NewMeeting
from iku.domain.paper import PaperKind
from iku.domain.period import Period
from iku.domain.person import sole_person
from iku.intake.realisations import read_realisation_file
from iku.present.chapter import chapter
from iku.present.deck import deck
from iku.present.lines import indicator_lines
from iku.present.numbers import percent
from iku.present.slide import Deck
from iku.reports.stamps import Stamp, read_stamp
from iku.reports.xlsx import tables_xlsx
from iku.workflow import meeting as meetings
from iku.workflow.freezing import content_of
from iku.workflow.sample import open_sample
from iku.workflow.workspace import shipped_definitions

ANI = sole_person("Ani (uji)")
YEAR, QUARTER = 2024, 3
FORMULAS = ("=1+1", "+cmd|' /C calc'!A0", "@SUM(A1:A9)", "-2+3", '=HYPERLINK("http://x")', "\t=1")
SHEETS = [
    "Ringkasan", "Divisi", "Triwulan", "Renstra", "Anggaran", "Penyebab dan tindak lanjut", "Rapat", "Tentang",
]  # fmt: skip


@pytest.fixture(scope="module")
def frozen() -> Iterator[tuple[Content, Deck]]:
    workspace = open_sample(shipped_definitions())
    about = NewMeeting("Rapat evaluasi TW III", Period(YEAR, QUARTER), date(YEAR, 10, 12), place="Aula")
    opened = meetings.open_meeting(workspace, ANI, about)
    entry = NewEntry("indicator:IKU-02", EntryKind.FOLLOW_UP, FORMULAS[0], "IKU-02", FORMULAS[1], date(YEAR, 11, 30))
    meetings.write_entry(workspace, ANI, opened.meeting, entry)
    meeting = meetings.read_meeting(workspace, ANI, opened.meeting)
    content = content_of(workspace, ANI, meeting)
    yield content, deck(content, meeting)
    workspace.close()


@pytest.fixture(scope="module")
def written(frozen: tuple[Content, Deck]) -> bytes:
    return tables_xlsx(*frozen)


@pytest.fixture(scope="module")
def book(written: bytes) -> Any:  # noqa: ANN401 - openpyxl's cells hold anything
    return openpyxl.load_workbook(BytesIO(written))


def rows_of(sheet: Any) -> list[dict[str, Any]]:  # noqa: ANN401
    """The rows of a sheet's table, by their headings; cells, not values."""
    table = next(iter(sheet.tables.values()))
    headings, *rows = sheet[table.ref]
    return [dict(zip([cell.value for cell in headings], row, strict=True)) for row in rows]


def printed(cell: Any) -> str:  # noqa: ANN401
    """A percentage as an Indonesian Excel shows it."""
    assert cell.number_format == '0.00"%"'
    return f"{cell.value:.2f}%".replace(".", ",")


def as_printed(cell: Any) -> str:  # noqa: ANN401
    """Percentages with two decimals, as papers print them; the sheet shows the third and fourth too."""
    if cell.data_type == "s":
        return str(cell.value)
    assert cell.number_format in ('0.00"%"', '0.00##"%"')
    return percent(Decimal(str(cell.value)))


def test_every_sheet_is_there_and_says_that_its_data_are_a_sample(book: Any) -> None:  # noqa: ANN401
    assert book.sheetnames == SHEETS
    for sheet in book:
        assert "DATA CONTOH – bukan realisasi KPU Kota Serang" in [row[0].value for row in sheet.iter_rows(max_row=20)]


def test_achievements_are_numbers_that_show_what_the_slides_print(
    book: Any,  # noqa: ANN401
    frozen: tuple[Content, Deck],
) -> None:
    content, shown = frozen
    rows = rows_of(book["Ringkasan"])
    lines = indicator_lines(content.definitions, content.figures, QUARTER)

    for row, line in zip(rows, lines, strict=True):
        cell = row["Capaian"]
        assert (row["Kode IKU"].value, row["Status"].value) == (line.code, f"{line.status.icon} {line.status.word}")
        assert (printed(cell) if line.figure is not None else cell.value) == line.figure_text
        assert Decimal(str(cell.value)) == line.figure if line.figure is not None else cell.data_type == "s"
        assert (row["Mengapa belum ada angka"].value or "") == line.explanation
    on_slides = {s.indicator: s.figure_text for s in shown.slides if s.indicator}
    assert {row["Kode IKU"].value for row in rows} == set(on_slides)
    assert "96,73%" in [printed(cell) for cell in book["Ringkasan"]["C"] if cell.number_format == '0.00"%"']


def test_divisions_show_their_means(book: Any, frozen: tuple[Content, Deck]) -> None:  # noqa: ANN401
    _, shown = frozen
    wanted = [slide.figure_text for slide in shown.slides if slide.key.startswith("division:")]

    assert [printed(row["Rata-rata capaian"]) for row in rows_of(book["Divisi"])] == wanted


def test_the_quarters_can_be_handed_in_again(written: bytes, frozen: tuple[Content, Deck]) -> None:
    content, _ = frozen
    assert content.last_year is not None
    known = [
        fact
        for figures, last in ((content.figures, QUARTER), (content.last_year, 4))
        for fact in figures.realisations
        if fact.quarter <= last and figures.realisation(fact.indicator, fact.component, fact.quarter) is fact
    ]

    read = read_realisation_file(written, "Rapat.xlsx", content.definitions)

    assert read.sheet == "Triwulan"
    assert [note.code for note in read.notes] == ["sample-file", "column-ignored"]
    assert {(*v.key, v.value, v.numerator, v.denominator, v.grade, v.note) for v in read.values} == {
        (f.indicator, f.component, f.year, f.quarter, f.value if f.numerator is None else None, f.numerator, f.denominator,
         f.grade, f.note)
        for f in known
    }  # fmt: skip
    assert len(known) > 50


def test_the_end_of_the_plan_and_the_budgets_are_numbers_that_equal_the_chapter(
    book: Any,  # noqa: ANN401
    frozen: tuple[Content, Deck],
) -> None:
    told = chapter(*frozen)
    plan = [row for section in told.sections if section.plan for row in section.plan.table.rows]
    money = [section.efficiency.table.rows[0] for section in told.sections if section.efficiency]

    for row, cells in zip(rows_of(book["Renstra"]), plan, strict=True):
        assert [
            as_printed(row[name]) for name in ("Target akhir", "Realisasi s.d. kini", "Kemajuan", "Keterangan")
        ] == [cell.text for cell in cells[1:]]
    for row, cells in zip(rows_of(book["Anggaran"]), money, strict=True):
        names = ("Serapan", "Capaian", "Sebutan")
        assert [as_printed(row[name]) for name in names] == [cells[2].text, cells[3].text, cells[5].text]
        assert [Decimal(str(row[name].value)) for name in ("Pagu (Rp)", "Realisasi anggaran (Rp)")] == [
            Decimal(cell.text.removeprefix("Rp").replace(".", "")) for cell in cells[:2]
        ]
        points = row["Selisih (poin persen)"]
        assert (f"{points.value:+.2f}".replace(".", ",").replace("-", "−"), points.number_format) == (
            cells[4].text,
            "+0.00;-0.00;0.00",
        )
    assert (len(plan), len(money)) == (7, 3)


def test_where_nothing_was_given_there_is_no_sheet(frozen: tuple[Content, Deck]) -> None:
    content, shown = frozen

    written = openpyxl.load_workbook(BytesIO(tables_xlsx(replace(content, plan=(), budgets=()), shown)))

    assert [name for name in SHEETS if name not in written.sheetnames] == ["Renstra", "Anggaran"]

    written = openpyxl.load_workbook(BytesIO(tables_xlsx(content, replace(shown, meeting=""))))

    assert [name for name in SHEETS if name not in written.sheetnames] == ["Rapat"]


def test_years_and_counts_are_shown_without_marks(book: Any) -> None:  # noqa: ANN401
    years, parts = (
        {row[name].number_format for row in rows_of(book["Triwulan"]) if row[name].value is not None}
        for name in ("Tahun", "Pembilang")
    )

    assert years == {"0"}
    assert parts == {"#,##0"}


def test_a_row_is_as_high_as_its_words(book: Any) -> None:  # noqa: ANN401
    sheet = book["Ringkasan"]
    explained = [row["Indikator"].row for row in rows_of(sheet) if row["Mengapa belum ada angka"].value]

    assert [sheet.row_dimensions[row].height for row in explained] == [45]


def test_nothing_of_a_later_quarter_is_in_it(book: Any) -> None:  # noqa: ANN401
    later = [row for row in rows_of(book["Triwulan"]) if (row["Tahun"].value, row["Triwulan"].value) == (YEAR, "TW IV")]

    assert later
    assert {row[name].value for row in later for name in ("Realisasi", "Pembilang", "Capaian", "Status")} == {None}
    assert [row for row in rows_of(book["Penyebab dan tindak lanjut"]) if row["Periode laporan"].value == "TW IV"] == []


def test_what_was_not_reported_says_so(book: Any) -> None:  # noqa: ANN401
    rows = [row for row in rows_of(book["Triwulan"]) if row["Realisasi"].value is None and row["Tahun"].value == YEAR]
    said = {row["Status"].value for row in rows if row["Triwulan"].value != "TW IV"}

    assert said == {"○ belum dilaporkan", "◌ belum memasuki tahapan"}


def test_what_was_agreed_is_on_its_sheet_as_text(book: Any) -> None:  # noqa: ANN401
    [row] = rows_of(book["Rapat"])

    assert (row["Jenis"].value, row["Isi"].value, row["Penanggung jawab"].value) == ("Tindak lanjut", *FORMULAS[:2])
    assert (row["Isi"].data_type, row["Penanggung jawab"].data_type) == ("s", "s")
    assert row["Batas waktu"].value.date() == date(YEAR, 11, 30)


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_becomes_a_formula_or_a_link(frozen: tuple[Content, Deck], text: str) -> None:
    content, shown = frozen
    indicators = tuple(replace(i, title=text, description=Text(text, text)) for i in content.definitions.indicators)
    said = tuple(
        replace(s, explanation=replace(s.explanation, obstacle=text, effort=text, owner=text))
        for s in content.figures.explanations
    )
    hostile = replace(
        content,
        definitions=replace(content.definitions, indicators=indicators),
        figures=replace(content.figures, explanations=said),
    )
    written = tables_xlsx(hostile, replace(shown, title=text, office_name=text, place=text))

    book = openpyxl.load_workbook(BytesIO(written))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert [cell.coordinate for cell in cells if cell.hyperlink] == []
    assert [row["Indikator"].value for row in rows_of(book["Ringkasan"])] == [text] * 13
    assert {row["Kendala"].value for row in rows_of(book["Penyebab dan tindak lanjut"])} == {text}


def test_the_file_says_which_meeting_version_and_figures_it_shows(
    written: bytes,
    book: Any,  # noqa: ANN401
    frozen: tuple[Content, Deck],
) -> None:
    _, shown = frozen

    assert read_stamp("rapat.xlsx", written) == Stamp(PaperKind.TABLES, shown.meeting, 1, shown.fingerprint)
    assert book.properties.subject == shown.stamp
    assert book.custom_doc_props["sidik"].value == shown.fingerprint
    assert shown.fingerprint in [cell.value for cell in book["Tentang"]["B"]]


def test_charts_follow_the_cells_and_have_their_words(written: bytes) -> None:
    with zipfile.ZipFile(BytesIO(written)) as archive:
        drawings = [archive.read(n).decode() for n in archive.namelist() if re.match(r"xl/drawings/drawing\d", n)]
        charts = [archive.read(n).decode() for n in sorted(archive.namelist()) if n.startswith("xl/charts/chart")]

    assert len(charts) == len(drawings) == 2
    assert "IKU-11 Sosialisasi dan Bimtek: 70,00%, jauh di bawah target" in "".join(drawings)
    assert all('descr="' in drawing for drawing in drawings)
    assert re.search(r"<c:f>Ringkasan!\$E\$\d+:\$E\$\d+</c:f>", charts[0])


def test_sheets_print_across_with_headings_and_page_numbers(book: Any, frozen: tuple[Content, Deck]) -> None:  # noqa: ANN401
    _, shown = frozen

    for sheet in book:
        assert sheet.page_setup.orientation == "landscape"
        assert "Halaman" in sheet.oddFooter.right.text
        assert shown.stamp in sheet.oddFooter.left.text
        assert sheet.oddHeader.right.text.endswith("DATA CONTOH")
    assert all(sheet.print_title_rows for sheet in book if sheet.title != "Tentang")
    # One page, which is what a file says by saying nothing; and as many as it takes.
    assert [sheet.page_setup.fitToHeight for sheet in (book["Ringkasan"], book["Triwulan"])] == [None, 0]
