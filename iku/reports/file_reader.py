"""A program of its own: a paper on standard input, the lines that one reads in it as JSON on standard output.

Started through `iku.intake.apart`, as whoever checks a paper may have it from anywhere; it imports nothing of this project.
Argument: the ending of the file's name. A line is [where it stands, its text]; or {"error": true}.
"""

import json
import sys
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

UNPACKED_LIMIT = 200 * 1024 * 1024
Line = tuple[str, str]


def of_pdf(content: bytes) -> Iterator[Line]:
    import pypdfium2

    for number, page in enumerate(pypdfium2.PdfDocument(content), start=1):
        for text in page.get_textpage().get_text_range().splitlines():
            yield f"halaman {number}", text


def of_pptx(content: bytes) -> Iterator[Line]:
    from pptx import Presentation

    for number, slide in enumerate(Presentation(BytesIO(content)).slides, start=1):
        for shape in slide.shapes:
            yield from _of_shape(f"slide {number}", shape)
        if slide.has_notes_slide:
            for text in slide.notes_slide.notes_text_frame.text.splitlines():
                yield f"catatan slide {number}", text


def _of_shape(place: str, shape: Any) -> Iterator[Line]:  # noqa: ANN401 - python-pptx has no types
    if hasattr(shape, "shapes"):
        for inner in shape.shapes:
            yield from _of_shape(place, inner)
    elif shape.has_text_frame:
        for text in shape.text_frame.text.splitlines():
            yield place, text
    elif shape.has_table:
        for row in shape.table.rows:
            yield f"{place}, tabel", " | ".join(cell.text for cell in row.cells)
    elif shape.has_chart:
        for plot in shape.chart.plots:
            for series in plot.series:
                values = " | ".join("" if value is None else _number(value) for value in series.values)
                yield f"{place}, grafik", f"{series.name}: {values}"


def of_docx(content: bytes) -> Iterator[Line]:
    from docx import Document
    from docx.table import Table

    paragraphs = tables = 0
    for block in Document(BytesIO(content)).iter_inner_content():
        if isinstance(block, Table):
            tables += 1
            for number, row in enumerate(block.rows, start=1):
                yield f"tabel {tables} baris {number}", " | ".join(cell.text for cell in row.cells)
        else:
            paragraphs += 1
            yield f"paragraf {paragraphs}", block.text


def of_xlsx(content: bytes) -> Iterator[Line]:
    from openpyxl import load_workbook

    for sheet in load_workbook(BytesIO(content), read_only=True).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    text = _number(cell.value) if isinstance(cell.value, float) else str(cell.value)
                    yield f"lembar {sheet.title}, sel {cell.coordinate}", text


def _number(value: float) -> str:
    """As people read it: no noise of binary fractions."""
    return f"{value:.6f}".rstrip("0").rstrip(".")


READERS: dict[str, Callable[[bytes], Iterator[Line]]] = {
    "pdf": of_pdf, "pptx": of_pptx, "docx": of_docx, "xlsx": of_xlsx,
}  # fmt: skip


def read(ending: str, content: bytes) -> object:
    try:
        if ending != "pdf":
            with zipfile.ZipFile(BytesIO(content)) as archive:
                if sum(entry.file_size for entry in archive.infolist()) > UNPACKED_LIMIT:
                    return {"error": True}
        return list(READERS[ending](content))
    # Files of elsewhere break readers in ways of their own; however they do, there is nothing to compare.
    except Exception:
        return {"error": True}


def main() -> None:
    answer = read(sys.argv[1], sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps({"lines": answer}).encode("ascii"))


if __name__ == "__main__":
    main()
