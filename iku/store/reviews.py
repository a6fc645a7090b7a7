"""The life of a quarter's report: read as states, appended as facts. The rules are in `states.sql` and in `workflow`."""

from collections.abc import Iterable, Sequence
from typing import Any

from iku.domain.period import Period
from iku.domain.review import (
    DocumentCheck,
    Explanation,
    QuarterLock,
    QuarterState,
    ReportState,
    StandingCheck,
    StandingExplanation,
    Verdict,
)
from iku.store import queries
from iku.store.appending import Stamp, insert, new_id
from iku.store.connection import Cursor
from iku.store.queries import Scope

STATES = """
with indicator as (
    select i.indicator, i.number
    from definitions_in_force($office, $year, $moment) as a
    join store.indicator_adopted as i on i.adoption = a.id
),
report as (
    select
        indicator, quarter, max(recorded_at) as changed_at, max_by(recorded_by, recorded_at) as changed_by,
        list(distinct coalesce(account, recorded_by)) as reporters
    from realisations_standing($office, $year, $moment, false)
    where value is not null or (numerator is not null and denominator is not null) or grade <> ''
    group by all
),
open_lock as (
    select * from lock_intervals($office, $year, $moment) where reopened_at is null
)
select
    i.indicator, $year, q.quarter,
    case
        when l.quarter is not null then 'locked'
        when r.indicator is null then 'empty'
        when v.is_standing then v.verdict
        else 'submitted'
    end,
    r.changed_at, coalesce(r.changed_by, ''), coalesce(r.reporters, []),
    v.reviewed_at, coalesce(v.reviewed_by, ''), coalesce(v.comment, ''), coalesce(v.is_own and v.is_standing, false),
    l.locked_at, coalesce(l.locked_by, ''), coalesce(l.reason, ''), coalesce(v.verdict = 'verified' and v.is_standing, false)
from indicator as i
cross join (select unnest([1, 2, 3, 4]) as quarter) as q
left join report as r on r.indicator = i.indicator and r.quarter = q.quarter
left join report_reviews($office, $year, $moment) as v on v.indicator = i.indicator and v.quarter = q.quarter
left join open_lock as l on l.quarter = q.quarter
order by i.number, i.indicator, q.quarter
"""


def quarter_states(cursor: Cursor, scope: Scope) -> list[QuarterState]:
    """One row per indicator and quarter of the year, in the decree's order."""
    rows = cursor.execute(STATES, scope.parameters).fetchall()
    return [QuarterState(*_state(row)) for row in rows]


def quarter_lock(cursor: Cursor, office: str, period: Period) -> QuarterLock | None:
    """The lock under which a quarter stands now; None while it is open."""
    row = cursor.execute(
        """
        select locked_at, locked_by, reason
        from lock_intervals($office, $year, timestamp '9999-12-31')
        where quarter = $quarter and reopened_at is null
        order by locked_at desc, id desc limit 1
        """,
        {"office": office, "year": period.year, "quarter": period.quarter},
    ).fetchone()
    return QuarterLock(period.year, period.quarter, *row) if row else None


def locked_years(cursor: Cursor, office: str) -> list[int]:
    """The years of which a quarter was ever locked, ascending."""
    rows = cursor.execute(
        "select distinct year from store.quarter_locked where office = $office order by 1", {"office": office}
    ).fetchall()
    return [row[0] for row in rows]


def standing_checks(cursor: Cursor, scope: Scope) -> list[StandingCheck]:
    """The latest check of every attachment of the year that was checked."""
    rows = cursor.execute(
        """
        select
            cast(c.attachment as varchar), c.is_right, c.is_of_period, c.is_signed, c.figures_agree, c.recorded_at, c.recorded_by
        from document_checks($office, $moment) as c
        join store.evidence_attached as a on a.id = c.attachment
        where a.year = $year
        order by c.recorded_at, c.id
        """,
        scope.parameters,
    ).fetchall()
    return [StandingCheck(DocumentCheck(*row[:5]), *row[5:]) for row in rows]


def standing_explanations(cursor: Cursor, scope: Scope) -> list[StandingExplanation]:
    """The latest explanation of every indicator and quarter of the year that has one."""
    rows = cursor.execute(
        """
        select indicator, year, quarter, obstacle, effort, owner, due_on, support, recorded_at, recorded_by
        from explanations_standing($office, $year, $moment)
        order by indicator, quarter
        """,
        scope.parameters,
    ).fetchall()
    return [StandingExplanation(Explanation(*row[:8]), *row[8:]) for row in rows]


def append_explanations(cursor: Cursor, stamp: Stamp, submission: str | None, texts: Iterable[Explanation]) -> None:
    insert(
        cursor,
        "report_explained",
        [
            {
                "id": new_id(),
                **stamp.columns,
                "submission": submission,
                "indicator": e.indicator,
                "year": e.year,
                "quarter": e.quarter,
                "obstacle": e.obstacle,
                "effort": e.effort,
                "owner": e.owner,
                "due_on": e.due_on,
                "support": e.support,
            }
            for e in texts
        ],
    )


def append_resubmission(cursor: Cursor, stamp: Stamp, indicator: str, period: Period, note: str) -> None:
    insert(cursor, "report_resubmitted", [_about(stamp, period, indicator=indicator, note=note)])


def append_review(
    cursor: Cursor, stamp: Stamp, indicator: str, period: Period, verdict: Verdict, comment: str, *, is_own: bool
) -> None:
    row = _about(stamp, period, indicator=indicator, verdict=verdict.value, comment=comment, is_own=is_own)
    insert(cursor, "report_reviewed", [row])


def append_checks(cursor: Cursor, stamp: Stamp, checks: Sequence[DocumentCheck]) -> None:
    insert(
        cursor,
        "document_checked",
        [
            {
                "id": new_id(),
                **stamp.columns,
                "attachment": c.attachment,
                "is_right": c.is_right,
                "is_of_period": c.is_of_period,
                "is_signed": c.is_signed,
                "figures_agree": c.figures_agree,
                "is_accepted": c.is_accepted,
            }
            for c in checks
        ],
    )


def append_lock(cursor: Cursor, stamp: Stamp, period: Period, reason: str) -> None:
    insert(cursor, "quarter_locked", [_about(stamp, period, reason=reason)])


def append_reopening(cursor: Cursor, stamp: Stamp, period: Period, reason: str) -> None:
    insert(cursor, "quarter_reopened", [_about(stamp, period, reason=reason)])


def _state(row: queries.Row) -> list[Any]:
    return [*row[:3], ReportState(row[3]), *row[4:6], frozenset(row[6]), *row[7:]]


def _about(stamp: Stamp, period: Period, **columns: Any) -> dict[str, Any]:
    return {"id": new_id(), **stamp.columns, "year": period.year, "quarter": period.quarter, **columns}
