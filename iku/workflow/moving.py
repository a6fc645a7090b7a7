"""What moved the averages between two standpoints: two quarters of one moment, or one quarter at two moments."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from iku.domain.achievement import IndicatorAchievement
from iku.domain.figures import OFFICE, YearFigures
from iku.domain.movement import Movement, Standpoint, movement
from iku.domain.person import Person
from iku.store.computed_year import computed_year
from iku.store.movement import counterfactuals
from iku.store.queries import Scope
from iku.workflow.acting import require_sight
from iku.workflow.workspace import Workspace


def read_movements(
    workspace: Workspace,
    person: Person,
    before: Standpoint,
    after: Standpoint,
    *,
    only_settled: bool = False,
    known: Sequence[YearFigures] = (),
) -> Mapping[str, Movement | None]:
    """By division, and under `OFFICE` the office's; None where either average does not exist. Raises NotAllowed.

    All from the same snapshot. `only_settled`: only verified realisations, and those of a locked quarter, count.
    `known`: figures of past moments that were read already, so that they are not computed again.
    """
    require_sight(person, only_settled=only_settled)
    scopes = [_scope(workspace, standpoint, only_settled=only_settled) for standpoint in (before, after)]
    quarters = [standpoint.period.quarter for standpoint in (before, after)]
    known = [figures for figures in known if figures.only_settled == only_settled]
    with workspace.store.reading() as cursor:
        standpoints = dict(zip(scopes, (before, after), strict=True))
        years = {s: _among(known, at) or computed_year(cursor, s).indicators for s, at in standpoints.items()}
        held = {c.indicator: c for c in counterfactuals(cursor, scopes[0], quarters[0], scopes[1], quarters[1])}
    then, now = ([row for row in years[s] if row.quarter == q] for s, q in zip(scopes, quarters, strict=True))
    return {
        division: movement(_of(division, then), _of(division, now), held)
        for division in (OFFICE, *sorted({row.division for row in (*then, *now)}))
    }


def _among(known: Sequence[YearFigures], standpoint: Standpoint) -> Sequence[IndicatorAchievement]:
    """Of a past moment only: what is known now moves on."""
    of_then = (f for f in known if f.as_of and (f.year, f.as_of) == (standpoint.period.year, standpoint.as_of))
    return next((figures.indicators for figures in of_then), ())


def _of(division: str, rows: Sequence[IndicatorAchievement]) -> list[IndicatorAchievement]:
    return [row for row in rows if division in (OFFICE, row.division)]


def _scope(workspace: Workspace, standpoint: Standpoint, *, only_settled: bool) -> Scope:
    return replace(workspace.scope(standpoint.period.year, standpoint.as_of), only_settled=only_settled)
