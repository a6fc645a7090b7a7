"""Tables: fixed widths, so that long words break inside their cell, and a heading that every page repeats."""

from collections.abc import Sequence
from itertools import pairwise

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from iku.present.slide import Cell, Table
from iku.reports.word.elements import clean, element, joined, paragraph, run

SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
LINE = "8A93A3"
HEADING_FILL = "E9EDF2"
STRONG_FILL = "F4F6F9"
PADDING = "70"
SIGNING_HEIGHT = "560"
"""twentieths of a point: room for a signature"""


def table_element(
    table: Table, width: int, *, style: str = "", size: int = 0, signing: bool = False
) -> BaseOxmlElement:
    """`width` in twentieths of a point; `style` of the text in it; `size` in half points, 0: the style's.

    `signing`: rows leave room for a signature.
    """
    widths = _shared(table.widths, width)
    made = joined("w:tbl", [_properties(table, width), _grid(widths)])
    made.append(_row([Cell(text) for text in table.headings], widths, style, size, is_heading=True))
    for n, row in enumerate(table.rows):
        height = SIGNING_HEIGHT if signing else ""
        made.append(_row(row, widths, style, size, is_strong=n in table.strong, height=height))
    return made


def keep_together(table: BaseOxmlElement, rows: int) -> None:
    """On one page: the heading with so many rows after it, and so many of the last; all where there are no more."""
    every = table.findall(qn("w:tr"))
    for row in {*every[:rows], *every[-rows:-1]} - {every[-1]}:
        for text in row.iter(qn("w:p")):
            properties = text.find(qn("w:pPr"))
            if properties is not None:
                properties.insert(1, element("w:keepNext"))


def _shared(shares: Sequence[int], width: int) -> list[int]:
    """Whole numbers that add up to the width."""
    whole = sum(shares)
    edges = [round(width * sum(shares[:n]) / whole) for n in range(len(shares) + 1)]
    return [right - left for left, right in pairwise(edges)]


def _properties(table: Table, width: int) -> BaseOxmlElement:
    borders = joined("w:tblBorders", [element(f"w:{s}", val="single", sz="4", space="0", color=LINE) for s in SIDES])
    margins = joined("w:tblCellMar", [element(f"w:{side}", w=PADDING, type="dxa") for side in ("left", "right")])
    return joined(
        "w:tblPr",
        [
            element("w:tblW", w=str(width), type="dxa"),
            # Word sets the text of a table flush with the margin, and its border beyond: so it lies between the margins.
            element("w:tblInd", w=PADDING, type="dxa"),
            borders,
            element("w:tblLayout", type="fixed"),
            margins,
            element("w:tblLook", val="0020", firstRow="1"),
            element("w:tblDescription", val=clean(table.alt)),
        ],
    )


def _grid(widths: Sequence[int]) -> BaseOxmlElement:
    return joined("w:tblGrid", [element("w:gridCol", w=str(width)) for width in widths])


def _row(
    cells: Sequence[Cell], widths: Sequence[int], style: str, size: int,
    *, is_heading: bool = False, is_strong: bool = False, height: str = "",
) -> BaseOxmlElement:  # fmt: skip
    properties = [element("w:cantSplit")]
    if height:
        properties.append(element("w:trHeight", val=height, hRule="atLeast"))
    if is_heading:
        properties.append(element("w:tblHeader"))
    fill = HEADING_FILL if is_heading else STRONG_FILL if is_strong else ""
    made = joined("w:tr", [joined("w:trPr", properties)])
    made.extend(
        [
            _cell(cell, width, fill, style, size, is_bold=is_heading or is_strong, is_heading=is_heading)
            for cell, width in zip(cells, widths, strict=True)
        ]
    )
    return made


def _cell(
    cell: Cell, width: int, fill: str, style: str, size: int, *, is_bold: bool, is_heading: bool
) -> BaseOxmlElement:
    properties = [element("w:tcW", w=str(width), type="dxa")]
    if fill:
        properties.append(element("w:shd", val="clear", color="auto", fill=fill))
    if is_heading:
        properties.append(element("w:vAlign", val="center"))
    align = "center" if is_heading else "right" if cell.is_figure else ""
    return joined(
        "w:tc",
        [joined("w:tcPr", properties), paragraph(_runs(cell, size, is_bold=is_bold), style, align=align)],
    )


def _runs(cell: Cell, size: int, *, is_bold: bool) -> list[BaseOxmlElement]:
    """A status in its colour is its icon; its word stays black, so that it reads on any printer."""
    if cell.status is not None and cell.text.startswith(cell.status.icon):
        icon = run(cell.status.icon, bold=True, colour=cell.status.light, size=size)
        return [icon, run(cell.text.removeprefix(cell.status.icon), bold=is_bold, size=size)]
    return [run(cell.text, bold=is_bold, size=size)]
