package dev.cidashboard.aggregator.insights;

import dev.cidashboard.aggregator.database.Query;
import dev.cidashboard.aggregator.history.ProjectRows;
import dev.cidashboard.api.FlakyPipelineView;
import dev.cidashboard.api.FlakyPipelinesView;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/**
 * Pipelines that ended differently on the same commit, within 14 days: runs of one name that the same event started, or attempts
 * of one run. Where pipelines have no name (GitLab), a schedule and a push are told apart by nothing else. Five passes in a row
 * of whatever event clear one.
 */
final class FlakyPanel implements Panel<FlakyPipelinesView> {

    private static final int MOST = 50;
    /** Of so many pipelines it is looked up whether they were cleared. */
    private static final int MOST_CANDIDATES = 200;

    private static final int PASSES_THAT_CLEAR = 5;

    /** What came after is read so far: of what passes only each fifth time five in a row will be among them. */
    private static final int MOST_AFTER = 200;

    /** Attempts are few: each run is looked up by its key in its month. Joined freely, all months would be read for them. */
    private static final String OF_ATTEMPTS = """
            from pipeline_attempt p cross join lateral (
                select r.name, r.event, r.sha, r.ref from pipeline r
                where r.project_id = p.project_id and r.native_id = p.native_id and r.created_at = p.created_at
                offset 0
            ) q
            """;

    @Override
    public FlakyPipelinesView read(Connection connection, Scope scope) throws SQLException {
        Query query = Query.of(
                "with ends as materialized (select p.project_id, coalesce(p.name, '') as name, coalesce(p.event, '') as event, p.sha, "
                        + Outcomes.ENDED_AT
                        + " as at, " + Outcomes.PASSED + " as passed from pipeline p where p.sha is not null and "
                        + Outcomes.DECIDED);
        scope.narrow(query)
                .add("union all select p.project_id, coalesce(q.name, ''), coalesce(q.event, ''), q.sha, "
                        + "coalesce(p.finished_at, p.created_at), " + Outcomes.PASSED)
                .add(OF_ATTEMPTS)
                .add("where q.sha is not null and " + Outcomes.DECIDED);
        scope.narrow(query, "p")
                .addIf(scope.branch(), "and q.ref = ?")
                .add("""
                        ), failed as (
                            select project_id, name, event, sha, min(at) as first, max(at) as last from ends where not passed
                            group by project_id, name, event, sha
                        ), flips as (
                            select e.project_id, e.name, e.sha, greatest(max(f.last), max(e.at)) as last
                            from ends e join failed f on f.project_id = e.project_id and f.sha = e.sha
                                and f.name = e.name and f.event = e.event
                            where e.passed and e.at between f.first - interval '14 days' and f.last + interval '14 days'
                            group by e.project_id, e.name, e.event, e.sha
                        ), flaky as (
                            select project_id, name, count(distinct sha) as commits, max(last) as last,
                                (array_agg(sha order by last desc))[1] as sha
                            from flips group by project_id, name order by max(last) desc
                        """)
                .add("limit " + MOST_CANDIDATES + "), after as (")
                .add("""
                        select f.project_id, f.name,
                            string_agg(case when e.passed then 'P' else 'F' end, '' order by e.at) as ends
                        from flaky f join ends e on e.project_id = f.project_id and e.name = f.name
                            and e.at > f.last
                        group by f.project_id, f.name)
                        """)
                .add("select nullif(f.name, '') as name, f.commits, f.last, f.sha, left(coalesce(a.ends, ''), "
                        + MOST_AFTER + ") as ends, " + ProjectRows.COLUMNS)
                .add("from flaky f join project j on j.id = f.project_id left join after a")
                .add("on a.project_id = f.project_id and a.name = f.name")
                .add("order by f.last desc, f.project_id, f.name");
        List<FlakyPipelineView> flaky = query
                .list(connection, row -> {
                    String after = row.getString("ends");
                    return isCleared(after)
                            ? null
                            : new FlakyPipelineView(
                                    ProjectRows.reference(row),
                                    row.getString("name"),
                                    row.getString("sha"),
                                    row.getInt("commits"),
                                    Query.instant(row, "last"),
                                    passesAtTheEnd(after));
                })
                .stream()
                .filter(Objects::nonNull)
                .limit(MOST)
                .toList();
        return new FlakyPipelinesView(scope.period(), flaky);
    }

    /** @param after how it ended since, oldest first: P for passed, F for failed */
    static boolean isCleared(String after) {
        return after.contains("P".repeat(PASSES_THAT_CLEAR));
    }

    static int passesAtTheEnd(String after) {
        return after.length() - after.lastIndexOf('F') - 1;
    }
}
