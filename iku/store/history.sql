-- Every fact of an office up to a moment, newest first, each value beside the one it replaced.
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
ruling as (
    -- Without a document it takes back what was laid down.
    select
        *,
        coalesce(lag(value) over (partition by year, subject, field order by recorded_at, id), '') as before
    from store.ruling_given
    where office = $office and recorded_at <= $moment
),
plan_target as (
    select
        *,
        case
            when grade <> '' then grade
            when upper is not null then value || '..' || upper
            else coalesce(cast(value as varchar), '')
        end || case when unit <> '' and coalesce(cast(value as varchar), grade) <> '' then ' ' || unit else '' end as said
    from store.plan_target_set
    where office = $office and recorded_at <= $moment
),
budget as (
    select *, coalesce(allocation || ';' || spent, '') as said
    from store.budget_reported
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
        id, 'plan', recorded_at, recorded_by, null, indicator, component, last_year, null, null,
        coalesce(lag(said) over (partition by indicator, component order by recorded_at, id), ''), said,
        concat_ws(' ', nullif(reason, ''), nullif(document, '')), null
    from plan_target
    union all
    select
        id, 'budget', recorded_at, recorded_by, null, indicator, '', year, quarter, null,
        coalesce(lag(said) over (partition by indicator, year, quarter order by recorded_at, id), ''), said, document, null
    from budget
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
        id, 'ruling', recorded_at, recorded_by, null, subject, field, year, null, null, before, value,
        concat_ws(' ', document, cast(ruled_on as varchar), nullif(note, '')), null
    from ruling
    where document <> ''
    union all
    select
        id, 'revocation', recorded_at, recorded_by, null, subject, field, year, null, null, before, value, note, null
    from ruling
    where document = ''
    union all
    select
        id, 'reminder', recorded_at, recorded_by, null, '', subdivision, year, quarter, null, '', '', '', null
    from store.reminder_queued
    where office = $office and recorded_at <= $moment
    union all
    select
        id, 'explanation', recorded_at, recorded_by, submission, indicator, '', year, quarter, null, '',
        concat_ws(
            ' · ', nullif(obstacle, ''), nullif(effort, ''), nullif(owner, ''), cast(due_on as varchar), nullif(support, '')
        ),
        '', null
    from store.report_explained
    where office = $office and recorded_at <= $moment
    union all
    select id, 'resubmission', recorded_at, recorded_by, null, indicator, '', year, quarter, null, '', '', note, null
    from store.report_resubmitted
    where office = $office and recorded_at <= $moment
    union all
    select id, 'review', recorded_at, recorded_by, null, indicator, '', year, quarter, null, '', verdict, comment, null
    from store.report_reviewed
    where office = $office and recorded_at <= $moment
    union all
    select
        c.id, 'check', c.recorded_at, c.recorded_by, null, a.indicator, a.document, a.year, a.quarter, null, '',
        case when c.is_accepted then 'accepted' else 'rejected' end, '', null
    from store.document_checked as c
    join store.evidence_attached as a on a.id = c.attachment
    where c.office = $office and c.recorded_at <= $moment
    union all
    select id, 'lock', recorded_at, recorded_by, null, '', '', year, quarter, null, '', 'locked', reason, null
    from store.quarter_locked
    where office = $office and recorded_at <= $moment
    union all
    select id, 'lock', recorded_at, recorded_by, null, '', '', year, quarter, null, '', 'reopened', reason, null
    from store.quarter_reopened
    where office = $office and recorded_at <= $moment
    union all
    select
        f.id, 'account', f.recorded_at, f.recorded_by, null, '', coalesce(o.login, ''), null, null, null, '', f.said, f.reason,
        null
    from (
        select id, office, recorded_at, recorded_by, account, 'opened' as said, '' as reason from store.account_opened
        union all
        select id, office, recorded_at, recorded_by, account, 'granted', '' from store.account_granted
        union all
        select id, office, recorded_at, recorded_by, account, 'password', '' from store.account_password_set
        union all
        select
            id, office, recorded_at, recorded_by, account, case when is_enabled then 'enabled' else 'disabled' end, reason
        from store.account_switched
        union all
        select id, office, recorded_at, recorded_by, account, 'signed_in', '' from store.session_opened
        union all
        select id, office, recorded_at, recorded_by, account, 'signed_out', reason from store.session_ended
        union all
        select id, office, recorded_at, recorded_by, account, 'token_issued', label from store.token_issued
        union all
        select id, office, recorded_at, recorded_by, account, 'token_revoked', reason from store.token_revoked
    ) as f
    left join store.account_opened as o on o.account = f.account
    where f.office = $office and f.recorded_at <= $moment
    union all
    select
        f.id, 'meeting', f.recorded_at, f.recorded_by, null, '', o.title, o.year, o.quarter, null, '', f.said, f.reason, null
    from (
        select id, office, recorded_at, recorded_by, meeting, 'meeting_opened' as said, '' as reason
        from store.meeting_opened
        union all
        select id, office, recorded_at, recorded_by, meeting, 'data_renewed', reason
        from store.meeting_pinned where version > 1
        union all
        select id, office, recorded_at, recorded_by, meeting, 'agenda_set', '' from store.meeting_agenda_set
        union all
        select id, office, recorded_at, recorded_by, meeting, 'attended', '' from store.meeting_attended
        union all
        select id, office, recorded_at, recorded_by, meeting, 'pen_taken', '' from store.meeting_pen_taken
        union all
        select id, office, recorded_at, recorded_by, meeting, 'meeting_closed', number from store.meeting_closed
    ) as f
    join store.meeting_opened as o on o.meeting = f.meeting
    where f.office = $office and f.recorded_at <= $moment
    union all
    select
        w.id, 'entry', w.recorded_at, w.recorded_by, null, w.indicator, o.title, o.year, o.quarter, null,
        coalesce(lag(w.text) over (partition by w.entry order by w.recorded_at, w.id), ''),
        case when w.is_removed then '' else w.text end,
        concat_ws(' · ', nullif(w.owner, ''), cast(w.due_on as varchar)), null
    from store.meeting_entry_written as w
    join store.meeting_opened as o on o.meeting = w.meeting
    where w.office = $office and w.recorded_at <= $moment
    union all
    select
        p.id, 'progress', p.recorded_at, p.recorded_by, null, any_value(w.indicator), '', null, null, null, '', p.text,
        case when p.url <> '' then p.url else p.filename end, null
    from store.follow_up_progressed as p
    join store.meeting_entry_written as w on w.entry = p.follow_up
    where p.office = $office and p.recorded_at <= $moment
    group by all
    union all
    select
        id, 'paper', recorded_at, recorded_by, null, '', '', year, quarter, null, '', kind, sha256, null
    from store.paper_issued
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
