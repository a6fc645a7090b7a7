"""What the secretary lays down about the decree: from a proposal of ours to what holds, with date and document number."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class RuledField(StrEnum):
    """What can be laid down about an indicator, about a component of one, or about a duty."""

    DIVISION = "division"
    SUBDIVISION = "subdivision"
    CONTRIBUTORS = "contributors"
    """codes separated by "|"; none is a ruling as well"""
    DESCRIPTION = "description"
    FORMULA = "formula"
    SOURCE = "source"
    DUE_QUARTERS = "due_quarters"
    """the quarters of the year in which an indicator that waits for a stage is due, separated by "|" """
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    READING = "reading"
    """how a component is measured: `index`, `share`, or `grade:` with the scale"""
    INDICATORS = "indicators"
    """codes of the indicators that serve a duty, separated by "|"; none is a ruling as well"""


TEXTS = (RuledField.DESCRIPTION, RuledField.FORMULA, RuledField.SOURCE)
"""How a passage of the decree reads."""
OF_INDICATOR = (RuledField.DIVISION, RuledField.SUBDIVISION, RuledField.CONTRIBUTORS, *TEXTS, RuledField.DUE_QUARTERS)
OF_COMPONENT = (RuledField.NUMERATOR, RuledField.DENOMINATOR, RuledField.READING)
MAY_BE_EMPTY = (RuledField.CONTRIBUTORS, RuledField.INDICATORS)
SEPARATOR = "|"
INDEX, SHARE, GRADE = "index", "share", "grade:"
"""Readings: a number on a scale of its own, a percentage, a grade whose scale is named after the colon."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """One field of one subject: an indicator's code, `IKU-01/anggaran` for a component with a code, `task-a` for a duty.

    Every ruling names its document. One without is a revocation: what was laid down about the field is a proposal again,
    and `note` says why.
    """

    subject: str
    field: RuledField
    value: str
    document: str
    ruled_on: date
    note: str = ""

    @property
    def key(self) -> tuple[str, RuledField]:
        return (self.subject, self.field)

    @property
    def is_revocation(self) -> bool:
        return not self.document

    @property
    def indicator(self) -> str:
        """The code of the indicator it is about; for a duty, its own."""
        return self.subject.partition("/")[0]


@dataclass(frozen=True, slots=True)
class GivenRuling:
    """A ruling as a fact: for which year, by whom, when."""

    fact: str
    year: int
    ruling: Ruling
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True, slots=True)
class RulingDraft:
    """A ruling as somebody typed it."""

    subject: str
    field: RuledField
    value: str
    document: str
    ruled_on: str
    note: str = ""


def revocation(subject: str, field: RuledField, reason: str, day: date) -> Ruling:
    """Takes back what was laid down about a field."""
    return Ruling(subject, field, "", "", day, reason)


def component_subject(indicator: str, component: str) -> str:
    return f"{indicator}/{component}" if component else indicator


def duty_subject(kind: str, letter: str) -> str:
    return f"{kind}-{letter}"


def parts_of(value: str) -> tuple[str, ...]:
    """The codes of a value that holds several."""
    return tuple(part.strip() for part in value.split(SEPARATOR) if part.strip())


def overlaid(standing: Iterable[Ruling], later: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """The later ones replace those about the same field of the same subject; the others follow. What was revoked is gone."""
    rulings = {ruling.key: ruling for ruling in standing}
    rulings.update({ruling.key: ruling for ruling in later})
    return tuple(ruling for ruling in rulings.values() if not ruling.is_revocation)
