"""The figures as they were committed last, for whoever stands at the head of the line of writers."""

from datetime import datetime

from iku.store.computed_year import ComputedYear, computed_year
from iku.store.connection import MICROSECOND, Cursor
from iku.workflow.per_commit import PerCommit
from iku.workflow.workspace import Workspace

_known: PerCommit[tuple[str, int], ComputedYear] = PerCommit()


def committed_year(cursor: Cursor, workspace: Workspace, year: int, moment: datetime) -> ComputedYear:
    """A year just before a moment that this transaction took for what it appends; computed once for each commit.

    Only while writing or rehearsing: then nobody commits in between, and nobody else asks.
    """
    scope = workspace.scope(year, moment - MICROSECOND)
    return _known.ask(workspace.store, (workspace.office, year), lambda: computed_year(cursor, scope))
