"""Word papers: the performance report's chapter, the minutes, and the record of a plenary."""

from iku.domain.paper import PaperKind
from iku.present.chapter import Chapter
from iku.present.minutes import Minutes
from iku.reports.template_files import template_of
from iku.reports.word.chapter import write_chapter
from iku.reports.word.finish import Marks, finished
from iku.reports.word.minutes import passages_of, words_of
from iku.reports.word.template import filled


def chapter_docx(chapter: Chapter, template: bytes | None = None) -> bytes:
    """LKjIP Bab III, A. `template` None is the one that is shipped. Raises TemplateUnusable."""
    kind = PaperKind.CHAPTER
    words = {
        "kantor": chapter.office,
        "nama_kantor": chapter.office_name,
        "nama_kantor_besar": chapter.office_name.upper(),
        "judul": chapter.title,
        "subjudul": chapter.subtitle,
        "periode": chapter.period,
        "tahun": str(chapter.year),
        "cap": chapter.stamp,
        "data_contoh": chapter.sample_notice,
    }
    title = f"{chapter.title} {chapter.period}, {chapter.office_name}"
    write = {"bab": lambda passage: write_chapter(passage, chapter)}
    return finished(filled(kind, template or template_of(kind), words, write, body="bab"), _marks(kind, title, chapter))


def minutes_docx(minutes: Minutes, template: bytes | None = None) -> bytes:
    """Notulen. Raises TemplateUnusable."""
    return _meeting_paper(PaperKind.MINUTES, f"Notulen {minutes.title}", minutes, template)


def record_docx(minutes: Minutes, template: bytes | None = None) -> bytes:
    """Berita Acara Rapat Pleno. Raises TemplateUnusable."""
    return _meeting_paper(PaperKind.RECORD, f"Berita Acara Rapat Pleno: {minutes.title}", minutes, template)


def _meeting_paper(kind: PaperKind, title: str, minutes: Minutes, template: bytes | None) -> bytes:
    document = filled(kind, template or template_of(kind), words_of(minutes), passages_of(minutes))
    return finished(document, _marks(kind, title, minutes))


def _marks(kind: PaperKind, title: str, paper: Chapter | Minutes) -> Marks:
    return Marks(
        kind=kind,
        title=title,
        office=paper.office_name,
        meeting=paper.meeting,
        version=paper.version,
        fingerprint=paper.fingerprint,
        stamp=paper.stamp,
        sample_notice=paper.sample_notice,
    )
