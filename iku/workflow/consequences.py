"""What other definitions move: the figures of their year, and of every year that has none of its own and borrows them."""

from collections.abc import Iterable
from datetime import datetime

from iku.domain.achievement import IndicatorAchievement, without_indicators
from iku.domain.period import Period
from iku.domain.submission import GroupChange, IndicatorChange
from iku.store import reviews
from iku.store.computed_year import ComputedYear, computed_year
from iku.store.connection import MICROSECOND, Cursor
from iku.workflow.acting import require_open
from iku.workflow.workspace import Workspace

Moved = tuple[tuple[IndicatorChange, ...], tuple[GroupChange, ...]]


def moved_since(cursor: Cursor, workspace: Workspace, year: int, moment: datetime) -> Moved:
    """Everything of a year that is other than just before a moment."""
    then = computed_year(cursor, workspace.scope(year, moment - MICROSECOND))
    now = computed_year(cursor, workspace.scope(year))
    pairs = zip(then.indicators, now.indicators, strict=True)
    return tuple(IndicatorChange(b, a) for b, a in pairs if b != a), _group_changes(then, now)


def require_locked_unmoved(cursor: Cursor, workspace: Workspace, years: Iterable[int], moment: datetime) -> None:
    """Ask inside the writing transaction, of what it appended since a moment.

    Raises QuarterLocked where it moved a figure of a locked quarter, in these years or in any other.
    """
    moved: set[Period] = set()
    for year in sorted({*years, *reviews.locked_years(cursor, workspace.office)}):
        indicators, groups = moved_since(cursor, workspace, year, moment)
        moved |= {Period(year, c.after.quarter) for c in indicators if _figure(c.before) != _figure(c.after)}
        moved |= {Period(year, change.after.quarter) for change in groups}
    require_open(cursor, workspace.office, moved)


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
