-- What was brought where, as the platforms tell it. Not partitioned: of a project there are some a day, and its past is bounded
-- by what a platform tells and by the retention, which deletes here what is dropped elsewhere.

create table deployment (
    project_id integer not null,
    native_id text collate "C" not null,
    environment text collate "C" not null,
    ref text,
    sha text collate "C",
    status text collate "C" not null,
    -- Whether the status is an end: what is said again of the same moment does not go back from it.
    over boolean not null,
    created_at timestamptz not null,
    updated_at timestamptz,
    -- Null while it is not over and where it is not known: of the replaced ones GitHub may say only that they were replaced.
    finished_at timestamptz,
    committed_at timestamptz,
    -- As that of a pipeline.
    outcome "char" generated always as ((case status
        when 'success' then 'P'
        when 'failed' then 'F'
        when 'cancelled' then 'C'
    end)::"char") stored,
    primary key (project_id, native_id)
);

-- A period over all projects, and what is too old.
create index deployment_by_time on deployment (created_at);

-- Where the deployments of a project go: whether its names match a pattern is asked of some thousand of these instead of each
-- deployment.
create table environment (
    project_id integer not null,
    name text collate "C" not null,
    -- When its latest deployment was created.
    latest_at timestamptz not null,
    primary key (project_id, name)
);

-- When a project was asked for its deployments, and when that is due again: so that no restart asks for anything.
create table deployment_look (
    project_id integer primary key,
    -- Whether it had any at the last look.
    found boolean not null,
    -- Of the last answer; null before the first.
    looked_at timestamptz,
    -- Whatever happens, not before.
    not_before timestamptz not null,
    -- Also if nothing happens.
    due_at timestamptz not null
);
