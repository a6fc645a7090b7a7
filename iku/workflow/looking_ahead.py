"""What the rest of a year must bring, read in one go for whoever may see the figures."""

from collections.abc import Mapping
from datetime import datetime

from iku.domain.looking_ahead import indicator_outlooks
from iku.domain.outlook import Outlook
from iku.domain.person import Person
from iku.workflow.acting import require_sight
from iku.workflow.figures import known_years, read_figures
from iku.workflow.workspace import Workspace


def read_outlooks(
    workspace: Workspace,
    person: Person,
    year: int,
    quarter: int,
    as_of: datetime | None = None,
    *,
    only_settled: bool = False,
) -> Mapping[str, tuple[Outlook, ...]]:
    """By indicator, one outlook a component, with the best quarters of every earlier year. Raises NotAllowed."""
    require_sight(person, only_settled=only_settled)
    years = [y for y in known_years(workspace) if y <= year]
    known = {y: read_figures(workspace, y, as_of, only_settled=only_settled) for y in {*years, year}}
    earlier = [figures for y, figures in known.items() if y < year]
    definitions = workspace.of_year(year).definitions
    return {
        i.code: indicator_outlooks(definitions, known[year], i.code, quarter, earlier) for i in definitions.indicators
    }
