-- Step 3: evaluation meetings, what was said and decided in them, follow-ups, and the papers that were issued.

create table store.meeting_opened (
    id uuid not null,
    office varchar not null,
    recorded_at timestamp not null,
    recorded_by varchar not null,
    account varchar,
    meeting uuid not null,
    title varchar not null,
    year integer not null,
    quarter integer not null,
    subdivision varchar not null,
    held_on date not null,
    place varchar not null
);

-- The moment whose figures a meeting shows, from then on; every pinning is a version of the meeting's data and stays readable.
-- `fingerprint` is the SHA-256 of what it shows.
create table store.meeting_pinned (
    id uuid not null,
    office varchar not null,
    recorded_at timestamp not null,
    recorded_by varchar not null,
    account varchar,
    meeting uuid not null,
    version integer not null,
    as_of timestamp not null,
    reason varchar not null,
    fingerprint varchar not null
);

-- The slides in the order in which they are taken, whole, as JSON; the latest stands. Without one, the program's own order holds.
create table store.meeting_agenda_set (
    id uuid not null,
    office varchar not null,
    recorded_at timestamp not null,
    recorded_by varchar not null,
    account varchar,
    meeting uuid not null,
    slides varchar not null
);

-- Who came, whole, as JSON: [{name, position}]. The latest stands.
create table store.meeting_attended (
    id uuid not null,
    office varchar not null,
    recorded_at timestamp not null,
    recorded_by varchar not null,
    account varchar,
    meeting uuid not null,
    attendees varchar not null
);

-- Who takes the notes from then on; the latest does.
create table store.meeting_pen_taken (
    id uuid not null,
    office varchar not null,
    recorded_at timestamp not null,
    recorded_by varchar not null,
    account varchar,
    meeting uuid not null
);

-- `kind` is "decision", "follow_up" or "note". The latest row of an `entry` stands; with `is_removed` it is struck out.
create table store.meeting_entry_written (
    id uuid not null,
    office varchar not null,
    recorded_at timestamp not null,
    recorded_by varchar not null,
    account varchar,
    meeting uuid not null,
    entry uuid not null,
    slide varchar not null,
    kind varchar not null,
    text varchar not null,
    indicator varchar not null,
    owner varchar not null,
    due_on date,
    is_removed boolean not null
);

create table store.meeting_closed (
    id uuid not null,
    office varchar not null,
    recorded_at timestamp not null,
    recorded_by varchar not null,
    account varchar,
    meeting uuid not null,
    number varchar not null
);

-- What was done about a follow-up, an entry of a meeting. `is_done` closes it, and needs a file (`sha256`) or a link (`url`).
create table store.follow_up_progressed (
    id uuid not null,
    office varchar not null,
    recorded_at timestamp not null,
    recorded_by varchar not null,
    account varchar,
    follow_up uuid not null,
    text varchar not null,
    is_done boolean not null,
    filename varchar not null,
    media_type varchar not null,
    sha256 varchar not null,
    size bigint not null,
    url varchar not null,
    seen_on date
);

-- A paper that left the dashboard: its own SHA-256, and which figures it shows. `meeting` is null for a paper without one.
create table store.paper_issued (
    id uuid not null,
    office varchar not null,
    recorded_at timestamp not null,
    recorded_by varchar not null,
    account varchar,
    kind varchar not null,
    sha256 varchar not null,
    meeting uuid,
    version integer,
    year integer not null,
    quarter integer not null,
    as_of timestamp not null,
    fingerprint varchar not null
);
