"""What reruns share: figures read, view models and charts built, each once per state of the store and per what may be seen.

This is the pages' one way to figures: whoever may not see all of them gets those that may be seen, or none.
"""

from datetime import datetime

from iku.domain.figures import YearFigures
from iku.ui import session, shelf
from iku.ui.shelf import kept
from iku.workflow.figures import Sight, figures_seen_by, known_years, sight_of
from iku.workflow.workspace import Workspace

__all__ = ["figures", "kept", "stamp", "years"]


def stamp(workspace: Workspace) -> tuple[int, tuple[int, Sight]]:
    """The state of a store as this person may see it: which opening of which file, and what was committed since.

    Raises NotAllowed for whoever may see nothing.
    """
    opening, commits = shelf.stamp(workspace)
    return opening, (commits, sight_of(session.person()))


def figures(
    workspace: Workspace, year: int, as_of: datetime | None = None, *, only_settled: bool = False
) -> YearFigures:
    """One year's figures as the store holds them now, or held them at a past moment (naive UTC).

    `only_settled` leaves out what is neither verified nor locked, as for whoever may not see more. Raises NotAllowed for
    whoever may see nothing.
    """
    person = session.person()
    key = ("figures", *shelf.stamp(workspace), sight_of(person), year, as_of, only_settled)
    return kept(key, lambda: figures_seen_by(workspace, person, year, as_of, only_settled=only_settled))


def years(workspace: Workspace) -> tuple[int, ...]:
    """The years to choose from, ascending."""
    return kept(("years", *stamp(workspace)), lambda: tuple(known_years(workspace)))
