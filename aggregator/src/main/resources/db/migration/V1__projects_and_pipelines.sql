-- What the forges' projects, pipelines, branches and passes were. The name of everything is the platform's own, immutable id:
-- a project is (instance, native_id), a pipeline (project, native_id). The short numbers in project.id only save room.
-- Ids and words of platforms compare by their bytes (collation C): the order of keys must not depend on a server's locale.

create table project (
    id integer generated always as identity primary key,
    instance text collate "C" not null,
    native_id text collate "C" not null,
    platform text not null,
    path text not null,
    name text not null,
    web_url text,
    default_branch text,
    first_seen_at timestamptz not null,
    -- When a full listing of its forge did not hold it any more; null while it is there.
    gone_at timestamptz,
    unique (instance, native_id)
);

-- Partitioned by the month in which a pipeline was created, so that the oldest month can be dropped at once. created_at is
-- that of the first sighting, never a later one: else a forge that dates one run differently would yield two rows.
create table pipeline (
    project_id integer not null,
    native_id text collate "C" not null,
    created_at timestamptz not null,
    -- Of the latest attempt; earlier ones are in pipeline_attempt.
    attempt integer not null,
    status text collate "C" not null,
    -- Whether the status is an end: within one attempt nothing goes back from it.
    over boolean not null,
    -- Whether the platform's full answer was read: a list that repeats the same moment tells less.
    detailed boolean not null,
    number bigint,
    workflow text collate "C" not null,
    name text,
    event text,
    ref text,
    sha text collate "C",
    title text,
    actor text,
    web_url text,
    committed_at timestamptz,
    started_at timestamptz,
    updated_at timestamptz,
    finished_at timestamptz,
    -- Of the latest attempt, from its own start to its end.
    duration_ms bigint,
    -- What its status says about whether the code works: P for passed (with warnings or without), F for failed (timed out and
    -- ended by an error, too), C for cancelled, nothing for the others. One byte, compared millions of times.
    outcome "char" generated always as ((case
        when status in ('success', 'success_with_warnings') then 'P'
        when status in ('failed', 'timed_out', 'error') then 'F'
        when status = 'cancelled' then 'C'
    end)::"char") stored,
    primary key (project_id, native_id, created_at)
) partition by range (created_at);

-- A project's history, newest first, by key.
create index pipeline_by_age on pipeline (project_id, created_at desc, native_id desc);

-- A period over all projects: of the month in which it begins only its part is read.
create index pipeline_by_time on pipeline (created_at);

-- Where attempts may be missing.
create index pipeline_run_again on pipeline (created_at desc) where attempt > 1;

-- Earlier attempts of pipelines that were run again, in the partition of their pipeline.
create table pipeline_attempt (
    project_id integer not null,
    native_id text collate "C" not null,
    created_at timestamptz not null,
    attempt integer not null,
    status text collate "C" not null,
    actor text,
    started_at timestamptz,
    finished_at timestamptz,
    duration_ms bigint,
    outcome "char" generated always as ((case
        when status in ('success', 'success_with_warnings') then 'P'
        when status in ('failed', 'timed_out', 'error') then 'F'
        when status = 'cancelled' then 'C'
    end)::"char") stored,
    primary key (project_id, native_id, attempt, created_at)
) partition by range (created_at);

-- Jobs of a pipeline, where somebody looked at them: those of the attempt that was latest then.
create table job (
    project_id integer not null,
    pipeline_id text collate "C" not null,
    created_at timestamptz not null,
    native_id text collate "C" not null,
    attempt integer not null,
    name text not null,
    stage text,
    status text collate "C" not null,
    allowed_to_fail boolean not null,
    started_at timestamptz,
    finished_at timestamptz,
    duration_ms bigint,
    runner text,
    web_url text,
    primary key (project_id, pipeline_id, native_id, created_at)
) partition by range (created_at);

-- Where a branch pointed from a moment on; a null sha says that it was removed.
create table branch_head (
    project_id integer not null,
    branch text collate "C" not null,
    seen_at timestamptz not null,
    sha text collate "C",
    author text,
    message text,
    committed_at timestamptz,
    primary key (project_id, branch, seen_at)
) partition by range (seen_at);

-- Passes over the projects of an instance.
create table pass (
    instance text collate "C" not null,
    started_at timestamptz not null,
    finished_at timestamptz not null,
    projects integer not null,
    failed integer not null,
    primary key (instance, started_at)
);
