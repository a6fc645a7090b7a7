"""Everything that a page shows of one year, read at one moment: the rows, and where to find one among them.

Pages draw from this and from the definitions only, so that all they say comes from the same rows.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime

from iku.domain.achievement import ComponentAchievement, GroupAchievement, IndicatorAchievement, without_indicators
from iku.domain.deadline import CompleteReport
from iku.domain.evidence import AttachedDocument, DocumentStatus
from iku.domain.indicator import Component
from iku.domain.review import QuarterState, StandingCheck, StandingExplanation
from iku.domain.submission import RealisationFact, TargetFact

OFFICE = ""
"""The "division" of the group row that stands for the whole office."""


@dataclass(frozen=True, slots=True)
class YearFigures:
    """One year of one office as it stood at one moment; every achievement row there is, of all four quarters.

    `targets`, `realisations` and `attachments` are the standing ones (latest version, not withdrawn; blanks may be left in).
    `as_of` is the past moment asked for, or None for the present; `last_recorded` when the latest fact in it was recorded.
    """

    year: int
    components: tuple[ComponentAchievement, ...] = ()
    indicators: tuple[IndicatorAchievement, ...] = ()
    groups: tuple[GroupAchievement, ...] = ()
    documents: tuple[DocumentStatus, ...] = ()
    attachments: tuple[AttachedDocument, ...] = ()
    targets: tuple[TargetFact, ...] = ()
    realisations: tuple[RealisationFact, ...] = ()
    states: tuple[QuarterState, ...] = ()
    checks: tuple[StandingCheck, ...] = ()
    explanations: tuple[StandingExplanation, ...] = ()
    last_recorded: datetime | None = None
    as_of: datetime | None = None
    is_sample: bool = False
    """Whether these are the sample facts, or a practice store that began from them."""
    only_settled: bool = False
    """Whether only verified and locked reports count in them."""
    complete_reports: tuple[CompleteReport, ...] = ()
    """Since when each report is whole; verified or not."""
    in_use_since: datetime | None = None
    """When anything was handed in for the first time, of whatever year."""
    _components: dict[tuple[str, str, int], ComponentAchievement] = field(init=False, repr=False, compare=False)
    _indicators: dict[tuple[str, int], IndicatorAchievement] = field(init=False, repr=False, compare=False)
    _groups: dict[tuple[str, int], GroupAchievement] = field(init=False, repr=False, compare=False)
    _documents: dict[tuple[str, int], list[DocumentStatus]] = field(init=False, repr=False, compare=False)
    _targets: dict[tuple[str, str, int], TargetFact] = field(init=False, repr=False, compare=False)
    _realisations: dict[tuple[str, str, int], RealisationFact] = field(init=False, repr=False, compare=False)

    _states: dict[tuple[str, int], QuarterState] = field(init=False, repr=False, compare=False)
    _checks: dict[str, StandingCheck] = field(init=False, repr=False, compare=False)
    _explanations: dict[tuple[str, int], StandingExplanation] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._index("_components", {(c.indicator, c.component, c.quarter): c for c in self.components})
        self._index("_indicators", {(i.indicator, i.quarter): i for i in self.indicators})
        self._index("_groups", {(g.division, g.quarter): g for g in self.groups})
        documents: dict[tuple[str, int], list[DocumentStatus]] = {}
        for status in self.documents:
            documents.setdefault((status.indicator, status.quarter), []).append(status)
        self._index("_documents", documents)
        self._index(
            "_targets", {(t.indicator, t.component, t.quarter): t for t in self.targets if not is_blank_target(t)}
        )
        self._index("_states", {(s.indicator, s.quarter): s for s in self.states})
        self._index("_checks", {c.check.attachment: c for c in self.checks})
        explained = {(e.explanation.indicator, e.explanation.quarter): e for e in self.explanations}
        self._index("_explanations", explained)
        reports = (r for r in self.realisations if not is_blank_realisation(r))
        self._index("_realisations", {(r.indicator, r.component, r.quarter): r for r in reports})

    def _index(self, name: str, index: object) -> None:
        object.__setattr__(self, name, index)

    def component(self, indicator: str, component: str, quarter: int) -> ComponentAchievement | None:
        return self._components.get((indicator, component, quarter))

    def components_of(self, indicator: str, quarter: int) -> tuple[ComponentAchievement, ...]:
        return tuple(c for c in self.components if c.indicator == indicator and c.quarter == quarter)

    def indicator(self, code: str, quarter: int) -> IndicatorAchievement:
        return self._indicators[(code, quarter)]

    def group(self, division: str, quarter: int) -> GroupAchievement:
        """A division's row; with `OFFICE`, the office's. A division that scores no indicator has an empty one."""
        found = self._groups.get((division, quarter))
        return found or without_indicators(replace(self._groups[(OFFICE, quarter)], division=division))

    def documents_of(self, indicator: str, quarter: int) -> tuple[DocumentStatus, ...]:
        return tuple(self._documents.get((indicator, quarter), ()))

    def attachments_of(self, indicator: str) -> tuple[AttachedDocument, ...]:
        return tuple(a for a in self.attachments if a.indicator == indicator)

    def target(self, indicator: str, component: str, quarter: int) -> TargetFact | None:
        """The target in force for a quarter; None where there is none, or it was emptied."""
        return self._targets.get((indicator, component, quarter))

    def realisation(self, indicator: str, component: str, quarter: int) -> RealisationFact | None:
        """What was reported for a quarter; None where nothing was, or it was emptied. A reported 0 is something."""
        return self._realisations.get((indicator, component, quarter))

    def state(self, indicator: str, quarter: int) -> QuarterState | None:
        """The state of a quarter's report; None where the decree in force does not know the indicator."""
        return self._states.get((indicator, quarter))

    def figure_state(self, indicator: str, quarter: int) -> QuarterState | None:
        """The state of the report that a figure "up to quarter" rests on last: of the latest quarter that was reported.

        Where nothing was reported, the quarter's own.
        """
        states = [s for q in range(quarter, 0, -1) if (s := self.state(indicator, q))]
        reported = (s for s in states if s.reporters)
        return next(reported, states[0] if states else None)

    def check(self, attachment: str) -> StandingCheck | None:
        """The latest check of an attachment; None while nobody has looked at it."""
        return self._checks.get(attachment)

    def explanation(self, indicator: str, quarter: int) -> StandingExplanation | None:
        return self._explanations.get((indicator, quarter))

    def unit(self, component: Component, quarter: int) -> str:
        """A target may bring a unit of its own."""
        target = self.target(component.indicator, component.code, quarter)
        return (target.unit if target else "") or component.unit

    def reported_quarters(self, indicator: str, component: str, up_to: int = 4) -> tuple[int, ...]:
        return tuple(q for q in range(1, up_to + 1) if (indicator, component, q) in self._realisations)

    @property
    def has_targets(self) -> bool:
        return bool(self._targets)

    @property
    def has_realisations(self) -> bool:
        return bool(self._realisations)

    @property
    def latest_reported_quarter(self) -> int | None:
        """The last quarter for which anything was reported: where a page opens by default."""
        return max((quarter for _, _, quarter in self._realisations), default=None)


def is_blank_realisation(fact: RealisationFact) -> bool:
    """Whether a standing fact says "nothing": a report that was withdrawn or emptied."""
    return fact.value is None and (fact.numerator is None or fact.denominator is None) and not fact.grade


def is_blank_target(fact: TargetFact) -> bool:
    """Whether a standing target says "nothing"."""
    return fact.value is None and not fact.grade
