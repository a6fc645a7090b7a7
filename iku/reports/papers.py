"""Any paper, from what it is made of."""

from collections.abc import Callable, Mapping

from iku.domain.paper import OF_MEETINGS_ONLY, Paper, PaperKind, Source
from iku.present.chapter import chapter
from iku.present.deck import deck
from iku.present.papers import paper_filename
from iku.reports.pdf import handout_pdf, report_pdf


def _handout(source: Source) -> bytes:
    return handout_pdf(deck(source.content, source.meeting, source.pinning), source.pinning.as_of)


def _report(source: Source) -> bytes:
    shown = deck(source.content, source.meeting, source.pinning)
    return report_pdf(chapter(source.content, shown), shown, source.pinning.as_of)


MAKERS: Mapping[PaperKind, Callable[[Source], bytes]] = {
    PaperKind.HANDOUT: _handout,
    PaperKind.REPORT: _report,
}


def is_made(kind: PaperKind, *, is_held: bool) -> bool:
    """Whether there is such a paper: some are of a meeting that was held only."""
    return kind in MAKERS and (is_held or kind not in OF_MEETINGS_ONLY)


def make_paper(kind: PaperKind, source: Source) -> Paper:
    """Raises LookupError where there is no such paper (`is_made`)."""
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
    return Paper(kind, name, MAKERS[kind](source))
