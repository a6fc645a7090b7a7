"""Papers: what leaves the dashboard as a file and says figures."""

from dataclasses import dataclass
from enum import StrEnum


class PaperKind(StrEnum):
    """Which paper, in which format."""

    SLIDES = "slides"
    """PPTX: the meeting's slides, with native charts and tables"""
    CHAPTER = "chapter"
    """DOCX: the chapter of the performance report on achievement (LKjIP Bab III)"""
    MINUTES = "minutes"
    """DOCX: notulen"""
    RECORD = "record"
    """DOCX: Berita Acara Rapat Pleno"""
    TABLES = "tables"
    """XLSX: every table, with native charts"""
    HANDOUT = "handout"
    """PDF: the slides to take home"""
    REPORT = "report"
    """PDF: the full report, with the trace of every figure"""


FILE_TYPES: dict[PaperKind, tuple[str, str]] = {
    PaperKind.SLIDES: ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    PaperKind.CHAPTER: ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    PaperKind.MINUTES: ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    PaperKind.RECORD: ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    PaperKind.TABLES: ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    PaperKind.HANDOUT: ("pdf", "application/pdf"),
    PaperKind.REPORT: ("pdf", "application/pdf"),
}
"""Ending and media type."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished paper. `filename` says what it is and of which quarter."""

    kind: PaperKind
    filename: str
    content: bytes

    @property
    def media_type(self) -> str:
        return FILE_TYPES[self.kind][1]
