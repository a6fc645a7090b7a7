"""A DOCX as a reader that is not ours finds it."""

from io import BytesIO

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from iku.present.slide import Table

Rows = list[list[str]]


def opened(content: bytes) -> Document:
    return docx.Document(BytesIO(content))


def text_of(element: BaseOxmlElement) -> str:
    """Its words, with line breaks as such."""
    marks = {qn("w:t"): None, qn("w:br"): "\n", qn("w:tab"): "\t"}
    parts = (part for run in element.iter(qn("w:r")) for part in run)
    return "".join(marks[part.tag] or part.text or "" for part in parts if part.tag in marks)


def tables(document: Document) -> list[Rows]:
    return [
        [[text_of(cell) for cell in row.iter(qn("w:tc"))] for row in table.iter(qn("w:tr"))]
        for table in document.element.body.iter(qn("w:tbl"))
    ]


def words(table: Table) -> Rows:
    """What a view model's table says, heading first."""
    return [list(table.headings), *([cell.text for cell in row] for row in table.rows)]


def lines(document: Document) -> list[str]:
    """The paragraphs outside of tables that say something."""
    return [text for p in document.paragraphs if (text := text_of(p._element))]
