"""The documents that prove a realisation: which are required, and what was attached."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Frequency(StrEnum):
    """How often a document falls due."""

    ONCE = "once"
    """from the indicator's first due quarter of the year"""
    YEARLY = "yearly"
    """with the last due quarter of the year"""
    PER_STAGE = "per_stage"
    """with the last due quarter of the stage"""
    PER_QUARTER = "per_quarter"
    """with every due quarter"""


@dataclass(frozen=True, slots=True)
class RequiredDocument:
    """One document that the decree's "Sumber Data" asks for; composites are split. `code` is unique in its indicator."""

    indicator: str
    code: str
    title: str
    frequency: Frequency
    source: str
    """The decree's words that ask for it."""


MEDIA_TYPES = {
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".csv": "text/csv; charset=utf-8",
}
"""The kinds of file that may be evidence, and what a browser is told each is: never what an uploader claims."""


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """A checked file that may be kept as evidence."""

    filename: str
    media_type: str
    sha256: str
    size: int
    """bytes"""


@dataclass(frozen=True, slots=True)
class EvidenceLink:
    """A web address with the day on which someone saw the document there: weaker than a file."""

    url: str
    seen_on: date


@dataclass(frozen=True, slots=True)
class AttachedDocument:
    """One attachment that stands (not withdrawn): latest first where there are several versions."""

    attachment: str
    submission: str
    indicator: str
    document: str
    year: int
    quarter: int
    version: int
    filename: str
    media_type: str
    sha256: str
    size: int
    url: str
    seen_on: date | None
    recorded_at: datetime
    recorded_by: str

    @property
    def is_link(self) -> bool:
        return bool(self.url)


@dataclass(frozen=True, slots=True)
class DocumentStatus:
    """One row per required document and quarter: whether it is due by then, and whether something proves it."""

    indicator: str
    document: str
    quarter: int
    is_due: bool
    attached: int
    is_link_only: bool
