-- What the aggregator knew when it last saved it, so that it is warm again after a restart: one row per project and part, all
-- parts of a project of one transaction. Only this program reads the values; losing all of it costs one cold start.

create table snapshot (
    instance text collate "C" not null,
    -- The platform's own id; empty for what is about the instance itself.
    project text collate "C" not null,
    part text collate "C" not null,
    confirmed_at timestamptz,
    changed_at timestamptz,
    -- Whether the forge's last word was that there is no such thing.
    absent boolean not null,
    -- Numbers and texts without names, the version of their form first.
    value bytea not null,
    primary key (instance, project, part)
-- Room on each page, so that a row that was only confirmed again stays where it is and no index changes for it.
) with (fillfactor = 80);
