"""What happened: submissions and changes, for those who look back."""

from datetime import datetime

from iku.domain.achievement import FactRow
from iku.domain.submission import SubmissionRow
from iku.store import queries
from iku.store.history import history
from iku.workflow.workspace import Workspace

MOST = 2_000
"""As many changes are looked back on at once."""


def submissions(workspace: Workspace) -> tuple[SubmissionRow, ...]:
    """Every submission of the office, of any year, latest first."""
    with workspace.store.reading() as cursor:
        return tuple(queries.submissions(cursor, _scope(workspace, None)))


def changes(workspace: Workspace, as_of: datetime | None = None) -> tuple[FactRow, ...]:
    """The latest facts recorded up to a moment, newest first."""
    with workspace.store.reading() as cursor:
        return tuple(history(cursor, _scope(workspace, as_of), most=MOST))


def _scope(workspace: Workspace, as_of: datetime | None) -> queries.Scope:
    return workspace.scope(workspace.definitions.organisation.year, as_of)
