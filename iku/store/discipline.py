"""When reports came: asked of the facts, whatever of them was verified since."""

from datetime import datetime

from iku.domain.deadline import CompleteReport
from iku.store.connection import END_OF_TIME, Cursor
from iku.store.queries import Scope

# Of each key the reports after the last blank one: a blank is what a withdrawal or an emptied field leaves behind.
COMPLETE = """
with component as (
    select c.indicator, c.component, c.polarity = 'ordinal' as is_graded
    from definitions_in_force($office, $year, $moment) as a
    join store.component_adopted as c on c.adoption = a.id
),
report as (
    select
        r.indicator, r.component, r.quarter, r.version, r.id, r.recorded_at,
        case
            when c.is_graded then r.grade <> ''
            else r.value is not null or (r.numerator is not null and r.denominator is not null)
        end as says_something
    from realisations_in_time($office, $year, $moment) as r
    join component as c on c.indicator = r.indicator and c.component = r.component
),
since_last_blank as (
    select * from report
    qualify sum(case when says_something then 0 else 1 end) over (
        partition by indicator, component, quarter
        order by version desc, id desc rows between unbounded preceding and current row
    ) = 0
),
standing as (
    select indicator, component, quarter, min(recorded_at) as since from since_last_blank group by all
)
select s.indicator, s.quarter, max(s.since)
from standing as s
group by s.indicator, s.quarter
having count(*) = (select count(*) from component as c where c.indicator = s.indicator)
order by s.indicator, s.quarter
"""


def complete_reports(cursor: Cursor, scope: Scope) -> list[CompleteReport]:
    """One row per indicator and quarter whose report is complete: since when it has been so without a break."""
    return [CompleteReport(*row) for row in cursor.execute(COMPLETE, scope.parameters).fetchall()]


def in_use_since(cursor: Cursor, office: str, as_of: datetime | None = None) -> datetime | None:
    """When anything was handed in for the first time."""
    row = cursor.execute(
        "select min(recorded_at) from store.submission_received where office = $office and recorded_at <= $moment",
        {"office": office, "moment": as_of or END_OF_TIME},
    ).fetchone()
    return row[0] if row else None
