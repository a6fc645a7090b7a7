"""The history of changes: every fact of an office in the order of recording, newest first, each beside what it replaced."""

from datetime import datetime
from pathlib import Path

from iku.domain.achievement import FactRow
from iku.store.connection import Cursor
from iku.store.queries import Scope

BEGINNING_OF_TIME = datetime(1970, 1, 1)

HISTORY = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")


def history(cursor: Cursor, scope: Scope, since: datetime | None = None, most: int = 2_000) -> list[FactRow]:
    """Facts of every year, recorded after `since` and up to the scope's moment, at most `most` of them.

    `before` and `after` are as stored: "98.5000", "45.0000/50.0000", "BB", a file name; "" where there was or is nothing.
    For evidence, `component` is the document's code. For a ruling, `indicator` is its subject (also a duty's, or a
    component's behind a slash) and `component` the field; `reason` says document, day, note. For a review, check, lock or
    account `after` is what was done; an account's `component` is its login.
    """
    parameters = {k: v for k, v in scope.parameters.items() if k != "year"}
    rows = cursor.execute(HISTORY, {**parameters, "since": since or BEGINNING_OF_TIME, "most": most}).fetchall()
    return [FactRow(*row) for row in rows]
