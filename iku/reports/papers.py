"""Any paper, from what it is made of.

The libraries that write papers take half a second and fifty megabytes to load: the first paper that is asked for loads them.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from iku.domain.paper import OF_MEETINGS_ONLY, Paper, PaperKind, Source
from iku.present.chapter import Chapter, chapter
from iku.present.deck import deck
from iku.present.minutes import minutes
from iku.present.papers import paper_filename
from iku.present.slide import Deck
from iku.reports.template_files import template_of


def _slides(source: Source) -> bytes:
    from iku.reports.pptx import slides_pptx

    return slides_pptx(_deck(source))


def _tables(source: Source) -> bytes:
    from iku.reports.xlsx import tables_xlsx

    return tables_xlsx(source.content, _deck(source))


def _handout(source: Source) -> bytes:
    from iku.reports.pdf import handout_pdf

    return handout_pdf(_deck(source), source.pinning.as_of)


def _report(source: Source) -> bytes:
    from iku.reports.pdf import report_pdf

    return report_pdf(_chapter(source), _deck(source), source.pinning.as_of)


def _chapter_docx(source: Source, template: bytes) -> bytes:
    from iku.reports.docx import chapter_docx

    return chapter_docx(_chapter(source), template)


def _minutes_docx(source: Source, template: bytes) -> bytes:
    from iku.reports.docx import minutes_docx

    return minutes_docx(minutes(source.content, source.meeting, _deck(source)), template)


def _record_docx(source: Source, template: bytes) -> bytes:
    from iku.reports.docx import record_docx

    return record_docx(minutes(source.content, source.meeting, _deck(source)), template)


MAKERS: Mapping[PaperKind, Callable[[Source], bytes]] = {
    PaperKind.SLIDES: _slides,
    PaperKind.TABLES: _tables,
    PaperKind.HANDOUT: _handout,
    PaperKind.REPORT: _report,
}

ON_TEMPLATES: Mapping[PaperKind, Callable[[Source, bytes], bytes]] = {
    PaperKind.CHAPTER: _chapter_docx,
    PaperKind.MINUTES: _minutes_docx,
    PaperKind.RECORD: _record_docx,
}
"""Made on a template that the office may replace."""


def is_made(kind: PaperKind, *, is_held: bool) -> bool:
    """Whether there is such a paper: some are of a meeting that was held only."""
    return is_held or kind not in OF_MEETINGS_ONLY


def make_paper(kind: PaperKind, source: Source, home: Path | None = None) -> Paper:
    """`home`: where the office's own templates lie. Raises TemplateUnusable; LookupError where there is no such paper."""
    held = source.meeting.is_held
    if not is_made(kind, is_held=held):
        raise LookupError(kind)
    name = paper_filename(
        kind,
        source.meeting.about,
        source.pinning.version,
        is_held=held,
        is_sample=source.content.figures.is_sample,
    )
    if kind in ON_TEMPLATES:
        return Paper(kind, name, ON_TEMPLATES[kind](source, template_of(kind, home)))
    return Paper(kind, name, MAKERS[kind](source))


def _deck(source: Source) -> Deck:
    return deck(source.content, source.meeting, source.pinning)


def _chapter(source: Source) -> Chapter:
    return chapter(source.content, _deck(source))
