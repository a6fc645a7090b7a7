"""The meeting's tables as a workbook, to calculate with: real tables, real numbers, charts that follow them."""

from io import BytesIO

import xlsxwriter

from iku.domain.frozen import Content
from iku.domain.paper import PaperKind
from iku.present.lines import indicator_lines
from iku.present.slide import Deck
from iku.reports.stamps import identifier
from iku.reports.workbook.book import OPTIONS, Book
from iku.reports.workbook.overview import write_divisions, write_overview
from iku.reports.workbook.plans import write_budgets, write_plan
from iku.reports.workbook.quarters import write_quarters
from iku.reports.workbook.words import write_about, write_causes, write_meeting

WORD_LIMIT = 255
"""characters in a property of a file"""


def tables_xlsx(content: Content, deck: Deck) -> bytes:
    """Everything that the meeting's figures are read from. `deck` says what was agreed, and which figures these are."""
    written = BytesIO()
    lines = indicator_lines(content.definitions, content.figures, content.about.period.quarter)
    concerned = [line for line in lines if line.code in set(content.indicators)]
    with xlsxwriter.Workbook(written, OPTIONS) as workbook:
        book = Book(workbook, deck)
        _write_properties(book)
        write_overview(book, content, concerned)
        write_divisions(book, content, concerned)
        write_quarters(book, content)
        write_plan(book, content, concerned)
        write_budgets(book, content, concerned)
        write_causes(book, content)
        if deck.meeting:
            write_meeting(book, content)
        write_about(book, content)
    return written.getvalue()


def _write_properties(book: Book) -> None:
    deck = book.deck
    mark = identifier(deck.meeting, deck.version, deck.fingerprint)
    book.native.set_properties(
        {
            "title": deck.title[:WORD_LIMIT], "subject": deck.stamp[:WORD_LIMIT], "author": deck.office_name[:WORD_LIMIT],
            "category": PaperKind.TABLES.value, "keywords": deck.sample_notice[:WORD_LIMIT], "comments": mark,
        }
    )  # fmt: skip
    book.native.set_custom_property("pengenal", mark)
    book.native.set_custom_property("sidik", deck.fingerprint)
