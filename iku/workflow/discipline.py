"""Up to which day lateness is counted."""

from datetime import date

from iku.domain.figures import YearFigures
from iku.present.dates import local
from iku.workflow.workspace import Workspace


def counted_to(workspace: Workspace, figures: YearFigures) -> date:
    """Today where the office works; where a past moment is looked at, its day.

    Sample data stands still on the day of its latest fact: what nobody will ever report must not be called later every day.
    """
    if figures.as_of is not None:
        return local(figures.as_of).date()
    if workspace.is_practice and figures.last_recorded is not None:
        return local(figures.last_recorded).date()
    return local(workspace.store.now()).date()
