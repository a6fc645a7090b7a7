"""What was recorded, in the past tense. Facts are only ever appended; the present is a view over them.

A *report* is what a person hands in (typed or from a file) before it is a fact: it has no id, no time, no version.
The ledger gives those under the writer's lock.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from iku.domain.review import Explanation


class SubmissionKind(StrEnum):
    """What a submission carries."""

    REALISATIONS = "realisations"
    TARGETS = "targets"
    EVIDENCE = "evidence"


class Channel(StrEnum):
    """How a submission came in."""

    TYPED = "typed"
    FILE = "file"
    COMMAND_LINE = "command_line"
    INTERFACE = "interface"
    """by another system"""


@dataclass(frozen=True, slots=True)
class ReportedValue:
    """A realisation as handed in: a value, or a numerator and denominator, or a grade; all None or "" means blank.

    Blank is "not reported" and different from a reported 0. `row` is the row in the file (1 = first line), or None if typed.
    """

    indicator: str
    component: str
    year: int
    quarter: int
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    grade: str = ""
    note: str = ""
    row: int | None = None

    @property
    def key(self) -> tuple[str, str, int, int]:
        return (self.indicator, self.component, self.year, self.quarter)

    @property
    def is_blank(self) -> bool:
        return self.value is None and self.numerator is None and self.denominator is None and not self.grade


@dataclass(frozen=True, slots=True)
class ProposedTarget:
    """A target as handed in: a value; with `upper`, the range value..upper; or a grade. `unit` "" keeps the definition's."""

    indicator: str
    component: str
    year: int
    quarter: int
    value: Decimal | None = None
    upper: Decimal | None = None
    baseline: Decimal | None = None
    grade: str = ""
    unit: str = ""
    document: str = ""
    """Number of the Perjanjian Kinerja or other document that sets it."""
    reason: str = ""
    row: int | None = None

    @property
    def key(self) -> tuple[str, str, int, int]:
        return (self.indicator, self.component, self.year, self.quarter)

    @property
    def is_blank(self) -> bool:
        return self.value is None and not self.grade


@dataclass(frozen=True, slots=True)
class ProposedAttachment:
    """Evidence as handed in: a stored file (`sha256`) or a link (`url`), for one document of one indicator and quarter."""

    indicator: str
    document: str
    year: int
    quarter: int
    filename: str = ""
    media_type: str = ""
    sha256: str = ""
    size: int = 0
    url: str = ""
    seen_on: date | None = None


@dataclass(frozen=True, slots=True)
class Submission:
    """What is handed in at once and can be withdrawn at once.

    `filename` and `sha256` name the uploaded file (kept as it came), "" if typed.
    """

    kind: SubmissionKind
    channel: Channel
    filename: str = ""
    sha256: str = ""
    note: str = ""
    realisations: tuple[ReportedValue, ...] = ()
    targets: tuple[ProposedTarget, ...] = ()
    attachments: tuple[ProposedAttachment, ...] = ()
    explanations: tuple[Explanation, ...] = ()
