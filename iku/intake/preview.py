"""The bytes of a file of evidence -> what can be looked at of it, or why it cannot.

Pictures are drawn, workbooks and documents read, each by a process of its own under limits; a table of text is read here,
its beginning only.
"""

from base64 import b64decode
from pathlib import Path, PurePosixPath
from typing import Any

from iku.domain.preview import Block, Contents, PagePicture, Passage, Preview, PreviewTable
from iku.domain.problem import Problem
from iku.errors import PreviewFailed
from iku.intake.apart import read_apart
from iku.intake.archives import has_formulas
from iku.intake.preview_tables import BLOCKS, COLUMNS, ROWS, delimited_table, filled, workbook_tables

PAGE_READER = Path(__file__).with_name("page_reader.py")
DOCUMENT_READER = Path(__file__).with_name("document_reader.py")
WORKBOOK_READER = Path(__file__).with_name("workbook_reader.py")
SECONDS_LIMIT = 20
DRAWN = {".pdf": "PDF", ".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}


def preview(content: bytes, filename: str, page: int, width: int, *, seconds: int = SECONDS_LIMIT) -> Preview:
    """One page of a PDF or picture (from 1, `width` pixels wide), or the texts and tables of any other file.

    Raises PreviewFailed.
    """
    suffix = PurePosixPath(filename).suffix.lower()
    if suffix in DRAWN:
        return _picture(
            _answer(PAGE_READER, content, suffix, DRAWN[suffix], str(page), str(width), seconds=seconds), page
        )
    if page != 1:
        raise PreviewFailed(_no_page(page, 1))
    if suffix == ".xlsx":
        formulas = str(int(has_formulas(content)))
        answer = _answer(WORKBOOK_READER, content, suffix, formulas, "1", seconds=seconds)
        return workbook_tables(answer["sheets"])
    if suffix == ".docx":
        limits = (str(BLOCKS), str(ROWS), str(COLUMNS))
        return _document(_answer(DOCUMENT_READER, content, suffix, *limits, seconds=seconds))
    if suffix == ".csv":
        return Contents((delimited_table(content),))
    raise PreviewFailed(Problem("preview-unreadable", found=suffix.removeprefix(".").upper()))


def _answer(reader: Path, content: bytes, suffix: str, *arguments: str, seconds: int) -> dict[str, Any]:
    answer = read_apart(reader, content, *arguments, seconds=seconds) or {"error": "preview-too-heavy"}
    code = answer.get("error")
    if code == "preview-no-page":
        raise PreviewFailed(_no_page(int(arguments[1]), answer["pages"]))
    if code is not None:
        ours = {"workbook-too-large": "preview-too-heavy", "workbook-unreadable": "preview-unreadable"}
        raise PreviewFailed(Problem(ours.get(code, code), found=suffix.removeprefix(".").upper()))
    return answer


def _no_page(page: int, pages: int) -> Problem:
    return Problem("preview-no-page", found=str(page), expected=str(pages))


def _picture(answer: dict[str, Any], page: int) -> PagePicture:
    return PagePicture(b64decode(answer["png"]), page, answer["pages"], answer["more"])


def _document(answer: dict[str, Any]) -> Contents:
    return Contents(tuple(_block(block) for block in answer["blocks"]), answer["more"])


def _block(block: dict[str, Any]) -> Block:
    if "text" in block:
        return Passage(block["text"], block["level"])
    return PreviewTable("", filled(block["rows"]), block["more_rows"], block["more_columns"])
