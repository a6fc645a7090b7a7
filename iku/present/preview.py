"""The words of a preview: cells as an Indonesian reader writes them, and what is not shown of a file."""

from datetime import date, datetime, time
from string import ascii_uppercase

from iku.domain.preview import Contents, PagePicture, PreviewCell, PreviewTable, ShownNumber, Uncomputed
from iku.present.dates import day
from iku.present.numbers import decimals, listed, number

ROW = "Baris"
UNCOMPUTED = "(rumus belum dihitung)"
TRUE, FALSE = "BENAR", "SALAH"


def cell_text(cell: PreviewCell) -> str:
    """`98,50%`, `1.234`, `31 Januari 2024`."""
    match cell:
        case bool():
            return TRUE if cell else FALSE
        case str():
            return cell
        case ShownNumber():
            return cell.before + _digits(cell) + cell.after
        case datetime():
            return day(cell) if cell.time() == time() else f"{day(cell)}, {cell:%H.%M}"
        case date():
            return day(cell)
        case time():
            return f"{cell:%H.%M}"
        case Uncomputed():
            return UNCOMPUTED


def _digits(cell: ShownNumber) -> str:
    text = number(cell.value) if cell.places is None else decimals(cell.value, cell.places)
    return text if cell.is_grouped else text.replace(".", "")


def table_title(table: PreviewTable) -> str:
    """`Lembar "TW III" (tersembunyi)`, "" for a table that has no name."""
    hidden = " (tersembunyi)" if table.is_hidden else ""
    return f'Lembar "{table.name}"{hidden}' if table.name else ""


def table_headings(table: PreviewTable) -> list[str]:
    """Letters as in a spreadsheet program, after the column of row numbers; in a document its own first row."""
    if not table.numbers:
        return [cell_text(cell) for cell in table.rows[0]] if table.rows else []
    return [ROW, *ascii_uppercase[: len(table.rows[0])]]


def table_rows(table: PreviewTable) -> list[list[str]]:
    """As they are shown under `table_headings`."""
    texts = [[cell_text(cell) for cell in row] for row in table.rows]
    if not table.numbers:
        return texts[1:]
    return [[str(number), *row] for number, row in zip(table.numbers, texts, strict=True)]


def table_remark(table: PreviewTable) -> str:
    """What is left out, "" if nothing is."""
    left_out = [
        f"{count} {what}" for count, what in ((table.more_rows, "baris"), (table.more_columns, "kolom")) if count
    ]
    if left_out:
        return f"Masih ada {listed(left_out)} yang tidak ditampilkan. Unduh berkasnya untuk melihat semuanya."
    return "" if table.rows else "Tidak ada isinya."


def contents_remark(contents: Contents) -> str:
    """What is left out of a whole file, "" if nothing is."""
    if contents.more:
        return f"Masih ada {contents.more} bagian lain yang tidak ditampilkan. Unduh berkasnya untuk melihat semuanya."
    return "" if contents.blocks else "Tidak ada teks atau tabel di dalam berkas ini."


def page_position(picture: PagePicture) -> str:
    """`Halaman 2 dari 5`."""
    more = f" (dari {picture.pages + picture.more_pages} halaman, hanya {picture.pages} pertama ditampilkan)"
    return f"Halaman {picture.page} dari {picture.pages}{more if picture.more_pages else ''}"


def picture_alt(picture: PagePicture, label: str) -> str:
    """For those who do not see the picture."""
    return f"{page_position(picture)}, {label}" if picture.pages > 1 else f"Isi berkas {label}"
