"""What a person who may send it has typed and not sent: kept for that person alone, in the store that it was typed for."""

from collections.abc import Mapping

from iku.domain.draft import Draft, DraftPlace
from iku.domain.permission import Action, may_ever
from iku.domain.person import Person, Standing
from iku.store.connection import utc_now
from iku.store.drafts import DraftStore
from iku.workflow.workspace import Workspace

FOLDER = "drafts"
TARGETS, NOTE = "targets", "note"
RIGHTS = {TARGETS: Action.SET_TARGETS, NOTE: Action.HOLD_MEETINGS}
"""What a form needs; the others need the right to report."""


def owner_of(person: Person) -> str | None:
    """Whose drafts a person's are: the account's, or in single-person mode the name's; a visitor has none."""
    match person.standing:
        case Standing.MEMBER:
            return f"account {person.account}" if person.account else None
        case Standing.ALONE | Standing.CONSOLE:
            return f"name {' '.join(person.name.casefold().split())}"
        case _:
            return None


def read_draft(workspace: Workspace, person: Person, place: DraftPlace) -> Draft | None:
    """The person's own draft; None where there is none, or for whoever may not send it (any more)."""
    owner = _writer(person, place)
    return None if owner is None else _drafts(workspace).get(owner, place)


def keep_draft(
    workspace: Workspace, person: Person, place: DraftPlace, texts: Mapping[str, str], against: Mapping[str, str]
) -> bool:
    """Keeps what was typed; without any text the draft is gone. False where it could not be kept: whoever may not send it
    has no drafts.
    """
    owner = _writer(person, place)
    if owner is None:
        return False
    if not texts:
        _drafts(workspace).discard(owner, place)
        return True
    return _drafts(workspace).put(owner, place, Draft(dict(texts), dict(against), utc_now()))


def waits_for_name(workspace: Workspace, person: Person, place: DraftPlace) -> bool:
    """In single-person mode, before a name is given: whether someone's draft would come back with the name."""
    return person.standing is Standing.ALONE and not person.is_named and _drafts(workspace).holds(place)


def _writer(person: Person, place: DraftPlace) -> str | None:
    return owner_of(person) if may_ever(person, RIGHTS.get(place.form, Action.REPORT)) else None


def _drafts(workspace: Workspace) -> DraftStore:
    return DraftStore(workspace.home / FOLDER)
