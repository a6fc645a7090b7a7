"""The end targets of the strategic plan, and budgets, as facts. The query of the progress is in `plan.sql`."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from iku.domain.efficiency import Budget, StandingBudget
from iku.domain.plan import Place, PlanPeriod, PlanProgress, PlanReason, PlanTarget, StandingPlanTarget
from iku.store.appending import Stamp, insert, new_id
from iku.store.computed_year import compute, percent
from iku.store.connection import END_OF_TIME, Cursor
from iku.store.queries import Scope

PROGRESS = Path(__file__).with_name("plan.sql").read_text(encoding="utf-8")
STANDING = """
create or replace temp table plan_target as
select * from store.plan_target_set
where office = $office and recorded_at <= $moment and $year between first_year and last_year
qualify row_number() over (partition by indicator, component order by recorded_at desc, id desc) = 1
    and (value is not null or grade <> '')
"""


def append_plan_targets(cursor: Cursor, stamp: Stamp, targets: Iterable[PlanTarget]) -> None:
    insert(cursor, "plan_target_set", [{"id": new_id(), **stamp.columns, **_target_row(t)} for t in targets])


def append_budgets(cursor: Cursor, stamp: Stamp, budgets: Iterable[Budget]) -> None:
    insert(cursor, "budget_reported", [{"id": new_id(), **stamp.columns, **_budget_row(b)} for b in budgets])


def standing_plan_targets(
    cursor: Cursor, office: str, year: int, as_of: datetime | None = None
) -> list[StandingPlanTarget]:
    """Those that stand for a year; the ones that were emptied are none."""
    cursor.execute(STANDING, {"office": office, "year": year, "moment": as_of or END_OF_TIME})
    rows = cursor.execute(
        """
        select
            cast(id as varchar), indicator, component, first_year, last_year, value, upper, baseline, grade, unit, document,
            reason, recorded_at, recorded_by
        from temp.plan_target
        order by indicator, component
        """
    ).fetchall()
    return [StandingPlanTarget(row[0], _target(row[1:12]), row[12], row[13]) for row in rows]


def standing_budgets(cursor: Cursor, office: str, year: int, as_of: datetime | None = None) -> list[StandingBudget]:
    """Those that stand for the quarters of a year; those emptied, or recorded while the quarter was locked, are none."""
    rows = cursor.execute(
        """
        select cast(id as varchar), indicator, year, quarter, allocation, spent, document, recorded_at, recorded_by
        from store.budget_reported as b
        where office = $office and year = $year and recorded_at <= $moment
            and is_in_time($office, $year, $moment, b.office, b.quarter, b.recorded_at)
        qualify row_number() over (partition by indicator, quarter order by recorded_at desc, id desc) = 1
            and allocation is not null and spent is not null
        order by indicator, quarter
        """,
        {"office": office, "year": year, "moment": as_of or END_OF_TIME},
    ).fetchall()
    return [StandingBudget(row[0], Budget(*row[1:7]), row[7], row[8]) for row in rows]


def plan_progress(cursor: Cursor, scope: Scope, quarter: int) -> list[PlanProgress]:
    """How far the year is up to the quarter, for every component that has an end target."""
    if not standing_plan_targets(cursor, scope.office, scope.year, scope.as_of):
        return []
    compute(cursor, scope.counted, ("target", "realisation"))
    rows = cursor.execute(PROGRESS, {**scope.parameters, "quarter": quarter}).fetchall()
    return [
        PlanProgress(
            _target(row[:11]), percent(row[11]), Place(row[12]) if row[12] else None, PlanReason(row[13]) if row[13] else None
        )
        for row in rows
    ]  # fmt: skip


def _target(row: tuple[Any, ...]) -> PlanTarget:
    indicator, component, first, last, *rest = row
    return PlanTarget(indicator, component, PlanPeriod(first, last), *rest)


def _target_row(target: PlanTarget) -> dict[str, Any]:
    return {
        "indicator": target.indicator,
        "component": target.component,
        "first_year": target.period.first,
        "last_year": target.period.last,
        "value": target.value,
        "upper": target.upper,
        "baseline": target.baseline,
        "grade": target.grade,
        "unit": target.unit,
        "document": target.document,
        "reason": target.reason,
    }


def _budget_row(budget: Budget) -> dict[str, Any]:
    return {
        "indicator": budget.indicator,
        "year": budget.year,
        "quarter": budget.quarter,
        "allocation": budget.allocation,
        "spent": budget.spent,
        "document": budget.document,
    }
