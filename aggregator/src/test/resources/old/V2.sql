-- What version 2 left behind in a database, of the last days.

do $$
declare
    month timestamptz;
    tab text;
begin
    for month in
        select generate_series(date_trunc('month', now() - interval '40 days', 'UTC'), now(), interval '1 month')
    loop
        foreach tab in array array['pipeline', 'pipeline_attempt', 'job', 'branch_head'] loop
            execute format(
                'create table %I partition of %I for values from (%L) to (%L)',
                tab || to_char(month at time zone 'UTC', '"_y"YYYY"m"MM'), tab, month,
                (month at time zone 'UTC' + interval '1 month') at time zone 'UTC');
        end loop;
    end loop;
end
$$;

insert into project (instance, native_id, platform, path, name, web_url, default_branch, first_seen_at, gone_at)
values ('github-main', '771', 'github', 'octo/old', 'old', 'https://forge.example/octo/old', 'main', now() - interval '40 days', null),
    ('gitlab-main', '772', 'gitlab', 'group/left', 'left', null, null, now() - interval '40 days', now() - interval '1 day');

insert into pipeline (project_id, native_id, created_at, attempt, status, over, detailed, number, workflow, name, event, ref, sha,
    title, actor, web_url, committed_at, started_at, updated_at, finished_at, duration_ms)
select id, '1001', now() - interval '3 days', 2, 'success', true, true, 7, 'build', 'Build', 'push', 'main', 'aaaa',
    'Make it faster', 'octocat', 'https://forge.example/runs/1001', now() - interval '3 days', now() - interval '3 days',
    now() - interval '3 days' + interval '5 minutes', now() - interval '3 days' + interval '5 minutes', 60000
from project where native_id = '771'
union all
select id, '1002', now() - interval '2 days', 1, 'running', false, false, null, '', null, null, null, null,
    null, null, null, null, null, null, null, null
from project where native_id = '771';

insert into pipeline_attempt (project_id, native_id, created_at, attempt, status, actor, started_at, finished_at, duration_ms)
select project_id, native_id, created_at, 1, 'failed', 'octocat', created_at, created_at + interval '1 minute', 60000
from pipeline where native_id = '1001';

insert into job (project_id, pipeline_id, created_at, native_id, attempt, name, stage, status, allowed_to_fail)
select project_id, native_id, created_at, '5', 2, 'unit', 'test', 'success', false from pipeline where native_id = '1001';

insert into branch_head (project_id, branch, seen_at, sha, author, message, committed_at)
select id, 'main', now() - interval '3 days', 'aaaa', 'Ada', 'Make it faster', now() - interval '3 days'
from project where native_id = '771';

insert into pass (instance, started_at, finished_at, projects, failed)
values ('github-main', now() - interval '1 hour', now() - interval '59 minutes', 1, 0);

insert into snapshot (instance, project, part, confirmed_at, changed_at, absent, value)
values ('github-main', '', 'instance', now() - interval '1 hour', null, false, '\x0100'),
    ('github-main', '771', 'pipelines', now() - interval '1 hour', now() - interval '2 hours', false, '\x0100');
