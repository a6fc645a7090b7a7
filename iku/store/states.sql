-- The life of a quarter's report, as macros over the facts: what was recorded in time, what has been verified, what is locked.
-- Created before `views.sql`, which rests on it. Two servers could record a lock and a late report at once, so which of them
-- counts is decided here, by the order of facts. Arguments as in `views.sql`.

-- One row per stretch of time in which a quarter was locked; `reopened_at` is null while it is locked at the moment.
create or replace macro lock_intervals(office_code, year_number, moment) as table
    select
        l.id, l.office, l.quarter, l.recorded_at as locked_at, l.recorded_by as locked_by, l.reason,
        min(r.recorded_at) as reopened_at
    from store.quarter_locked as l
    left join store.quarter_reopened as r
        on r.office = l.office and r.year = l.year and r.quarter = l.quarter and r.recorded_at > l.recorded_at
            and r.recorded_at <= moment
    where (office_code is null or l.office = office_code) and l.year = year_number and l.recorded_at <= moment
    group by all;

-- Whether a fact was recorded while its quarter was open: what was recorded under a lock never counts. The fact's own columns
-- are compared here and not handed on: inside another macro their alias could mean another table.
create or replace macro is_in_time(office_code, year_number, moment, fact_office, fact_quarter, fact_moment) as
    not exists (
        select 1 from lock_intervals(office_code, year_number, moment) as l
        where l.office = fact_office and l.quarter = fact_quarter and fact_moment > l.locked_at
            and (l.reopened_at is null or fact_moment < l.reopened_at)
    );

create or replace macro realisations_in_time(office_code, year_number, moment) as table
    select r.* from store.realisation_reported as r
    where (office_code is null or r.office = office_code) and r.year = year_number and r.recorded_at <= moment
        and is_in_time(office_code, year_number, moment, r.office, r.quarter, r.recorded_at);

create or replace macro targets_in_time(office_code, year_number, moment) as table
    select t.* from store.target_set as t
    where (office_code is null or t.office = office_code) and t.year = year_number and t.recorded_at <= moment
        and is_in_time(office_code, year_number, moment, t.office, t.quarter, t.recorded_at);

-- One row per explanation that stands: the latest of an indicator and quarter whose submission was not withdrawn.
create or replace macro explanations_standing(office_code, year_number, moment) as table
    select e.* from store.report_explained as e
    where (office_code is null or e.office = office_code) and e.year = year_number and e.recorded_at <= moment
        and not exists (
            select 1 from store.submission_withdrawn as w
            where w.submission = e.submission and w.recorded_at <= moment
        )
    qualify row_number() over (
        partition by e.office, e.indicator, e.quarter order by e.recorded_at desc, e.id desc
    ) = 1;

-- One row per indicator and quarter: when anything last changed that a reviewer had looked at. What was recorded under a lock
-- counts here as well: it asks for another look, no more.
create or replace macro report_changes(office_code, year_number, moment) as table
    with change as (
        select office, indicator, quarter, recorded_at from store.realisation_reported
        where (office_code is null or office = office_code) and year = year_number and recorded_at <= moment
        union all
        select office, indicator, quarter, recorded_at from store.target_set
        where (office_code is null or office = office_code) and year = year_number and recorded_at <= moment
        union all
        select office, indicator, quarter, recorded_at from store.report_explained
        where (office_code is null or office = office_code) and year = year_number and recorded_at <= moment
        union all
        select office, indicator, quarter, recorded_at from store.report_resubmitted
        where (office_code is null or office = office_code) and year = year_number and recorded_at <= moment
        union all
        select a.office, a.indicator, a.quarter, w.recorded_at
        from store.evidence_withdrawn as w
        join store.evidence_attached as a on a.id = w.attachment
        where (office_code is null or a.office = office_code) and a.year = year_number and w.recorded_at <= moment
    )
    select office, indicator, quarter, max(recorded_at) as changed_at from change group by all;

-- One row per indicator and quarter that was ever reviewed: the latest review, and whether nothing has changed since.
create or replace macro report_reviews(office_code, year_number, moment) as table
    with latest as (
        select r.* from store.report_reviewed as r
        where (office_code is null or r.office = office_code) and r.year = year_number and r.recorded_at <= moment
        qualify row_number() over (
            partition by r.office, r.indicator, r.quarter order by r.recorded_at desc, r.id desc
        ) = 1
    )
    select
        r.office, r.indicator, r.quarter, r.verdict, r.comment, r.is_own, r.recorded_at as reviewed_at,
        r.recorded_by as reviewed_by,
        coalesce(r.recorded_at > c.changed_at, true) as is_standing
    from latest as r
    left join report_changes(office_code, year_number, moment) as c
        on c.office = r.office and c.indicator = r.indicator and c.quarter = r.quarter;

-- The reports that count: all, or with `only_settled` the ones that are verified, or whose quarter is locked.
create or replace macro realisations_counted(office_code, year_number, moment, only_settled) as table
    select r.* from realisations_in_time(office_code, year_number, moment) as r
    where not only_settled
        or exists (
            select 1 from report_reviews(office_code, year_number, moment) as v
            where v.office = r.office and v.indicator = r.indicator and v.quarter = r.quarter and v.verdict = 'verified'
                and v.is_standing
        )
        or exists (
            select 1 from lock_intervals(office_code, year_number, moment) as l
            where l.office = r.office and l.quarter = r.quarter and l.reopened_at is null
        );

-- One row per attachment that was ever checked: the latest check.
create or replace macro document_checks(office_code, moment) as table
    select c.* from store.document_checked as c
    where (office_code is null or c.office = office_code) and c.recorded_at <= moment
    qualify row_number() over (partition by c.attachment order by c.recorded_at desc, c.id desc) = 1;

-- What was attached while its quarter was open. `is_proof`: accepted by a reviewer, or not checked yet while the report is
-- not verified either; once it is, only what was accepted proves anything.
create or replace macro attachments_in_time(office_code, year_number, moment) as table
    select
        a.*,
        case
            when c.attachment is not null then c.is_accepted
            else v.indicator is null
        end as is_proof
    from store.evidence_attached as a
    left join document_checks(office_code, moment) as c on c.attachment = a.id
    left join report_reviews(office_code, year_number, moment) as v
        on v.office = a.office and v.indicator = a.indicator and v.quarter = a.quarter and v.verdict = 'verified'
            and v.is_standing
    where (office_code is null or a.office = office_code) and a.year = year_number and a.recorded_at <= moment
        and is_in_time(office_code, year_number, moment, a.office, a.quarter, a.recorded_at);
