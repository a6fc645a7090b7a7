"""A file of evidence as it can be looked at without opening it: a picture of one page, or the texts and tables in it."""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page of a PDF, or a picture, drawn anew as PNG: nothing of the file itself is in it."""

    png: bytes
    page: int
    pages: int
    """as many as can be looked at"""
    more_pages: int = 0


@dataclass(frozen=True, slots=True)
class ShownNumber:
    """A number as its cell shows it; `places` None: as many decimals as it has."""

    value: Decimal
    places: int | None = None
    is_grouped: bool = False
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Uncomputed:
    """A formula whose value was never computed."""


PreviewCell = str | bool | ShownNumber | datetime | date | time | Uncomputed


@dataclass(frozen=True, slots=True)
class PreviewTable:
    """The beginning of a table; every row has as many cells as the widest."""

    name: str
    rows: tuple[tuple[PreviewCell, ...], ...]
    more_rows: int = 0
    more_columns: int = 0
    is_hidden: bool = False
    numbers: tuple[int, ...] = ()
    """of the rows, as a spreadsheet program shows them; none for a table in a document"""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a document; `level` 1 and more is a heading."""

    text: str
    level: int = 0


Block = Passage | PreviewTable


@dataclass(frozen=True, slots=True)
class Contents:
    """What a workbook, a table of text or a document says, in its order. `more`: blocks that are not shown."""

    blocks: tuple[Block, ...]
    more: int = 0


Preview = PagePicture | Contents
