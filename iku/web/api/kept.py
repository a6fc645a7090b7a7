"""Figures read for one request and used by the next, as long as nothing was recorded in between."""

import threading
from collections import OrderedDict
from datetime import datetime
from weakref import WeakKeyDictionary

from iku.domain.figures import YearFigures
from iku.domain.person import Person
from iku.store.connection import Store
from iku.workflow.figures import Sight, figures_seen_by, sight_of
from iku.workflow.workspace import Workspace

Key = tuple[int, Sight, int, datetime | None, bool]
MOST_KEPT = 32

_shelves: WeakKeyDictionary[Store, OrderedDict[Key, YearFigures]] = WeakKeyDictionary()
_shelving = threading.Lock()


def kept_figures(
    workspace: Workspace, person: Person, year: int, as_of: datetime | None, *, only_settled: bool
) -> YearFigures:
    """One year's figures, as far as the person may see them. Raises NotAllowed.

    Two requests at the same time may both read them; either's will do.
    """
    # Asked for before reading: what is read may be newer than its key says, never older.
    key: Key = (workspace.store.data_version, sight_of(person), year, as_of, only_settled)
    with _shelving:
        shelf = _shelves.setdefault(workspace.store, OrderedDict())
        if key in shelf:
            shelf.move_to_end(key)
            return shelf[key]
    figures = figures_seen_by(workspace, person, year, as_of, only_settled=only_settled)
    with _shelving:
        shelf[key] = figures
        while len(shelf) > MOST_KEPT:
            shelf.popitem(last=False)
    return figures
