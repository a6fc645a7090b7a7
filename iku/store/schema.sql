-- The facts, in the past tense. Rows are only ever inserted. No keys, checks, sequences or indexes: the workflow checks
-- inside the transaction, under the one writer's lock. Every fact says whose office it is about, who recorded it and when
-- (UTC, taken under that lock, so it is the order of facts).

create table if not exists store.schema_upgraded (
    step integer not null,
    recorded_at timestamp not null
);

-- One row per moment at which a folder of definitions came into force.
create table if not exists store.definitions_adopted (
    id uuid not null,
    office varchar not null,
    recorded_at timestamp not null,
    recorded_by varchar not null,
    year integer not null,
    fingerprint varchar not null,
    floor_percent decimal(18, 4) not null,
    band_above varchar not null,
    band_equal varchar not null,
    band_below varchar not null
);

-- The files of the folder, whole, so that any past moment can be read again as it was.
create table if not exists store.definition_file_adopted (
    adoption uuid not null,
    name varchar not null,
    content varchar not null
);

create table if not exists store.indicator_adopted (
    adoption uuid not null,
    indicator varchar not null,
    number integer not null,
    division varchar not null,
    subdivision varchar not null,
    weight decimal(9, 4) not null,
    is_staged boolean not null
);

create table if not exists store.component_adopted (
    adoption uuid not null,
    indicator varchar not null,
    component varchar not null,
    unit varchar not null,
    polarity varchar not null,
    form varchar not null,
    consolidation varchar not null,
    zero_target varchar not null,
    scale varchar not null,
    cap_percent decimal(18, 4),
    weight decimal(9, 4) not null
);

-- One row per quarter in which a stage-bound indicator is due; the others are due in every quarter.
create table if not exists store.due_quarter_adopted (
    adoption uuid not null,
    indicator varchar not null,
    year integer not null,
    quarter integer not null
);

create table if not exists store.document_adopted (
    adoption uuid not null,
    indicator varchar not null,
    document varchar not null,
    frequency varchar not null
);

create table if not exists store.band_adopted (
    adoption uuid not null,
    band varchar not null,
    lower_percent decimal(18, 4),
    is_reached boolean not null
);

create table if not exists store.grade_adopted (
    adoption uuid not null,
    scale varchar not null,
    grade varchar not null,
    rank integer not null,
    score decimal(18, 4) not null
);

create table if not exists store.submission_received (
    id uuid not null,
    office varchar not null,
    recorded_at timestamp not null,
    recorded_by varchar not null,
    kind varchar not null,
    channel varchar not null,
    filename varchar not null,
    sha256 varchar not null,
    note varchar not null,
    unchanged integer not null
);

create table if not exists store.submission_withdrawn (
    id uuid not null,
    office varchar not null,
    recorded_at timestamp not null,
    recorded_by varchar not null,
    submission uuid not null,
    reason varchar not null
);

-- `submission` is the one whose value the fact shows (null: blank after a withdrawal); `withdrawal` is set where the fact
-- restores what stood before a withdrawn submission.
create table if not exists store.target_set (
    id uuid not null,
    office varchar not null,
    recorded_at timestamp not null,
    recorded_by varchar not null,
    submission uuid,
    withdrawal uuid,
    source_row integer,
    indicator varchar not null,
    component varchar not null,
    year integer not null,
    quarter integer not null,
    version integer not null,
    value decimal(18, 4),
    upper decimal(18, 4),
    baseline decimal(18, 4),
    grade varchar not null,
    unit varchar not null,
    document varchar not null,
    reason varchar not null
);

create table if not exists store.realisation_reported (
    id uuid not null,
    office varchar not null,
    recorded_at timestamp not null,
    recorded_by varchar not null,
    submission uuid,
    withdrawal uuid,
    source_row integer,
    indicator varchar not null,
    component varchar not null,
    year integer not null,
    quarter integer not null,
    version integer not null,
    value decimal(18, 4),
    numerator decimal(18, 4),
    denominator decimal(18, 4),
    grade varchar not null,
    note varchar not null
);

create table if not exists store.evidence_attached (
    id uuid not null,
    office varchar not null,
    recorded_at timestamp not null,
    recorded_by varchar not null,
    submission uuid not null,
    indicator varchar not null,
    document varchar not null,
    year integer not null,
    quarter integer not null,
    version integer not null,
    filename varchar not null,
    media_type varchar not null,
    sha256 varchar not null,
    size bigint not null,
    url varchar not null,
    seen_on date
);

create table if not exists store.evidence_withdrawn (
    id uuid not null,
    office varchar not null,
    recorded_at timestamp not null,
    recorded_by varchar not null,
    attachment uuid not null,
    reason varchar not null
);
