"""A decree as data: everything a definitions folder says, read and checked."""

from dataclasses import dataclass
from datetime import date

from iku.domain.evidence import RequiredDocument
from iku.domain.indicator import Component, Flag, Indicator, Text
from iku.domain.period import QUARTERS
from iku.domain.rules import Rules
from iku.domain.ruling import OF_COMPONENT, RuledField, Ruling, component_subject

PASSAGES = ("description", "formula", "source")


@dataclass(frozen=True, slots=True)
class Duty:
    """One tugas or fungsi of the organisation. `kind` is "task" or "function", `letter` its place in the list."""

    kind: str
    letter: str
    text: Text
    indicators: tuple[str, ...]
    """Codes of the indicators that serve it; none is a finding."""
    reason: str = ""
    """Why these indicators, or why none: our judgement, to be confirmed."""
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who issued the decree. `office` is the code that every fact carries."""

    office: str
    name: str
    unit: str
    decree_title: str
    place: str
    signed_on: date
    signatory_office: str
    year: int


@dataclass(frozen=True, slots=True)
class Division:
    """A commissioners' division: it scores indicators."""

    code: str
    name: str
    short_name: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Subdivision:
    """A unit of the secretariat: it reports indicators."""

    code: str
    name: str
    short_name: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """An election stage that an indicator waits for: in `year`, it is due in these quarters, and in no other."""

    indicator: str
    year: int
    name: str
    starts_on: date
    ends_on: date
    quarters: tuple[int, ...]
    source: str
    is_assumption: bool
    """Whether either date has no source."""
    starts_source: str = ""
    ends_source: str = ""
    reason: str = ""
    """Why it is due in these quarters."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of the folder, whole: kept as a fact, so that any past moment can be read again."""

    name: str
    content: str


@dataclass(frozen=True, slots=True)
class Definitions:
    """Everything that a definitions folder says."""

    organisation: Organisation
    divisions: tuple[Division, ...]
    subdivisions: tuple[Subdivision, ...]
    indicators: tuple[Indicator, ...]
    duties: tuple[Duty, ...]
    documents: tuple[RequiredDocument, ...]
    stages: tuple[Stage, ...]
    rules: Rules
    files: tuple[SourceFile, ...]
    fingerprint: str
    """SHA-256 over the files: two folders with the same fingerprint say the same."""
    flags: tuple[Flag, ...] = ()
    """Anomalies of the decree as a whole; those of a passage are with its indicator or duty."""
    rulings: tuple[Ruling, ...] = ()
    """What is laid down; everything else is a proposal. Everything above says what holds once they are applied."""
    unfit_rulings: tuple[Ruling, ...] = ()
    """Rulings about something that the folder no longer holds, or that would break it: they change nothing."""

    @property
    def decree(self) -> str:
        """The decree's text, "" if the folder does not hold it."""
        return next((f.content for f in self.files if f.name == "decree.txt"), "")

    def indicator(self, code: str) -> Indicator:
        return next(i for i in self.indicators if i.code == code)

    def division(self, code: str) -> Division:
        return next(d for d in self.divisions if d.code == code)

    def subdivision(self, code: str) -> Subdivision:
        return next(s for s in self.subdivisions if s.code == code)

    @property
    def components(self) -> tuple[Component, ...]:
        return tuple(c for i in self.indicators for c in i.components)

    def reported_by(self, subdivision: str) -> tuple[Indicator, ...]:
        """The indicators a subdivision reports or contributes to, in the decree's order."""
        return tuple(i for i in self.indicators if i.subdivision == subdivision or subdivision in i.contributors)

    def documents_of(self, indicator: str) -> tuple[RequiredDocument, ...]:
        return tuple(d for d in self.documents if d.indicator == indicator)

    def is_staged(self, indicator: str) -> bool:
        """Whether an indicator waits for an election stage, in any year."""
        return any(s.indicator == indicator for s in self.stages)

    def due_quarters(self, indicator: str, year: int) -> tuple[int, ...]:
        """The quarters of a year in which an indicator must be reported: all, but for the ones that wait for a stage."""
        if not self.is_staged(indicator):
            return QUARTERS
        return tuple(
            sorted({q for s in self.stages if s.indicator == indicator and s.year == year for q in s.quarters})
        )

    def ruling(self, subject: str, field: RuledField) -> Ruling | None:
        """What was laid down about a field; None while it is a proposal."""
        return next((r for r in self.rulings if r.key == (subject, field)), None)

    def settles(self, indicator: str, place: str) -> bool:
        """Whether a doubt about a passage was decided: its wording, or for the formula how each component is measured."""
        if place not in PASSAGES:
            return False
        if self.ruling(indicator, RuledField(place)) is not None:
            return True
        return place == RuledField.FORMULA and all(self._is_measured(c) for c in self.indicator(indicator).components)

    def _is_measured(self, component: Component) -> bool:
        subject = component_subject(*component.key)
        numerator, denominator, reading = (self.ruling(subject, field) is not None for field in OF_COMPONENT)
        return reading or (numerator and denominator)
