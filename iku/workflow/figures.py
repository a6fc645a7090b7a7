"""Everything that a page shows of one year, in one consistent read."""

from datetime import datetime

from iku.domain.figures import YearFigures
from iku.store import queries
from iku.workflow.workspace import Workspace


def read_figures(workspace: Workspace, year: int, as_of: datetime | None = None) -> YearFigures:
    """One year's figures as known at a moment (naive UTC; None: now), all from the same snapshot."""
    scope = workspace.scope(year, as_of)
    with workspace.store.reading() as cursor:
        return YearFigures(
            year=year,
            components=tuple(queries.component_achievements(cursor, scope)),
            indicators=tuple(queries.indicator_achievements(cursor, scope)),
            groups=tuple(queries.group_achievements(cursor, scope)),
            documents=tuple(queries.document_statuses(cursor, scope)),
            attachments=tuple(queries.standing_attachments(cursor, scope)),
            targets=tuple(queries.standing_targets(cursor, scope)),
            realisations=tuple(queries.standing_realisations(cursor, scope)),
            last_recorded=queries.last_recorded(cursor, workspace.office, as_of),
            as_of=as_of,
            is_sample=workspace.is_practice,
        )


def known_years(workspace: Workspace) -> list[int]:
    """The years to choose from, ascending: the definitions' own, and every year something was recorded for."""
    with workspace.store.reading() as cursor:
        recorded = queries.years(cursor, workspace.office)
    return sorted({*recorded, workspace.definitions.organisation.year})
