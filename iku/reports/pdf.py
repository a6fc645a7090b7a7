"""PDF: the slides to take home, and the full report with the trace of every figure."""

from datetime import datetime

from iku.domain.paper import PaperKind
from iku.present.chapter import Chapter
from iku.present.chapter_plan import BUDGETS
from iku.present.dates import day
from iku.present.slide import Deck, SlideKind
from iku.reports.pdf_trace import section_words, trace_words
from iku.reports.pdf_words import entry_words, frame, slide_words, table_words
from iku.reports.typeset import typeset

FRAME = (SlideKind.COVER, SlideKind.CLOSING)


def handout_pdf(deck: Deck, moment: datetime) -> bytes:
    """The slides in the order of the agenda, about two a page. `moment`: of the figures, naive UTC, which dates the file."""
    held = " · ".join(text for text in (day(deck.held_on), deck.place) if text)
    # Beginning and end of a meeting are for the wall, unless something was noted down there.
    made = {slide.key: slide for slide in deck.slides if slide.kind not in FRAME or slide.entries}
    agenda = [
        {"title": part.title, "slides": [slide_words(made[key]) for key in part.keys if key in made]}
        for part in deck.agenda
    ]
    data = frame(deck, PaperKind.HANDOUT, f"{deck.office_name}, {deck.period}. {deck.stamp}.") | {
        "about": [f"{deck.office} · {deck.period}", held],
        "contents": "Agenda" if deck.meeting else "Isi",
        "agenda": [part for part in agenda if part["slides"]],
    }
    return typeset("handout.typ", data, moment)


def report_pdf(chapter: Chapter, deck: Deck, moment: datetime) -> bytes:
    """The chapter, and behind it for each figure its formula, what went in, from which file and row, and its proof."""
    data = frame(deck, PaperKind.REPORT, f"{chapter.title}, {chapter.subtitle}. {deck.stamp}.") | {
        "chapter": chapter.title,
        "about": [chapter.subtitle],
        "overview": list(chapter.overview),
        "summary": table_words(chapter.summary),
        "divisions": table_words(chapter.divisions),
        "rules": list(chapter.rules),
        "lacking": list(chapter.lacking),
        "budgets": table_words(chapter.budgets) if chapter.budgets else None,
        "budgets_heading": BUDGETS,
        "entries": entry_words(chapter.entries),
        "sections": [section_words(section) for section in chapter.sections],
        "traces": [trace_words(section) for section in chapter.sections],
    }
    return typeset("report.typ", data, moment)
