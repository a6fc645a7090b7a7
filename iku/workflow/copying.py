"""'Salin kamus ke tahun …': the next year's definitions begin from this one's."""

from dataclasses import dataclass, replace

from iku.domain.definitions import Definitions
from iku.domain.permission import Action
from iku.domain.person import Person
from iku.domain.ruling import Ruling
from iku.errors import DictionaryExists
from iku.intake.copied_files import carried_as_laid_down, carried_as_proposals, copied_files
from iku.intake.definitions import read_definitions
from iku.present.rulings import carried_note, carried_reason
from iku.store import adoption, rulings
from iku.store.appending import Stamp
from iku.workflow.acting import require_right
from iku.workflow.consequences import moved_since, require_locked_unmoved
from iku.workflow.in_force import remember
from iku.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CopyRehearsal:
    """What the new year would begin with: rulings that go on to hold, those that are proposals again, stages to be entered."""

    definitions: Definitions
    laid_down: tuple[Ruling, ...]
    proposals: tuple[Ruling, ...]
    staged: tuple[str, ...]


def next_year(workspace: Workspace) -> int:
    """The first year after that of the definitions in force that has none of its own."""
    with workspace.store.reading() as cursor:
        taken = adoption.adopted_years(cursor, workspace.office)
    year = workspace.definitions.organisation.year + 1
    while year in taken:
        year += 1
    return year


def rehearse_copy(workspace: Workspace, person: Person, year: int) -> CopyRehearsal:
    """What would be copied. Stores nothing. Raises NotAllowed, PersonUnnamed, DictionaryExists."""
    require_right(person, Action.RULE)
    _require_free(workspace, year)
    return _copied(workspace.definitions, year)


def copy_definitions(workspace: Workspace, person: Person, year: int) -> CopyRehearsal:
    """The definitions in force as a year's own, which begins without targets.

    Raises as `rehearse_copy`, and QuarterLocked where they would move a figure of a locked quarter.
    """
    require_right(person, Action.RULE)
    with workspace.store.writing() as cursor:
        _require_free(workspace, year)
        copied = _copied(workspace.definitions, year)
        stamp = Stamp(workspace.office, person, workspace.store.moment())
        rulings.append_rulings(cursor, stamp, year, copied.laid_down)
        adoption.adopt(cursor, copied.definitions, person, stamp.moment)
        require_locked_unmoved(cursor, workspace, moved_since(cursor, workspace, [year], stamp.moment))
    remember(copied.definitions)
    return copied


def _copied(definitions: Definitions, year: int) -> CopyRehearsal:
    old = definitions.organisation.year
    laid_down = tuple(replace(r, note=r.note or carried_note(old)) for r in carried_as_laid_down(definitions))
    files = copied_files(definitions, year, laid_down, lambda ruling: carried_reason(ruling, old, year))
    copied = read_definitions(files)
    entered = {s.indicator for s in copied.stages if s.year == year}
    staged = tuple(i.code for i in copied.indicators if copied.is_staged(i.code) and i.code not in entered)
    return CopyRehearsal(copied, laid_down, carried_as_proposals(definitions), staged)


def _require_free(workspace: Workspace, year: int) -> None:
    with workspace.store.reading() as cursor:
        if year in adoption.adopted_years(cursor, workspace.office):
            raise DictionaryExists(year)
