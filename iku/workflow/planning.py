"""The end of the strategic plan and the budget: what stands, and setting it anew.

An end target is set with the right to set targets. A budget belongs to whoever reports the indicator, and is refused in a locked
quarter as its realisation is.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from iku.domain.efficiency import StandingBudget
from iku.domain.facts import SubmissionKind
from iku.domain.period import Period
from iku.domain.permission import Action, may, subject_of
from iku.domain.person import Person
from iku.domain.plan import StandingPlanTarget
from iku.intake.plan import TypedBudget, TypedPaper, read_typed_budgets, read_typed_plan
from iku.intake.targets import TypedTarget
from iku.store import plans
from iku.store.appending import Stamp
from iku.workflow.acting import (
    require_open,
    require_part_in,
    require_reason,
    require_right,
    require_rights,
    require_sight,
)
from iku.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PlanBook:
    """What stands for a year."""

    targets: Mapping[tuple[str, str], StandingPlanTarget]
    """by indicator and component"""
    budgets: Mapping[tuple[str, int], StandingBudget]
    """by indicator and quarter"""


def read_plan(workspace: Workspace, person: Person, year: int) -> PlanBook:
    """Raises NotAllowed."""
    require_sight(person, only_settled=False)
    with workspace.store.reading() as cursor:
        targets = plans.standing_plan_targets(cursor, workspace.office, year)
        budgets = plans.standing_budgets(cursor, workspace.office, year)
    return PlanBook({t.target.key: t for t in targets}, {(b.budget.indicator, b.budget.quarter): b for b in budgets})


def set_plan_targets(
    workspace: Workspace, person: Person, year: int, cells: Mapping[tuple[str, str], TypedTarget], paper: TypedPaper
) -> tuple[tuple[str, str], ...]:
    """Stores what differs from what stands, all or nothing; returns whose.

    Raises NotAllowed, PersonUnnamed, UploadRefused with everything that is wrong, ReasonMissing where one that stands is
    replaced without a reason.
    """
    require_right(person, Action.SET_TARGETS)
    targets = read_typed_plan(cells, paper, workspace.of_year(year).definitions, year)
    with workspace.store.writing() as cursor:
        stands = {t.target.key: t.target for t in plans.standing_plan_targets(cursor, workspace.office, year)}
        changed = [t for t in targets if not (t.says_the_same(stands[t.key]) if t.key in stands else t.is_blank)]
        if any(t.key in stands for t in changed):
            require_reason(paper.reason)
        plans.append_plan_targets(cursor, Stamp(workspace.office, person, workspace.store.moment()), changed)
    return tuple(t.key for t in changed)


def report_budgets(
    workspace: Workspace, person: Person, period: Period, cells: Mapping[str, TypedBudget], document: str
) -> tuple[str, ...]:
    """Stores the budgets of a quarter that differ from what stands, all or nothing; returns whose.

    Raises NotAllowed, PersonUnnamed, QuarterLocked, UploadRefused with everything that is wrong.
    """
    require_part_in(person, SubmissionKind.REALISATIONS)
    require_rights(workspace, person, Action.REPORT, {(period.year, indicator) for indicator in cells})
    budgets = read_typed_budgets(cells, document, workspace.of_year(period.year).definitions, period)
    with workspace.store.writing() as cursor:
        require_open(cursor, workspace.office, [period])
        standing = plans.standing_budgets(cursor, workspace.office, period.year)
        stands = {s.budget.key: (s.budget.allocation, s.budget.spent) for s in standing}
        changed = [b for b in budgets if (b.allocation, b.spent) != stands.get(b.key, (None, None))]
        plans.append_budgets(cursor, Stamp(workspace.office, person, workspace.store.moment()), changed)
    return tuple(b.indicator for b in changed)


def may_report_budget(workspace: Workspace, person: Person, year: int, indicator: str) -> bool:
    """Whether the person may say an indicator's budget: for pages, which hide what is refused."""
    return may(person, Action.REPORT, subject_of(workspace.of_year(year).definitions.indicator(indicator)))
