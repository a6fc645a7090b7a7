-- Step 4: the end targets of the strategic plan, and budgets.

-- What a component is to have reached at the end of a plan (Renstra) of these years. The latest row of a component whose
-- plan holds a year stands for that year; one without value and grade says that it was emptied.
create table store.plan_target_set (
    id uuid not null,
    office varchar not null,
    recorded_at timestamp not null,
    recorded_by varchar not null,
    account varchar,
    indicator varchar not null,
    component varchar not null,
    first_year integer not null,
    last_year integer not null,
    value decimal(18, 4),
    upper decimal(18, 4),
    baseline decimal(18, 4),
    grade varchar not null,
    unit varchar not null,
    document varchar not null,
    reason varchar not null
);

-- Rupiah from the beginning of the year up to the quarter; the latest row of an indicator and quarter stands, also an empty one.
create table store.budget_reported (
    id uuid not null,
    office varchar not null,
    recorded_at timestamp not null,
    recorded_by varchar not null,
    account varchar,
    indicator varchar not null,
    year integer not null,
    quarter integer not null,
    allocation decimal(18, 4),
    spent decimal(18, 4),
    document varchar not null
);
