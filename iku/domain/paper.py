"""Papers: what leaves the dashboard as a file and says figures."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from iku.domain.frozen import Content, content_fingerprint
from iku.domain.meeting import Meeting, Pinning
from iku.domain.period import Period


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

OF_MEETINGS_ONLY = (PaperKind.MINUTES, PaperKind.RECORD)
"""There is nothing in them where no meeting was held."""


@dataclass(frozen=True, slots=True)
class Source:
    """What a paper is made from: a meeting, one version of its data, and what that shows.

    Papers of the present have a meeting that was never held (`Meeting.is_held`).
    """

    content: Content
    meeting: Meeting
    pinning: Pinning

    @property
    def still_stands(self) -> bool:
        """Whether the store still gives the figures whose fingerprint was taken when they were frozen."""
        return content_fingerprint(self.content) == self.pinning.fingerprint


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished paper. `filename` says what it is and of which quarter."""

    kind: PaperKind
    filename: str
    content: bytes

    @property
    def media_type(self) -> str:
        return FILE_TYPES[self.kind][1]


@dataclass(frozen=True, slots=True)
class IssuedPaper:
    """A paper that left the dashboard: its own hash, and which figures it shows. `meeting` "", `version` None without one."""

    kind: PaperKind
    sha256: str
    meeting: str
    version: int | None
    period: Period
    as_of: datetime
    fingerprint: str
    issued_at: datetime
    issued_by: str
