"""Everything that a page shows of one year, in one consistent read; and of it what a person may see."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from iku.domain.figures import YearFigures
from iku.domain.permission import Action, may
from iku.domain.person import Person
from iku.domain.published import without_people, without_unsettled_states
from iku.domain.review import QuarterState, StandingExplanation
from iku.errors import NotAllowed
from iku.store import adoption, discipline, queries, reviews
from iku.store.computed_year import computed_year
from iku.store.connection import Cursor
from iku.store.queries import Scope
from iku.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Sight:
    """What of the figures a person may see: also those that are not settled; evidence; who recorded what, and why."""

    everything: bool
    evidence: bool
    people: bool


def sight_of(person: Person) -> Sight:
    """Raises NotAllowed for whoever may see nothing."""
    if not may(person, Action.READ_VERIFIED):
        raise NotAllowed(Action.READ_VERIFIED)
    return Sight(
        everything=may(person, Action.READ_FIGURES),
        evidence=may(person, Action.READ_EVIDENCE),
        people=may(person, Action.READ_HISTORY),
    )


def figures_seen_by(
    workspace: Workspace, person: Person, year: int, as_of: datetime | None = None, *, only_settled: bool = False
) -> YearFigures:
    """One year's figures as far as the person may see them: the way to figures for whoever asks from outside.

    Raises NotAllowed for whoever may see nothing.
    """
    sight = sight_of(person)
    found = read_figures(workspace, year, as_of, only_settled=only_settled or not sight.everything)
    found = found if sight.everything else without_unsettled_states(found)
    found = found if sight.people else without_people(found)
    return found if sight.evidence else replace(found, attachments=())


def read_figures(
    workspace: Workspace, year: int, as_of: datetime | None = None, *, only_settled: bool = False
) -> YearFigures:
    """One year's figures as known at a moment (naive UTC; None: now), all from the same snapshot.

    For actions that have asked who acts. `only_settled`: of the realisations only the verified ones, and those of a
    locked quarter, count.
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
