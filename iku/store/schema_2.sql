-- Step 2: who acts by account, the life of a quarter's report, accounts and their sessions, tokens, rulings, reminders.

alter table store.submission_received add column account varchar;
alter table store.submission_withdrawn add column account varchar;
alter table store.target_set add column account varchar;
alter table store.realisation_reported add column account varchar;
alter table store.evidence_attached add column account varchar;
alter table store.evidence_withdrawn add column account varchar;
alter table store.definitions_adopted add column account varchar;

-- Causes and follow-up of an indicator in a quarter; the latest stands.
create table store.report_explained (
    id uuid not null,
    office varchar not null,
    recorded_at timestamp not null,
    recorded_by varchar not null,
    account varchar,
    submission uuid,
    indicator varchar not null,
    year integer not null,
    quarter integer not null,
    obstacle varchar not null,
    effort varchar not null,
    owner varchar not null,
    due_on date,
    support varchar not null
);

-- Handed in again without a change of figures, after it was returned.
create table store.report_resubmitted (
    id uuid not null,
    office varchar not null,
    recorded_at timestamp not null,
    recorded_by varchar not null,
    account varchar,
    indicator varchar not null,
    year integer not null,
    quarter integer not null,
    note varchar not null
);

-- `verdict` is "verified" or "returned". `is_own`: the reviewer, or the reviewer's subdivision, had reported it.
create table store.report_reviewed (
    id uuid not null,
    office varchar not null,
    recorded_at timestamp not null,
    recorded_by varchar not null,
    account varchar,
    indicator varchar not null,
    year integer not null,
    quarter integer not null,
    verdict varchar not null,
    comment varchar not null,
    is_own boolean not null
);

create table store.document_checked (
    id uuid not null,
    office varchar not null,
    recorded_at timestamp not null,
    recorded_by varchar not null,
    account varchar,
    attachment uuid not null,
    is_right boolean not null,
    is_of_period boolean not null,
    is_signed boolean not null,
    figures_agree boolean not null,
    is_accepted boolean not null
);

create table store.quarter_locked (
    id uuid not null,
    office varchar not null,
    recorded_at timestamp not null,
    recorded_by varchar not null,
    account varchar,
    year integer not null,
    quarter integer not null,
    reason varchar not null
);

create table store.quarter_reopened (
    id uuid not null,
    office varchar not null,
    recorded_at timestamp not null,
    recorded_by varchar not null,
    account varchar,
    year integer not null,
    quarter integer not null,
    reason varchar not null
);

-- `recorded_by` and `by_account` say who did it; `account` whose account it is about.
create table store.account_opened (
    id uuid not null,
    office varchar not null,
    recorded_at timestamp not null,
    recorded_by varchar not null,
    by_account varchar,
    account varchar not null,
    login varchar not null,
    name varchar not null,
    email varchar not null
);

-- The roles that an account holds from then on, whole: [{role, subdivision}] as JSON. The latest stands.
create table store.account_granted (
    id uuid not null,
    office varchar not null,
    recorded_at timestamp not null,
    recorded_by varchar not null,
    by_account varchar,
    account varchar not null,
    grants varchar not null
);

-- A new password's argon2id hash; `is_one_time`: it must be changed at the first sign-in.
create table store.account_password_set (
    id uuid not null,
    office varchar not null,
    recorded_at timestamp not null,
    recorded_by varchar not null,
    by_account varchar,
    account varchar not null,
    password_hash varchar not null,
    is_one_time boolean not null
);

-- `is_enabled` false: disabled from then on; true: enabled again.
create table store.account_switched (
    id uuid not null,
    office varchar not null,
    recorded_at timestamp not null,
    recorded_by varchar not null,
    by_account varchar,
    account varchar not null,
    is_enabled boolean not null,
    reason varchar not null
);

-- `session` is the SHA-256 of the secret that the browser holds, never the secret.
create table store.session_opened (
    id uuid not null,
    office varchar not null,
    recorded_at timestamp not null,
    recorded_by varchar not null,
    account varchar not null,
    session varchar not null,
    way varchar not null,
    address varchar not null
);

create table store.session_ended (
    id uuid not null,
    office varchar not null,
    recorded_at timestamp not null,
    recorded_by varchar not null,
    account varchar not null,
    session varchar not null,
    reason varchar not null
);

-- A token for other systems; `token` is the SHA-256 of the secret, shown once.
create table store.token_issued (
    id uuid not null,
    office varchar not null,
    recorded_at timestamp not null,
    recorded_by varchar not null,
    account varchar not null,
    token varchar not null,
    label varchar not null,
    scope varchar not null,
    expires_at timestamp not null
);

-- `recorded_by` and `by_account` say who did it; `account` whose token it was.
create table store.token_revoked (
    id uuid not null,
    office varchar not null,
    recorded_at timestamp not null,
    recorded_by varchar not null,
    by_account varchar,
    account varchar not null,
    token varchar not null,
    reason varchar not null
);

-- What the secretary lays down about one passage or property of the decree of a year; the latest of a field stands.
create table store.ruling_given (
    id uuid not null,
    office varchar not null,
    recorded_at timestamp not null,
    recorded_by varchar not null,
    account varchar,
    year integer not null,
    subject varchar not null,
    field varchar not null,
    value varchar not null,
    document varchar not null,
    ruled_on date not null,
    note varchar not null
);

-- E-mails to be sent, and what came of each attempt. `is_final`: it was sent, refused for good, or given up.
create table store.reminder_queued (
    id uuid not null,
    office varchar not null,
    recorded_at timestamp not null,
    recorded_by varchar not null,
    account varchar,
    year integer not null,
    quarter integer not null,
    subdivision varchar not null,
    recipient varchar not null,
    subject varchar not null,
    body varchar not null
);

create table store.reminder_attempted (
    id uuid not null,
    office varchar not null,
    recorded_at timestamp not null,
    recorded_by varchar not null,
    reminder uuid not null,
    is_sent boolean not null,
    is_final boolean not null,
    answer varchar not null
);
