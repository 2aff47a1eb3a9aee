package dev.cidashboard.endtoend.bench;

import dev.cidashboard.endtoend.product.HistoryDatabase;

/**
 * A year and more of pipelines of the projects that a history already knows: all that its rows hold, in the lengths that the
 * platforms have. One project has a tenth of all.
 */
final class MillionRuns {

    private static final int DAYS = 400;

    /** As the aggregator makes and names them. */
    private static final String MONTHS = """
            do $$
            declare
                month date;
                part text;
            begin
                for month in select generate_series(
                    date_trunc('month', now() - interval '%d days'), now(), interval '1 month')::date loop
                    foreach part in array array['pipeline', 'pipeline_attempt', 'job', 'branch_head'] loop
                        execute format('create table if not exists %%I partition of %%I for values from (%%L) to (%%L)',
                            part || to_char(month, '"_y"YYYY"m"MM'), part,
                            month::timestamp at time zone 'UTC', (month + interval '1 month')::timestamp at time zone 'UTC');
                    end loop;
                end loop;
            end $$
            """.formatted(DAYS);

    private static final String RUNS = """
            with share as (
                select id, default_branch,
                    case when row_number() over (order by id) = 1 then %1$d / 10
                        else %1$d * 9 / 10 / (count(*) over () - 1) end as runs
                from project where gone_at is null
            ), run as (
                select s.id, s.default_branch, n,
                    now() - interval '2 hours' - interval '%2$d days' * (1 - (n + random()) / s.runs) * 0.999 as at,
                    random() as fate, (30000 + random() * 600000)::bigint as took
                from share s cross join lateral generate_series(0, s.runs - 1) as n
            )
            insert into pipeline (project_id, native_id, created_at, attempt, status, over, detailed, number, workflow,
                name, event, ref, sha, title, actor, web_url, committed_at, started_at, updated_at, finished_at, duration_ms)
            select id, (90000000000 + n * 10000 + id)::text, at, case when n %% 97 = 0 then 2 else 1 end,
                case when fate < 0.80 then 'success' when fate < 0.92 then 'failed' when fate < 0.96 then 'cancelled'
                    when fate < 0.98 then 'skipped' else 'timed_out' end,
                true, true, n, 'wf' || n %% 3, (array['build', 'test', 'deploy'])[n %% 3 + 1], 'push',
                case when n %% 10 < 6 then default_branch else 'feature/topic-' || n %% 7 end,
                md5(id || '/' || n / 3) || left(md5(n::text), 8),
                'Improve the handling of case ' || n || ' in service', 'octocat-' || n %% 40,
                'https://forge.example/octo-org/service-' || id || '/actions/runs/' || n,
                at - interval '1 minute', at + interval '12 s', at + interval '12 s' + took * interval '1 ms',
                at + interval '12 s' + took * interval '1 ms', took
            from run order by at
            """;

    private static final String ATTEMPTS = """
            insert into pipeline_attempt (
                project_id, native_id, created_at, attempt, status, actor, started_at, finished_at, duration_ms)
            select project_id, native_id, created_at, 1, 'failed', actor, started_at, finished_at, duration_ms
            from pipeline where attempt = 2 and native_id >= '9' and length(native_id) = 11
            on conflict do nothing
            """;

    private MillionRuns() {}

    /** @param runs in all, a round number */
    static void write(HistoryDatabase database, int runs) {
        database.execute(MONTHS);
        database.execute(RUNS.formatted(runs, DAYS));
        database.execute(ATTEMPTS);
        database.execute("vacuum (analyze)");
    }
}
