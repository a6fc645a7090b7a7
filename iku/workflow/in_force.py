"""The definitions that hold for a year, as the store has adopted them: read once for each content, asked anew after a commit."""

import threading
from collections import OrderedDict

from iku.domain.definitions import Definitions
from iku.intake.definitions import read_definitions
from iku.store import adoption
from iku.store.connection import END_OF_TIME, Store
from iku.workflow.per_commit import PerCommit

MOST_KEPT = 32
_lock = threading.RLock()
_known: OrderedDict[str, Definitions] = OrderedDict()
"""By fingerprint."""
_answers: PerCommit[tuple[str, int], Definitions] = PerCommit()


def remember(definitions: Definitions) -> None:
    """What was read from a folder need not be read again from the store."""
    with _lock:
        _known[definitions.fingerprint] = definitions
        _known.move_to_end(definitions.fingerprint)
        while len(_known) > MOST_KEPT:
            _known.popitem(last=False)


def known_definitions(fingerprint: str) -> Definitions | None:
    """What was read before, by its fingerprint."""
    with _lock:
        return _known.get(fingerprint)


def definitions_in_force(store: Store, office: str, year: int) -> Definitions:
    """A year's own definitions, else those of the nearest year before it (or after). Raises DefinitionsBroken."""
    return _answers.ask(store, (office, year), lambda: _read(store, office, year))


def _read(store: Store, office: str, year: int) -> Definitions:
    with store.reading() as cursor:
        in_force = adoption.adoption_in_force(cursor, office, year)
        if in_force is None:
            raise LookupError(f"no definitions adopted for {office}")
        known = known_definitions(in_force[1])
        files = () if known else adoption.adopted_files(cursor, office, year, END_OF_TIME)
    if known is None:
        known = read_definitions(files)
        remember(known)
    return known
