"""One line of the decree: what it says, what is measured, and who answers for it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from iku.domain.rules import Consolidation, MinimizeForm, OrdinalForm, Polarity, RangeForm, ZeroTarget


class FlagClass(StrEnum):
    """How far an anomaly of the decree's text reaches."""

    TYPO = "typo"
    """safe to show corrected, with a mark"""
    MEANING = "meaning"
    """shown verbatim until someone rules on it"""


class Certainty(StrEnum):
    """How sure a proposal of ours is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Text:
    """A passage as the decree prints it, and as we propose to read it (the same where nothing is wrong)."""

    verbatim: str
    corrected: str

    @property
    def is_corrected(self) -> bool:
        return self.verbatim != self.corrected


@dataclass(frozen=True, slots=True)
class Flag:
    """An anomaly in one passage. `place` is "description", "formula", "source", "text" (of a duty) or "all".

    `found` stands in the passage letter for letter, or is "" where the whole passage is meant; a typo's `proposed`
    replaces it.
    """

    place: str
    flag_class: FlagClass
    found: str
    proposed: str
    explanation: str


@dataclass(frozen=True, slots=True)
class Component:
    """One thing that is measured for an indicator; most indicators have exactly one.

    `code` is "" for the only component of an indicator.
    `unit` is in the office's words ("%", "dokumen"); with "%" a numerator and denominator make a percentage.
    `scale` names the grade scale of an `ordinal` component, else "".
    """

    indicator: str
    code: str
    title: str
    unit: str
    polarity: Polarity
    consolidation: Consolidation
    weight: Decimal
    numerator: str
    denominator: str
    minimize_form: MinimizeForm
    range_form: RangeForm
    zero_target: ZeroTarget
    ordinal_form: OrdinalForm
    scale: str
    cap: Decimal | None
    """The limit in force for this component: its own, or the folder's."""

    @property
    def key(self) -> tuple[str, str]:
        return (self.indicator, self.code)

    @property
    def has_parts(self) -> bool:
        """Whether a numerator and a denominator may be reported instead of a value."""
        return bool(self.numerator and self.denominator) and self.polarity is not Polarity.ORDINAL


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of the decree. `division` scores it, `subdivision` reports it, `contributors` deliver part of the data."""

    code: str
    number: int
    title: str
    """Ours, for charts: at most 28 characters."""
    description: Text
    formula: Text
    source: Text
    division: str
    subdivision: str
    contributors: tuple[str, ...]
    certainty: Certainty
    mapping_reason: str
    weight: Decimal
    components: tuple[Component, ...]
    flags: tuple[Flag, ...]
    schedule_reason: str = ""
    """Why it is reported every quarter, or what it waits for."""

    def component(self, code: str) -> Component:
        return next(c for c in self.components if c.code == code)
