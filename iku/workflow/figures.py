"""Everything that a page shows of one year, in one consistent read."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from iku.domain.figures import YearFigures
from iku.domain.review import QuarterState, StandingExplanation
from iku.store import adoption, discipline, queries, reviews
from iku.store.computed_year import computed_year
from iku.store.connection import Cursor
from iku.store.queries import Scope
from iku.workflow.workspace import Workspace


def read_figures(
    workspace: Workspace, year: int, as_of: datetime | None = None, *, only_settled: bool = False
) -> YearFigures:
    """One year's figures as known at a moment (naive UTC; None: now), all from the same snapshot.

    `only_settled`: of the realisations only the verified ones, and those of a locked quarter, count.
    """
    scope = replace(workspace.scope(year, as_of), only_settled=only_settled)
    with workspace.store.reading() as cursor:
        states = tuple(reviews.quarter_states(cursor, scope))
        computed = computed_year(cursor, scope)
        return YearFigures(
            year=year,
            components=tuple(computed.components),
            indicators=tuple(computed.indicators),
            groups=tuple(computed.groups),
            documents=tuple(computed.documents),
            attachments=tuple(computed.attachments),
            targets=tuple(computed.targets),
            realisations=tuple(computed.realisations),
            states=states,
            checks=tuple(reviews.standing_checks(cursor, scope)),
            explanations=_explanations(cursor, scope, states),
            last_recorded=queries.last_recorded(cursor, workspace.office, as_of),
            as_of=as_of,
            is_sample=workspace.is_practice,
            only_settled=only_settled,
            complete_reports=tuple(discipline.complete_reports(cursor, scope)),
            in_use_since=discipline.in_use_since(cursor, workspace.office, as_of),
        )


def _explanations(cursor: Cursor, scope: Scope, states: Sequence[QuarterState]) -> tuple[StandingExplanation, ...]:
    """Like the figures, only of settled reports where only these count: words of a report are not public before it is."""
    found = reviews.standing_explanations(cursor, scope)
    if not scope.only_settled:
        return tuple(found)
    settled = {(s.indicator, s.quarter) for s in states if s.state.is_settled}
    return tuple(s for s in found if (s.explanation.indicator, s.explanation.quarter) in settled)


def known_years(workspace: Workspace) -> list[int]:
    """The years to choose from, ascending: those with definitions of their own, and those something was recorded for."""
    with workspace.store.reading() as cursor:
        years = {*queries.years(cursor, workspace.office), *adoption.adopted_years(cursor, workspace.office)}
    return sorted({*years, workspace.shipped.organisation.year})
