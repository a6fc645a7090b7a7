"""What other definitions move: the figures of their year, and of every year that has none of its own and borrows them."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from iku.domain.achievement import IndicatorAchievement, without_indicators
from iku.domain.period import Period
from iku.domain.submission import GroupChange, IndicatorChange
from iku.store import reviews
from iku.store.computed_year import ComputedYear, computed_year
from iku.store.connection import Cursor
from iku.workflow.acting import require_open
from iku.workflow.committed import committed_year
from iku.workflow.workspace import Workspace

Moved = tuple[tuple[IndicatorChange, ...], tuple[GroupChange, ...]]


def moved_since(cursor: Cursor, workspace: Workspace, years: Iterable[int], moment: datetime) -> dict[int, Moved]:
    """Everything that is other than just before the moment of what this transaction appended, by year: of these, and of
    every year that has a locked quarter.
    """
    every = sorted({*years, *reviews.locked_years(cursor, workspace.office)})
    return {year: _moved(cursor, workspace, year, moment) for year in every}


def require_locked_unmoved(cursor: Cursor, workspace: Workspace, moved: Mapping[int, Moved]) -> None:
    """Raises QuarterLocked where a figure of a locked quarter was moved."""
    periods: set[Period] = set()
    for year, (indicators, groups) in moved.items():
        periods |= {Period(year, c.after.quarter) for c in indicators if _figure(c.before) != _figure(c.after)}
        periods |= {Period(year, change.after.quarter) for change in groups}
    require_open(cursor, workspace.office, periods)


def _moved(cursor: Cursor, workspace: Workspace, year: int, moment: datetime) -> Moved:
    then, now = committed_year(cursor, workspace, year, moment), computed_year(cursor, workspace.scope(year))
    pairs = zip(then.indicators, now.indicators, strict=True)
    return tuple(IndicatorChange(b, a) for b, a in pairs if b != a), _group_changes(then, now)


def _figure(row: IndicatorAchievement) -> tuple[object, ...]:
    """What is printed and judged: who answers for it may change without the figure."""
    return (row.raw, row.capped, row.band, row.reason)


def _group_changes(then: ComputedYear, now: ComputedYear) -> tuple[GroupChange, ...]:
    """By division and quarter: a division may lose its last indicator, or get its first."""
    before, after = ({(row.division, row.quarter): row for row in year.groups} for year in (then, now))
    pairs = [
        (before.get(key) or without_indicators(after[key]), after.get(key) or without_indicators(before[key]))
        for key in sorted({*before, *after})
    ]
    return tuple(GroupChange(b, a) for b, a in pairs if b != a)
