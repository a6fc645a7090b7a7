"""The history of changes: every fact of an office in the order of recording, newest first, each beside what it replaced."""

from datetime import datetime

from iku.domain.achievement import FactRow
from iku.store.connection import Cursor
from iku.store.queries import Scope

BEGINNING_OF_TIME = datetime(1970, 1, 1)

HISTORY = """
with realisation as (
    select
        id, 'realisation' as kind, recorded_at, recorded_by, submission, withdrawal, indicator, component, year, quarter,
        version, source_row, note as reason,
        case
            when grade <> '' then grade
            when numerator is not null then numerator || '/' || denominator
            else coalesce(cast(value as varchar), '')
        end as said
    from store.realisation_reported
    where office = $office and recorded_at <= $moment
),
target as (
    select
        id, 'target' as kind, recorded_at, recorded_by, submission, withdrawal, indicator, component, year, quarter,
        version, source_row, concat_ws(' ', nullif(reason, ''), nullif(document, '')) as reason,
        case
            when grade <> '' then grade
            when upper is not null then value || '..' || upper
            else coalesce(cast(value as varchar), '')
        end || case when unit <> '' and coalesce(cast(value as varchar), grade) <> '' then ' ' || unit else '' end as said
    from store.target_set
    where office = $office and recorded_at <= $moment
),
value_fact as (
    select
        *,
        coalesce(lag(said) over (
            partition by kind, indicator, component, year, quarter order by version, recorded_at, id
        ), '') as before
    from (select * from realisation union all select * from target)
),
fact as (
    select
        v.id, v.kind, v.recorded_at, v.recorded_by, coalesce(v.submission, w.submission) as submission, v.indicator,
        v.component, v.year, v.quarter, v.version, v.before, v.said as after, coalesce(w.reason, v.reason) as reason,
        v.source_row
    from value_fact as v
    left join store.submission_withdrawn as w on w.id = v.withdrawal
    union all
    select
        id, 'evidence', recorded_at, recorded_by, submission, indicator, document, year, quarter, version, '',
        case when url <> '' then url else filename end, '', null
    from store.evidence_attached
    where office = $office and recorded_at <= $moment
    union all
    select
        w.id, 'evidence', w.recorded_at, w.recorded_by, a.submission, a.indicator, a.document, a.year, a.quarter, null,
        case when a.url <> '' then a.url else a.filename end, '', w.reason, null
    from store.evidence_withdrawn as w
    join store.evidence_attached as a on a.id = w.attachment
    where w.office = $office and w.recorded_at <= $moment
    union all
    select
        id, 'withdrawal', recorded_at, recorded_by, submission, '', '', null, null, null, '', '', reason, null
    from store.submission_withdrawn
    where office = $office and recorded_at <= $moment
    union all
    select
        id, 'ruling', recorded_at, recorded_by, null, subject, field, year, null, null,
        coalesce(lag(value) over (partition by year, subject, field order by recorded_at, id), ''), value,
        concat_ws(' ', document, cast(ruled_on as varchar), nullif(note, '')), null
    from store.ruling_given
    where office = $office and recorded_at <= $moment
    union all
    select
        id, 'reminder', recorded_at, recorded_by, null, '', subdivision, year, quarter, null, '', '', '', null
    from store.reminder_queued
    where office = $office and recorded_at <= $moment
    union all
    select
        id, 'definitions', recorded_at, recorded_by, null, '', '', year, null, null, '', fingerprint, '', null
    from store.definitions_adopted
    where office = $office and recorded_at <= $moment
)
select
    cast(f.id as varchar), f.kind, f.recorded_at, f.recorded_by, coalesce(cast(f.submission as varchar), ''), f.indicator,
    f.component, f.year, f.quarter, f.version, f.before, f.after, f.reason, coalesce(s.filename, ''), f.source_row
from fact as f
left join store.submission_received as s on s.id = f.submission
where f.recorded_at > $since
order by f.recorded_at desc, f.id desc
limit $most
"""


def history(cursor: Cursor, scope: Scope, since: datetime | None = None, most: int = 2_000) -> list[FactRow]:
    """Facts of every year, recorded after `since` and up to the scope's moment, at most `most` of them.

    `before` and `after` are as stored: "98.5000", "45.0000/50.0000", "BB", a file name; "" where there was or is nothing.
    For evidence, `component` is the document's code. For a ruling, `indicator` is its subject (also a duty's, or a component's
    behind a slash) and `component` the field; `reason` says document, day, note.
    """
    parameters = {k: v for k, v in scope.parameters.items() if k != "year"}
    rows = cursor.execute(HISTORY, {**parameters, "since": since or BEGINNING_OF_TIME, "most": most}).fetchall()
    return [FactRow(*row) for row in rows]
