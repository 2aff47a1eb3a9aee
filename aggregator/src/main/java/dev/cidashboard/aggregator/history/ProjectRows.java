package dev.cidashboard.aggregator.history;

import dev.cidashboard.aggregator.database.Query;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.Platform;
import dev.cidashboard.api.ProjectId;
import dev.cidashboard.api.RepositoryRefView;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Which project a row is about. */
public final class ProjectRows {

    /** Columns of {@code project j} that {@link #reference} reads. */
    public static final String COLUMNS = "j.instance, j.native_id as project, j.platform, j.path";

    private ProjectRows() {}

    /** The short number of a project; empty if nothing was ever written of it. */
    public static Optional<Integer> number(Connection connection, ProjectId id) throws SQLException {
        return Query.of(
                        "select id from project where instance = ? and native_id = ?",
                        id.instance().name(),
                        id.nativeId())
                .first(connection, row -> row.getInt("id"));
    }

    public static RepositoryRefView reference(ResultSet row) throws SQLException {
        InstanceId instance = new InstanceId(row.getString("instance"));
        return new RepositoryRefView(
                new ProjectId(instance, row.getString("project")),
                instance,
                Platform.of(row.getString("platform")).orElseThrow(),
                row.getString("path"));
    }
}
