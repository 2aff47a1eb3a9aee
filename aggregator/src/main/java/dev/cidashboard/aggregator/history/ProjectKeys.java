package dev.cidashboard.aggregator.history;

import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.ProjectId;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The short numbers under which the database knows projects. Used by one thread. */
final class ProjectKeys {

    private static final String KEEP = """
            insert into project as p
                (instance, native_id, platform, path, name, web_url, default_branch, first_seen_at, gone_at)
            select instance, native_id, platform, path, name, web_url, default_branch, seen_at, gone_at
            from json_to_recordset(?::json) as seen (
                instance text, native_id text, platform text, path text, name text, web_url text, default_branch text,
                seen_at timestamptz, gone_at timestamptz)
            on conflict (instance, native_id) do update set
                platform = excluded.platform, path = excluded.path, name = excluded.name, web_url = excluded.web_url,
                default_branch = excluded.default_branch, gone_at = excluded.gone_at
            returning id, instance, native_id
            """;

    /**
     * Who is only mentioned by a run is put down if nothing was known of it, and else left as it is: what waited with the
     * run may be older than what was written since.
     */
    private static final String MENTION = """
            with seen as materialized (
                select * from json_to_recordset(?::json) as seen (
                    instance text, native_id text, platform text, path text, name text, web_url text,
                    default_branch text, seen_at timestamptz)
            ), added as (
                insert into project
                    (instance, native_id, platform, path, name, web_url, default_branch, first_seen_at)
                select instance, native_id, platform, path, name, web_url, default_branch, seen_at from seen
                on conflict do nothing
                returning id, instance, native_id
            )
            select id, instance, native_id from added
            union all
            select p.id, p.instance, p.native_id
            from seen join project p on p.instance = seen.instance and p.native_id = seen.native_id
            """;

    private final Map<ProjectId, Integer> known = new HashMap<>();

    /** Writes what is new of projects, and of those that nothing was written of yet. Returns their numbers, to be learned. */
    Map<ProjectId, Integer> keep(Connection connection, Collection<SeenProject> news, Collection<SeenProject> mentioned)
            throws SQLException {
        Map<ProjectId, Integer> numbers = new HashMap<>(known);
        numbers.putAll(write(connection, KEEP, news));
        Map<ProjectId, SeenProject> unknown = new LinkedHashMap<>();
        for (SeenProject seen : mentioned) {
            if (!numbers.containsKey(seen.project().id())) {
                unknown.put(seen.project().id(), seen);
            }
        }
        numbers.putAll(write(connection, MENTION, unknown.values()));
        return numbers;
    }

    /** To be called when that is committed. */
    void learn(Map<ProjectId, Integer> numbers) {
        known.putAll(numbers);
    }

    /** The database may be another one than before. */
    void forget() {
        known.clear();
    }

    private static Map<ProjectId, Integer> write(Connection connection, String sql, Collection<SeenProject> projects)
            throws SQLException {
        Map<ProjectId, Integer> numbers = new HashMap<>();
        if (projects.isEmpty()) {
            return numbers;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, JsonRows.of(projects, ProjectKeys::row));
            try (ResultSet written = statement.executeQuery()) {
                while (written.next()) {
                    numbers.put(
                            new ProjectId(new InstanceId(written.getString(2)), written.getString(3)),
                            written.getInt(1));
                }
            }
        }
        return numbers;
    }

    private static void row(JsonRows cells, SeenProject seen) {
        Project project = seen.project();
        cells.cell("instance", project.id().instance().name())
                .cell("native_id", project.id().nativeId())
                .cell("platform", project.platform().toString())
                .cell("path", project.path())
                .cell("name", project.name())
                .cell("web_url", project.webUrl())
                .cell("default_branch", project.defaultBranch())
                .cell("seen_at", seen.seenAt())
                .cell("gone_at", seen.goneAt());
    }
}
