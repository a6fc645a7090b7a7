"""What reruns share: figures read, view models and charts built, each once per state of the store and per what may be seen.

This is the pages' one way to figures: whoever may not see all of them gets those that may be seen, or none.
"""

from dataclasses import replace
from datetime import datetime

from iku.domain.figures import YearFigures
from iku.domain.permission import Action, may
from iku.domain.published import without_people, without_unsettled_states
from iku.errors import NotAllowed
from iku.ui import session, shelf
from iku.ui.shelf import kept
from iku.workflow.figures import known_years, read_figures
from iku.workflow.workspace import Workspace

__all__ = ["figures", "kept", "stamp", "years"]

Sight = tuple[bool, bool, bool]
"""Whether every figure may be seen, not only the settled ones; whether evidence may be; whether who recorded what may be."""


def stamp(workspace: Workspace) -> tuple[int, tuple[int, Sight]]:
    """The state of a store as this person may see it: which opening of which file, and what was committed since.

    Raises NotAllowed for whoever may see nothing.
    """
    opening, commits = shelf.stamp(workspace)
    return opening, (commits, _sight())


def figures(
    workspace: Workspace, year: int, as_of: datetime | None = None, *, only_settled: bool = False
) -> YearFigures:
    """One year's figures as the store holds them now, or held them at a past moment (naive UTC).

    `only_settled` leaves out what is neither verified nor locked, as for whoever may not see more. Raises NotAllowed for
    whoever may see nothing.
    """
    sees_all, sees_evidence, sees_people = _sight()
    is_settled = only_settled or not sees_all

    def read() -> YearFigures:
        found = read_figures(workspace, year, as_of, only_settled=is_settled)
        found = found if sees_all else without_unsettled_states(found)
        found = found if sees_people else without_people(found)
        return found if sees_evidence else replace(found, attachments=())

    return kept(("figures", *stamp(workspace), year, as_of, is_settled), read)


def years(workspace: Workspace) -> tuple[int, ...]:
    """The years to choose from, ascending."""
    return kept(("years", *stamp(workspace)), lambda: tuple(known_years(workspace)))


def _sight() -> Sight:
    person = session.person()
    if not may(person, Action.READ_VERIFIED):
        raise NotAllowed(Action.READ_VERIFIED)
    return may(person, Action.READ_FIGURES), may(person, Action.READ_EVIDENCE), may(person, Action.READ_HISTORY)
