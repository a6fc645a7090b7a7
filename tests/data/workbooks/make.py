"""Workbooks as offices make them, built on demand: `python -m tests.data.workbooks.make FOLDER` writes them out to look at.

XlsxWriter writes a formula with its computed value, as Excel does; openpyxl writes one without, as programs do.
"""

import sys
import zipfile
from collections.abc import Callable, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Rows = Sequence[Sequence[Any]]
WORKBOOKS: dict[str, Callable[[], bytes]] = {}


def workbook(make: Callable[[Workbook, Worksheet], None]) -> Callable[[], bytes]:
    """A workbook that openpyxl writes, under the function's name."""

    def content() -> bytes:
        book = Workbook()
        sheet = book.worksheets[0]
        make(book, sheet)
        saved = BytesIO()
        book.save(saved)
        return saved.getvalue()

    WORKBOOKS[make.__name__] = content
    return content


def put(sheet: Worksheet, rows: Rows, first: int = 1) -> None:
    for number, row in enumerate(rows, start=first):
        for column, value in enumerate(row, start=1):
            if value is not None:
                sheet.cell(number, column).value = value


@workbook
def letterhead(book: Workbook, sheet: Worksheet) -> None:
    """Letterhead, numbered columns, section titles, a total, a note and a signature."""
    sheet.title = "TW III"
    rows: Rows = [
        ["KOMISI PEMILIHAN UMUM KOTA SERANG"],
        ["LAPORAN REALISASI INDIKATOR KINERJA UTAMA"],
        ["TRIWULAN III TAHUN 2024"],
        [],
        ["No.", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian (%)", "Ket."],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
        ["A. Divisi Perencanaan, Data, dan Informasi"],
        [3, "Data Pemilih Mutakhir", "%", 100, 98.5, 98.5, "DPT ditetapkan"],
        [7, "Persentase Pengolahan Data yang berkualitas. relevan, tepat waktu", "%", 100, "97,25%", 97.25, None],
        [None, "Rata-rata", None, None, 97.875, 97.875, None],
        [],
        ["Catatan: angka sementara, menunggu rapat pleno."],
        [None, None, None, None, "Serang, 3 Oktober 2024"],
        [None, None, None, None, "Kepala Subbagian,"],
    ]
    put(sheet, rows)
    for row in (1, 2, 3, 7):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=7)


@workbook
def merged_headings(book: Workbook, sheet: Worksheet) -> None:
    """Two lines of headings: "Target" and "Realisasi" over four quarters each; the list is numbered by itself."""
    rows: Rows = [
        ["MONITORING IKU TAHUN 2024"],
        ["No", "Indikator", "Target", None, None, None, "Realisasi", None, None, None],
        [None, None, "TW I", "TW II", "TW III", "TW IV", "TW I", "TW II", "TW III", "TW IV"],
        [1, "Keuangan dan BMN", 25, 50, 75, 100, 24, 51, 74.5, None],
        [2, "Sarana dan Prasarana Kantor", 90, 90, 90, 90, 88, 89, 91.25, None],
    ]
    put(sheet, rows)
    for area in ("A1:J1", "A2:A3", "B2:B3", "C2:F2", "G2:J2"):
        sheet.merge_cells(area)


@workbook
def formatted_percents(book: Workbook, sheet: Worksheet) -> None:
    """The same kind of figure, stored in every way that Excel shows alike."""
    put(
        sheet,
        [["Kode IKU", "Realisasi"], ["IKU-02", 0.985], ["IKU-03", 1.234], ["IKU-04", 97.25], ["IKU-05", "98,5 %"]],
    )
    put(sheet, [["IKU-06", 0.976666666666667], ["IKU-07", 1]], first=6)
    for cell, number_format in {"B2": "0.0%", "B4": '0.00"%"', "B6": "0.00%", "B7": "0%"}.items():
        sheet[cell].number_format = number_format


@workbook
def one_sheet_fits(book: Workbook, sheet: Worksheet) -> None:
    """Instructions first, the targets last, the realisations between them."""
    sheet.title = "Petunjuk"
    put(sheet, [["Isi lembar berikutnya."], ["Kode IKU tidak boleh diubah."]])
    put(book.create_sheet("Realisasi"), [["Kode", "Realisasi"], ["IKU-03", 98.5]])
    put(book.create_sheet("Target"), [["Kode", "Target"], ["IKU-03", 100]])
    hidden = book.create_sheet("Arsip")
    put(hidden, [["Kode", "Realisasi"], ["IKU-03", 12]])
    hidden.sheet_state = "hidden"


@workbook
def both_sheets_fit(book: Workbook, sheet: Worksheet) -> None:
    sheet.title = "TW II"
    put(sheet, [["Kode", "Realisasi"], ["IKU-03", 97]])
    put(book.create_sheet("TW III"), [["Kode", "Realisasi"], ["IKU-03", 98.5]])


