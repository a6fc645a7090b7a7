"""Pieces of WordprocessingML, made by hand: python-docx finds a cell by counting, which a table of 130 rows cannot afford."""

import re
from collections.abc import Iterable
from functools import cache

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser
from docx.oxml.xmlchemy import BaseOxmlElement

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
SPACE = qn("xml:space")
NAMESPACE = {"w": nsmap["w"]}
BREAK = re.compile("\r\n|[\r\n\x0b\u2028\u2029]")


def clean(text: str) -> str:
    """Without the characters that XML cannot hold, with one kind of line break."""
    return FORBIDDEN.sub("", BREAK.sub("\n", text))


def element(name: str, **attributes: str) -> BaseOxmlElement:
    """`element("w:jc", val="right")`: attributes are of the same namespace."""
    made: BaseOxmlElement = oxml_parser.makeelement(
        _qualified(name), {_qualified(f"w:{key}"): value for key, value in attributes.items()}, NAMESPACE
    )
    return made


@cache
def _qualified(name: str) -> str:
    """Asked for hundreds of thousands of times, of two dozen names."""
    return qn(name)


def joined(name: str, children: Iterable[BaseOxmlElement]) -> BaseOxmlElement:
    made = element(name)
    made.extend(list(children))
    return made


def run(text: str, *, bold: bool = False, colour: str = "", size: int = 0) -> BaseOxmlElement:
    """Text as it was typed: line breaks and tabs are kept, nothing in it is markup. `size` in half points, 0: the style's."""
    made = element("w:r")
    marks = []
    if bold:
        marks.append(element("w:b"))
    if colour:
        marks.append(element("w:color", val=colour.lstrip("#")))
    if size:
        marks += [element("w:sz", val=str(size)), element("w:szCs", val=str(size))]
    if marks:
        made.append(joined("w:rPr", marks))
    for n, line in enumerate(clean(text).split("\n")):
        if n:
            made.append(element("w:br"))
        for m, part in enumerate(line.split("\t")):
            if m:
                made.append(element("w:tab"))
            words = element("w:t")
            words.text = part
            words.set(SPACE, "preserve")
            made.append(words)
    return made


def paragraph(
    runs: Iterable[BaseOxmlElement],
    style: str = "",
    *,
    align: str = "",
    keep_next: bool = False,
    new_page: bool = False,
    before: int = 0,
) -> BaseOxmlElement:
    """`style` is a style's id, `before` the room above it in twentieths of a point, 0: the style's."""
    properties = []
    if style:
        properties.append(element("w:pStyle", val=style))
    if keep_next:
        properties.append(element("w:keepNext"))
    if new_page:
        properties.append(element("w:pageBreakBefore"))
    if before:
        properties.append(element("w:spacing", before=str(before)))
    if align:
        properties.append(element("w:jc", val=align))
    made = element("w:p")
    if properties:
        made.append(joined("w:pPr", properties))
    made.extend(list(runs))
    return made


def field(instruction: str, shown: str, *, size: int = 0) -> list[BaseOxmlElement]:
    """A field that Word counts itself (`PAGE`, `SEQ Tabel`), with what is shown until it does. `size` as of a run."""
    code = element("w:instrText")
    code.text = f" {instruction} "
    code.set(SPACE, "preserve")
    marks = (element("w:fldChar", fldCharType=kind) for kind in ("begin", "separate", "end"))
    begin, separate, end = (_sized(mark, size) for mark in marks)
    return [begin, _sized(code, size), separate, run(shown, size=size), end]


def _sized(content: BaseOxmlElement, size: int) -> BaseOxmlElement:
    """What a field shows is as large as the runs around it."""
    made = run("", size=size)
    made.remove(made[-1])
    made.append(content)
    return made
