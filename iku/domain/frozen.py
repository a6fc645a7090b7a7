"""What a meeting shows: everything as it was known at one moment, and the fingerprint by which that can be told later."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256

from iku.domain.definitions import Definitions
from iku.domain.efficiency import Budget
from iku.domain.figures import YearFigures
from iku.domain.meeting import FollowUp, NewMeeting, Pinning
from iku.domain.movement import Movement
from iku.domain.plan import PlanProgress
from iku.domain.submission import IndicatorChange


@dataclass(frozen=True, slots=True)
class LastMeeting:
    """The meeting before, and what changed since in the figures of this meeting's quarter."""

    title: str
    held_on: date
    pinning: Pinning
    changes: tuple[IndicatorChange, ...]
    movement: Movement | None
    """of the office's average; None where either moment has none"""


@dataclass(frozen=True, slots=True)
class Content:
    """One version of a meeting's data. Notes are not in it: they are written while it is shown.

    `earlier` are the figures of the years before, the nearest first; `due` the follow-ups of earlier meetings that were
    open then.
    """

    meeting: str
    about: NewMeeting
    definitions: Definitions
    figures: YearFigures
    earlier: tuple[YearFigures, ...]
    due: tuple[FollowUp, ...]
    movement: Movement | None
    """of the office's average since the quarter before"""
    last: LastMeeting | None
    plan: tuple[PlanProgress, ...] = ()
    """how far the quarter is on the way to the end of the strategic plan, by component, where an end target was set"""
    budgets: tuple[Budget, ...] = ()
    """of the quarter, where one was reported"""

    @property
    def last_year(self) -> YearFigures | None:
        return next((figures for figures in self.earlier if figures.year == self.figures.year - 1), None)

    @property
    def indicators(self) -> tuple[str, ...]:
        """Codes of the ones that the meeting is about, in the decree's order."""
        scope = self.about.subdivision
        return tuple(
            i.code for i in self.definitions.indicators if not scope or scope in (i.subdivision, *i.contributors)
        )


def content_fingerprint(content: Content) -> str:
    """The SHA-256 over what is shown, line by line: the same figures and words give the same, in any later release.

    What a release adds has lines only where there is some of it: the meetings of earlier ones keep their fingerprints.
    """
    return sha256("\n".join(_lines(content)).encode()).hexdigest()


def _lines(content: Content) -> list[str]:
    about = content.about
    return [
        _line("about", about.period.year, about.period.quarter, about.subdivision),
        _line("definitions", content.definitions.fingerprint),
        *(line for figures in (content.figures, *content.earlier) for line in _figure_lines(figures)),
        *(_line("due", f.entry.entry, f.entry.content.text, len(f.progress)) for f in content.due),
        *(_line("last", content.last.pinning.as_of) for _ in (content.last,) if content.last),
        *(_plan_line(progress) for progress in content.plan),
        *(_line("budget", b.indicator, b.year, b.quarter, b.allocation, b.spent, b.document) for b in content.budgets),
    ]


def _plan_line(progress: PlanProgress) -> str:
    end = progress.target
    return _line("plan", end.indicator, end.component, end.period.first, end.period.last, end.value, end.upper, end.baseline,
                 end.grade, end.unit, end.document, progress.percent, progress.place, progress.reason)  # fmt: skip


def _figure_lines(figures: YearFigures) -> list[str]:
    year = figures.year
    return [
        *(
            _line("component", year, c.indicator, c.component, c.quarter, c.target, c.target_grade, c.realisation,
                  c.realisation_grade, c.raw, c.capped, c.band, c.reason)
            for c in figures.components
        ),
        *(
            _line("indicator", year, i.indicator, i.quarter, i.raw, i.capped, i.band, i.reason, i.documents_attached)
            for i in figures.indicators
        ),
        *(_line("group", year, g.division, g.quarter, g.capped, g.band, g.computed, g.indicators) for g in figures.groups),
        *(_line("state", year, s.indicator, s.quarter, s.state) for s in figures.states),
        *(
            _line("words", year, e.indicator, e.quarter, e.obstacle, e.effort, e.owner, e.due_on, e.support)
            for e in (standing.explanation for standing in figures.explanations)
        ),
    ]  # fmt: skip


def _line(*values: object) -> str:
    return "|".join(_text(value) for value in values)


def _text(value: object) -> str:
    return "" if value is None else format(value, "f") if isinstance(value, Decimal) else str(value)
