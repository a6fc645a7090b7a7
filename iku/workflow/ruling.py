"""Ruling on the decree: from a proposal to what is laid down.

What it would change is shown first. It changes the definitions in force at once; one that they cannot bear is refused whole.
"""

from dataclasses import dataclass, replace

from iku.domain.definitions import Definitions
from iku.domain.permission import Action, may
from iku.domain.person import Person
from iku.domain.ruling import GivenRuling, RuledField, Ruling, RulingDraft, overlaid, revocation
from iku.domain.submission import GroupChange, IndicatorChange
from iku.errors import DefinitionsBroken, NotAllowed, RulingRefused
from iku.intake.definitions import read_definitions, read_ruled
from iku.intake.ruled_files import with_rulings
from iku.intake.rulings import read_ruling, require_change
from iku.store import adoption, rulings
from iku.store.appending import Stamp
from iku.store.connection import Cursor
from iku.workflow.acting import require_reason, require_right
from iku.workflow.consequences import moved_since, require_locked_unmoved
from iku.workflow.in_force import remember
from iku.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class RulingRehearsal:
    """What a ruling would do: the field before and after, and every figure of its year that it moves."""

    ruling: Ruling
    definitions: Definitions
    """as they would hold"""
    indicators: tuple[IndicatorChange, ...]
    groups: tuple[GroupChange, ...]


def rehearse_ruling(workspace: Workspace, person: Person, draft: RulingDraft) -> RulingRehearsal:
    """Computes what the ruling would change. Stores nothing. Raises as `rule`."""
    require_right(person, Action.RULE)
    ruling = read_ruling(draft)
    with workspace.store.rehearsing() as cursor:
        return _laid_down(cursor, workspace, person, ruling)


def rule(workspace: Workspace, person: Person, draft: RulingDraft) -> Ruling:
    """Lays it down; from the next moment on the definitions in force say so.

    Raises NotAllowed, PersonUnnamed, RulingRefused with everything that is wrong, also with what would follow from it, and
    QuarterLocked where it would move a figure of a locked quarter, also of a year that borrows these definitions.
    """
    require_right(person, Action.RULE)
    ruling = read_ruling(draft)
    with workspace.store.writing() as cursor:
        done = _laid_down(cursor, workspace, person, ruling)
    remember(done.definitions)
    return ruling


def rehearse_revocation(
    workspace: Workspace, person: Person, subject: str, field: RuledField, reason: str
) -> RulingRehearsal:
    """Computes what taking a ruling back would change. Stores nothing. Raises as `revoke`."""
    require_right(person, Action.RULE)
    why = require_reason(reason)
    with workspace.store.rehearsing() as cursor:
        return _laid_down(cursor, workspace, person, _revocation(workspace, subject, field, why))


def revoke(workspace: Workspace, person: Person, subject: str, field: RuledField, reason: str) -> Ruling:
    """Takes back what was laid down about a field: the proposal stands again, and both stay in the history.

    Raises NotAllowed, PersonUnnamed, ReasonMissing, RulingRefused where nothing is laid down or the proposal does not bear
    the other rulings, and QuarterLocked where it would move a figure of a locked quarter.
    """
    require_right(person, Action.RULE)
    why = require_reason(reason)
    with workspace.store.writing() as cursor:
        done = _laid_down(cursor, workspace, person, _revocation(workspace, subject, field, why))
    remember(done.definitions)
    return done.ruling


def rulings_given(workspace: Workspace, person: Person) -> tuple[GivenRuling, ...]:
    """Every ruling on the definitions in force, and every revocation, in the order in which they were given.

    What holds, by which document and with which remark, is for everyone; who recorded it, and why one was taken back,
    for whoever may look back.
    Raises NotAllowed.
    """
    if not may(person, Action.READ_VERIFIED):
        raise NotAllowed(Action.READ_VERIFIED)
    with workspace.store.reading() as cursor:
        given = rulings.rulings_given(cursor, workspace.office, workspace.definitions.organisation.year)
    if may(person, Action.READ_HISTORY):
        return given
    return tuple(replace(g, recorded_by="", ruling=_without_why(g.ruling)) for g in given)


def _without_why(ruling: Ruling) -> Ruling:
    return replace(ruling, note="") if ruling.is_revocation else ruling


def _revocation(workspace: Workspace, subject: str, field: RuledField, reason: str) -> Ruling:
    return revocation(subject, field, reason, workspace.store.moment().date())


def _ruled(definitions: Definitions, ruling: Ruling) -> Definitions:
    """The definitions once the ruling holds; rulings that did not fit before stay named."""
    require_change(ruling, definitions.ruling(*ruling.key))
    try:
        read_ruled(definitions.files, overlaid(definitions.rulings, [ruling]))
    except DefinitionsBroken as broken:
        raise RulingRefused(broken.problems) from None
    every = overlaid((*definitions.rulings, *definitions.unfit_rulings), [ruling])
    return read_definitions(with_rulings(definitions.files, every))


def _laid_down(cursor: Cursor, workspace: Workspace, person: Person, ruling: Ruling) -> RulingRehearsal:
    """Appends the ruling and the definitions that follow from it, and says what that moved."""
    after = _ruled(workspace.definitions, ruling)
    year = after.organisation.year
    stamp = Stamp(workspace.office, person, workspace.store.moment())
    rulings.append_rulings(cursor, stamp, year, [ruling])
    adoption.adopt(cursor, after, stamp.person, stamp.moment)
    moved = moved_since(cursor, workspace, [year], stamp.moment)
    require_locked_unmoved(cursor, workspace, moved)
    return RulingRehearsal(ruling, after, *moved[year])
