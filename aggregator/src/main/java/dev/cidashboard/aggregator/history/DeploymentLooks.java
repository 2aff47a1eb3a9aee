package dev.cidashboard.aggregator.history;

import dev.cidashboard.aggregator.database.Query;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.ProjectId;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** When projects were asked for their deployments, and which are due. */
final class DeploymentLooks {

    /**
     * The first looks at the projects of an instance are spread by a hash, half a minute for each and at most over a day:
     * a few are known soon, and many do not come all at once.
     */
    private static final String BEGIN = """
            insert into deployment_look (project_id, found, not_before, due_at)
            select k.id, false, k.due_at, k.due_at
            from (
                select j.id, ?::timestamptz + least(interval '1 day', count(*) over () * interval '30 seconds')
                    * ((hashtext(j.instance || ':' || j.native_id)::bigint + 2147483648) / 4294967296.0) as due_at
                from project j where j.instance = ? and j.gone_at is null
            ) k
            where not exists (select from deployment_look l where l.project_id = k.id)
            on conflict do nothing
            """;

    /**
     * Those that have any and those of which none are known take turns, so that neither waits for all of the others. Only
     * runs of the last hours are looked through: what began earlier is found by the regular look.
     */
    private static final String DUE = """
            with due as (
                select l.project_id, j.native_id, l.found,
                    case when l.due_at <= ? then l.due_at else l.not_before end as since
                from deployment_look l join project j on j.id = l.project_id
                where j.instance = ? and j.gone_at is null and l.not_before <= ? and (l.due_at <= ? or l.found and exists (
                    select from pipeline p
                    where p.project_id = l.project_id and p.ref = j.default_branch and p.over
                        and p.created_at >= ? and p.created_at >= l.looked_at - interval '6 hours'
                        and coalesce(p.finished_at, p.updated_at) > l.looked_at))
            )
            select project_id, native_id from due
            order by row_number() over (partition by found order by since, native_id), found desc
            limit ?
            """;

    private static final Duration AS_FAR_BACK = Duration.ofHours(12);

    private static final String KEEP = """
            update deployment_look set found = coalesce(?, found), looked_at = coalesce(?, looked_at), not_before = ?,
                due_at = ?
            where project_id = ?
            """;

    private DeploymentLooks() {}

    /** @param number of its row */
    record Due(int number, ProjectId project) {

        static Due of(InstanceId instance, ResultSet row) throws SQLException {
            return new Due(row.getInt("project_id"), new ProjectId(instance, row.getString("native_id")));
        }
    }

    /**
     * What came of a look.
     *
     * @param found whether it has any; null if that was not told
     * @param lookedAt null if nothing was told
     * @param notBefore when to look again at the soonest
     * @param dueAt when to look again if nothing happens
     */
    record Look(Boolean found, Instant lookedAt, Instant notBefore, Instant dueAt) {}

    /** Says when projects that were never asked for are to be. */
    static void begin(Connection connection, InstanceId instance, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BEGIN)) {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setString(2, instance.name());
            statement.executeUpdate();
        }
    }

    /** Those that waited longest first. */
    static List<Due> due(Connection connection, InstanceId instance, Instant now, int most) throws SQLException {
        return Query.of(DUE, now, instance.name(), now, now, now.minus(AS_FAR_BACK), most)
                .list(connection, row -> Due.of(instance, row));
    }

    static void keep(Connection connection, int project, Look look) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
            statement.setObject(1, look.found(), Types.BOOLEAN);
            statement.setTimestamp(2, look.lookedAt() == null ? null : Timestamp.from(look.lookedAt()));
            statement.setTimestamp(3, Timestamp.from(look.notBefore()));
            statement.setTimestamp(4, Timestamp.from(look.dueAt()));
            statement.setInt(5, project);
            statement.executeUpdate();
        }
    }
}
