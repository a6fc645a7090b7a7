"""What happened: submissions and changes, for those who may look back."""

from datetime import datetime

from iku.domain.achievement import FactRow
from iku.domain.permission import Action, may
from iku.domain.person import Person
from iku.domain.submission import SubmissionRow
from iku.errors import NotAllowed
from iku.store import queries
from iku.store.history import history
from iku.workflow.workspace import Workspace

MOST = 2_000
"""As many changes are looked back on at once."""


def submissions(workspace: Workspace, person: Person) -> tuple[SubmissionRow, ...]:
    """Every submission of the office, of any year, latest first. Raises NotAllowed."""
    _require_sight(person)
    with workspace.store.reading() as cursor:
        return tuple(queries.submissions(cursor, _scope(workspace, None)))


def changes(
    workspace: Workspace, person: Person, as_of: datetime | None = None, since: datetime | None = None
) -> tuple[FactRow, ...]:
    """The latest facts recorded after `since` and up to a moment, newest first. Raises NotAllowed.

    What happened to accounts is told to those who manage them.
    """
    _require_sight(person)
    with workspace.store.reading() as cursor:
        facts = history(cursor, _scope(workspace, as_of), since, most=MOST)
    sees_accounts = may(person, Action.MANAGE_ACCOUNTS)
    return tuple(fact for fact in facts if sees_accounts or fact.kind != "account")


def _require_sight(person: Person) -> None:
    if not may(person, Action.READ_HISTORY):
        raise NotAllowed(Action.READ_HISTORY)


def _scope(workspace: Workspace, as_of: datetime | None) -> queries.Scope:
    return workspace.scope(workspace.definitions.organisation.year, as_of)
