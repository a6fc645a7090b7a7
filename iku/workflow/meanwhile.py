"""The second writer is told: which figures somebody changed since a person looked at them, who it was, and what."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from iku.domain.facts import Submission
from iku.domain.meanwhile import Fact, FigureChange, Key, changes_between
from iku.domain.permission import Action, may
from iku.domain.person import Person
from iku.domain.submission import RealisationFact, Rehearsal, TargetFact, Trace
from iku.errors import FiguresChanged, NotAllowed
from iku.store import queries
from iku.store.connection import Cursor
from iku.workflow.workspace import Workspace


def standing_facts(cursor: Cursor, workspace: Workspace, submission: Submission) -> tuple[Fact, ...]:
    """What stands under everything that a submission reports or promises."""
    reported = _standing_realisations(cursor, workspace, {r.key for r in submission.realisations})
    return (*reported, *_standing_targets(cursor, workspace, {t.key for t in submission.targets}))


def require_unchanged(cursor: Cursor, workspace: Workspace, rehearsal: Rehearsal) -> None:
    """Ask inside the writing transaction. Raises FiguresChanged with every figure that changed since it was rehearsed."""
    if changes := _changes(cursor, workspace, rehearsal):
        raise FiguresChanged(changes)


def changed_since(workspace: Workspace, person: Person, rehearsal: Rehearsal) -> tuple[FigureChange, ...]:
    """The figures of a rehearsed submission that somebody changed since; () while nothing was stored at all.

    Raises NotAllowed: a change says who made it.
    """
    _require_sight(person)
    if workspace.store.data_version == rehearsal.data_version:
        return ()
    with workspace.store.reading() as cursor:
        return _changes(cursor, workspace, rehearsal)


def changed_realisations(workspace: Workspace, person: Person, seen: Mapping[Key, str]) -> tuple[FigureChange, ...]:
    """The realisations that say something else than the fact (its id, "" for none) that a person saw of each.

    Raises NotAllowed: a change says who made it.
    """
    return _changed(workspace, person, seen, lambda trace: trace.realisations)


def changed_targets(workspace: Workspace, person: Person, seen: Mapping[Key, str]) -> tuple[FigureChange, ...]:
    """The same of targets. Raises NotAllowed."""
    return _changed(workspace, person, seen, lambda trace: trace.targets)


def _changed(
    workspace: Workspace, person: Person, seen: Mapping[Key, str], facts_of: Callable[[Trace], Sequence[Fact]]
) -> tuple[FigureChange, ...]:
    _require_sight(person)
    found: list[FigureChange] = []
    with workspace.store.reading() as cursor:
        for key, fact in seen.items():
            indicator, component, year, quarter = key
            known = facts_of(queries.trace(cursor, workspace.scope(year), indicator, component))
            versions = [f for f in known if f.quarter == quarter]
            before = [f for f in versions if f.fact == fact]
            found += changes_between(before, versions[:1])
    return tuple(found)


def _require_sight(person: Person) -> None:
    if not may(person, Action.READ_HISTORY):
        raise NotAllowed(Action.READ_HISTORY)


def _changes(cursor: Cursor, workspace: Workspace, rehearsal: Rehearsal) -> tuple[FigureChange, ...]:
    submission = rehearsal.submission
    reported = [fact for fact in rehearsal.stood if isinstance(fact, RealisationFact)]
    promised = [fact for fact in rehearsal.stood if isinstance(fact, TargetFact)]
    # What was rehearsed as "unchanged" is no part of the submission any more, but it is still what the person says.
    values = {f.key for f in reported} | {r.key for r in submission.realisations}
    targets = {f.key for f in promised} | {t.key for t in submission.targets}
    return (
        *changes_between(reported, _standing_realisations(cursor, workspace, values)),
        *changes_between(promised, _standing_targets(cursor, workspace, targets)),
    )


def _standing_realisations(cursor: Cursor, workspace: Workspace, keys: Iterable[Key]) -> list[Fact]:
    wanted = set(keys)
    years = sorted({year for _, _, year, _ in wanted})
    facts = (f for year in years for f in queries.standing_realisations(cursor, workspace.scope(year)))
    return [fact for fact in facts if fact.key in wanted]


def _standing_targets(cursor: Cursor, workspace: Workspace, keys: Iterable[Key]) -> list[Fact]:
    wanted = set(keys)
    years = sorted({year for _, _, year, _ in wanted})
    facts = (f for year in years for f in queries.standing_targets(cursor, workspace.scope(year)))
    return [fact for fact in facts if fact.key in wanted]