def formulas_computed() -> bytes:
    """Saved by Excel: every formula carries its value, one of them an empty text, one an error that nobody reads."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet("TW III")
        percent = book.add_format({"num_format": "0.00%"})
        sheet.write_row(0, 0, ["Kode IKU", "Realisasi", "Pembilang", "Penyebut", "Capaian"])
        sheet.write_row(1, 0, ["IKU-03", None, 92, 94])
        sheet.write_formula(1, 1, "=C2/D2", percent, 92 / 94)
        sheet.write_formula(1, 4, "=B2/0", None, "#DIV/0!")
        sheet.write(2, 0, "IKU-04")
        sheet.write_formula(2, 1, "=100-2.75", None, 97.25)
        sheet.write(3, 0, "IKU-05")
        sheet.write_formula(3, 1, '=IF(1=1,"","x")', None, "")
        sheet.write_formula(4, 0, '="IKU-0"&6', None, "IKU-06")
        sheet.write_formula(4, 1, "=0.1+0.2", None, 0.1 + 0.2)
    # Excel marks a formula that yields text as such even where the text is empty; XlsxWriter does not.
    return changed(content.getvalue(), replaced=(b'<c r="B4"><f>', b'<c r="B4" t="str"><f>'))


WORKBOOKS["formulas_computed"] = formulas_computed


@workbook
def formulas_uncomputed(book: Workbook, sheet: Worksheet) -> None:
    """Written by a program: formulas without values. The last one is in a column that is not read."""
    sheet.title = "TW III"
    put(sheet, [["Kode IKU", "Realisasi", "Capaian"], ["IKU-03", "=92/94*100", "=B2"], ["IKU-04", 97.25, "=B3"]])


@workbook
def hidden_columns(book: Workbook, sheet: Worksheet) -> None:
    """The codes are hidden for looks, and so is last quarter's realisation under the same heading."""
    rows: Rows = [["Kode IKU", "Indikator", "Realisasi", "Realisasi"], ["IKU-03", "Data pemilih (revisi)", 90, 98.5]]
    put(sheet, rows)
    sheet.column_dimensions["A"].hidden = True
    sheet.column_dimensions["C"].hidden = True


@workbook
def hidden_figures(book: Workbook, sheet: Worksheet) -> None:
    sheet.title = "TW III"
    put(sheet, [["Kode IKU", "Indikator", "Realisasi"], ["IKU-03", "Data Pemilih Mutakhir", 98.5]])
    sheet.column_dimensions["C"].hidden = True


@workbook
def hidden_rows(book: Workbook, sheet: Worksheet) -> None:
    """A filter is on: one hidden row holds a figure, another holds none."""
    sheet.title = "TW III"
    put(sheet, [["Kode IKU", "Realisasi"], ["IKU-03", 98.5], ["IKU-04", 97], ["IKU-05", None]])
    sheet.row_dimensions[3].hidden = True
    sheet.row_dimensions[4].hidden = True


@workbook
def trailing_totals(book: Workbook, sheet: Worksheet) -> None:
    rows: Rows = [
        ["Kode IKU", "Indikator", "Pembilang", "Penyebut"],
        ["IKU-03", "Data Pemilih Mutakhir", 470815, 471000],
        ["IKU-07", "Jumlah data yang diolah", 46, 48],
        ["Jumlah", None, 470861, 471048],
        [None, "TOTAL KESELURUHAN", 470861, 471048],
        ["Rata-rata", None, 235430.5, 235524],
    ]
    put(sheet, rows)


@workbook
def dates_in_number_cells(book: Workbook, sheet: Worksheet) -> None:
    """12.5 was typed where Excel expects 12,5: it became the twelfth of May."""
    sheet.title = "TW III"
    put(sheet, [["Kode IKU", "Realisasi"], ["IKU-03", datetime(2024, 5, 12)], ["IKU-04", 97.25]])
    sheet["B2"].number_format = "d mmm"


@workbook
def errors_in_cells(book: Workbook, sheet: Worksheet) -> None:
    sheet.title = "TW III"
    put(sheet, [["Kode IKU", "Realisasi"], ["IKU-03", "#DIV/0!"], ["IKU-04", True]])


@workbook
def quarter_columns(book: Workbook, sheet: Worksheet) -> None:
    sheet.title = "Realisasi 2024"
    rows: Rows = [
        ["Kode", "Indikator", "Satuan", "TW I", "TW II", "TW III", "TW IV"],
        ["IKU-03", "Data Pemilih Mutakhir", "%", 95, 96.5, 98.5, None],
        ["IKU-12", "Reformasi Birokrasi", "predikat", None, "B", "BB", None],
    ]
    put(sheet, rows)


@workbook
def merged_down(book: Workbook, sheet: Worksheet) -> None:
    """One indicator over the rows of its two components, one quarter over all rows."""
    rows: Rows = [
        ["Kode IKU", "Komponen", "Triwulan", "Tahun", "Realisasi"],
        ["IKU-01", "anggaran", "III", 2024, 61.5],
        [None, "kinerja", None, None, 75],
        ["IKU-03", None, None, None, 98.5],
    ]
    put(sheet, rows)
    for area in ("A2:A3", "C2:C4", "D2:D4"):
        sheet.merge_cells(area)


def changed(
    content: bytes, *, replaced: tuple[bytes, bytes] = (b"", b""), added: tuple[str, bytes] | None = None
) -> bytes:
    """The same workbook with a text replaced in every entry of its archive, and perhaps one entry more."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            entry = source.read(info)
            target.writestr(info.filename, entry.replace(*replaced) if replaced[0] else entry)
        if added is not None:
            target.writestr(*added)
    return made.getvalue()


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in WORKBOOKS.items():
        (folder / f"{name}.xlsx").write_bytes(make())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
