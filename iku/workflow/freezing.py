"""Freezing a meeting's data: everything it shows, read as it was known at one moment, in one go."""

import threading
from collections import OrderedDict
from datetime import datetime
from weakref import WeakKeyDictionary

from iku.domain.definitions import Definitions
from iku.domain.efficiency import Budget
from iku.domain.figures import OFFICE, YearFigures
from iku.domain.frozen import Content, LastMeeting
from iku.domain.meeting import Meeting, NewMeeting, Pinning, due_first
from iku.domain.movement import Standpoint
from iku.domain.period import Period
from iku.domain.person import Person
from iku.domain.submission import IndicatorChange
from iku.intake.definitions import read_definitions
from iku.store import adoption, meetings, plans
from iku.store.connection import Cursor, Store
from iku.workflow.acting import require_sight_of_meetings
from iku.workflow.figures import known_years, read_figures
from iku.workflow.in_force import known_definitions, remember
from iku.workflow.moving import read_movements
from iku.workflow.workspace import Workspace

MOST_KEPT = 8
_lock = threading.RLock()
_kept: WeakKeyDictionary[Store, OrderedDict[tuple[str, datetime], Content]] = WeakKeyDictionary()
"""By meeting and moment: what was frozen never changes."""


def content_of(workspace: Workspace, person: Person, meeting: Meeting, pinning: Pinning | None = None) -> Content:
    """What a version of a meeting's data shows; the latest where none is named. Raises NotAllowed."""
    require_sight_of_meetings(person)
    key = (meeting.meeting, (pinning or meeting.pinned).as_of)
    with _lock:
        kept = _kept.setdefault(workspace.store, OrderedDict())
        if key not in kept:
            kept[key] = freeze(workspace, person, meeting.about, key[1], meeting.meeting)
            while len(kept) > MOST_KEPT:
                kept.popitem(last=False)
        kept.move_to_end(key)
        return kept[key]


def forget() -> None:
    """Whatever is shown next is read anew."""
    with _lock:
        _kept.clear()


def freeze(workspace: Workspace, person: Person, about: NewMeeting, as_of: datetime, meeting: str = "") -> Content:
    """Reads it. Raises NotAllowed for whoever may not see the figures."""
    here = Standpoint(about.period, as_of)
    figures = read_figures(workspace, about.period.year, as_of)
    years = sorted((year for year in known_years(workspace) if year < about.period.year), reverse=True)
    with workspace.store.reading() as cursor:
        others = [m for m in meetings.meetings(cursor, workspace.office, as_of) if m.meeting != meeting]
        follow_ups = meetings.follow_ups(cursor, workspace.office, as_of)
        plan = tuple(plans.plan_progress(cursor, workspace.scope(about.period.year, as_of), about.period.quarter))
        budgets = tuple(_budgets(cursor, workspace, about.period, as_of))
    due = [f for f in follow_ups if f.meeting != meeting]
    earlier = tuple(read_figures(workspace, year, as_of) for year in years)
    known = (figures, *earlier)
    return Content(
        meeting=meeting,
        about=about,
        definitions=definitions_at(workspace, about.period.year, as_of),
        figures=figures,
        earlier=earlier,
        due=due_first(due, about.held_on),
        movement=read_movements(workspace, person, here.quarter_before, here, known=known)[OFFICE],
        last=_last(workspace, person, about, figures, here, others),
        plan=plan,
        budgets=budgets,
    )


def _budgets(cursor: Cursor, workspace: Workspace, period: Period, as_of: datetime | None) -> list[Budget]:
    """Those of the quarter alone."""
    standing = plans.standing_budgets(cursor, workspace.office, period.year, as_of)
    return [s.budget for s in standing if s.budget.quarter == period.quarter]


def definitions_at(workspace: Workspace, year: int, moment: datetime) -> Definitions:
    """The definitions that were in force for a year at a moment."""
    with workspace.store.reading() as cursor:
        in_force = adoption.adoption_in_force(cursor, workspace.office, year, moment)
        if in_force is None:
            raise LookupError(f"no definitions adopted for {workspace.office} before {moment}")
        known = known_definitions(in_force[1])
        files = () if known else adoption.adopted_files(cursor, workspace.office, year, moment)
    if known is None:
        known = read_definitions(files)
        remember(known)
    return known


def changes_since(workspace: Workspace, person: Person, content: Content) -> tuple[IndicatorChange, ...]:
    """How the indicators of the meeting's quarter stand now where they stand otherwise than what the meeting shows.

    Raises NotAllowed.
    """
    require_sight_of_meetings(person)
    now = read_figures(workspace, content.figures.year)
    return _changes(content.figures, now, content.about, content.indicators)


def plans_changed_since(workspace: Workspace, person: Person, content: Content) -> tuple[str, ...]:
    """The indicators whose end target or budget stands otherwise now than in what the meeting shows, in the decree's order.

    Raises NotAllowed.
    """
    require_sight_of_meetings(person)
    period = content.about.period
    with workspace.store.reading() as cursor:
        then, now = (
            {s.target for s in plans.standing_plan_targets(cursor, workspace.office, period.year, as_of)}
            | set(_budgets(cursor, workspace, period, as_of))
            for as_of in (content.figures.as_of, None)
        )
    changed = {stands.indicator for stands in then ^ now}
    return tuple(code for code in content.indicators if code in changed)


def _last(
    workspace: Workspace,
    person: Person,
    about: NewMeeting,
    figures: YearFigures,
    here: Standpoint,
    others: list[Meeting],
) -> LastMeeting | None:
    """The latest of the other meetings about the same part of the office that was opened before."""
    before = next((m for m in others if m.about.subdivision == about.subdivision), None)
    if before is None:
        return None
    then = read_figures(workspace, about.period.year, before.pinned.as_of)
    codes = tuple(row.indicator for row in figures.indicators)
    there = Standpoint(about.period, before.pinned.as_of)
    moved = read_movements(workspace, person, there, here, known=(then, figures))
    return LastMeeting(
        before.about.title,
        before.about.held_on,
        before.pinned,
        _changes(then, figures, about, codes),
        moved[OFFICE],
    )


def _changes(
    before: YearFigures, after: YearFigures, about: NewMeeting, codes: tuple[str, ...]
) -> tuple[IndicatorChange, ...]:
    quarter = about.period.quarter
    then = {row.indicator: row for row in before.indicators if row.quarter == quarter}
    now = {row.indicator: row for row in after.indicators if row.quarter == quarter}
    both = [code for code in codes if code in then and code in now]
    return tuple(IndicatorChange(then[code], now[code]) for code in both if then[code] != now[code])
