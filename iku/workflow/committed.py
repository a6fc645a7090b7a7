"""The figures as they were committed last, for whoever stands at the head of the line of writers."""

from datetime import datetime
from weakref import WeakKeyDictionary

from iku.store.computed_year import ComputedYear, computed_year
from iku.store.connection import MICROSECOND, Cursor, Store
from iku.workflow.workspace import Workspace

_known: WeakKeyDictionary[Store, tuple[int, dict[tuple[str, int], ComputedYear]]] = WeakKeyDictionary()
"""Per store: after how many commits it was asked, and what each office and year came to then."""


def committed_year(cursor: Cursor, workspace: Workspace, year: int, moment: datetime) -> ComputedYear:
    """A year just before a moment that this transaction took for what it appends; computed once for each commit.

    Only while writing or rehearsing: then nobody commits in between, and nobody else asks.
    """
    store, key = workspace.store, (workspace.office, year)
    version, years = _known.get(store, (-1, {}))
    if version != store.data_version:
        years = {}
        _known[store] = (store.data_version, years)
    if key not in years:
        years[key] = computed_year(cursor, workspace.scope(year, moment - MICROSECOND))
    return years[key]
