package dev.cidashboard.aggregator.insights;

import dev.cidashboard.aggregator.database.Query;
import dev.cidashboard.api.RecoveriesView;
import dev.cidashboard.api.RecoveryView;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** How long default branches stayed red: figures over all red times, and those that are red or took longest. */
final class RecoveryPanel implements Panel<RecoveriesView> {

    private static final int MOST = 20;

    private record Row(long recovered, long stillRed, Double p50, Double p95, RecoveryView time) {

        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getLong("recovered"),
                    row.getLong("still_red"),
                    Query.number(row, "p50"),
                    Query.number(row, "p95"),
                    row.getString("pipeline") == null ? null : RedTimes.view(row));
        }
    }

    @Override
    public RecoveriesView read(Connection connection, Scope scope) throws SQLException {
        List<Row> rows = RedTimes.with(scope, new Query())
                .add("""
                        , figures as (
                            select count(green_at) as recovered, count(*) - count(green_at) as still_red,
                                percentile_cont(0.5) within group (order by seconds) filter (where green_at is not null) as p50,
                                percentile_cont(0.95) within group (order by seconds) filter (where green_at is not null) as p95
                            from reds
                        ), worst as (
                            select * from reds order by green_at is not null, seconds desc, project_id, native_id
                        """)
                .add("limit " + MOST + ") select f.*, " + RedTimes.COLUMNS)
                .add("from figures f left join worst r on true " + RedTimes.JOINS)
                .add("order by r.green_at is not null, r.seconds desc, r.project_id, r.native_id")
                .list(connection, Row::of);
        Row first = rows.getFirst();
        return new RecoveriesView(
                scope.period(),
                first.recovered(),
                first.stillRed(),
                first.p50(),
                first.p95(),
                rows.stream().map(Row::time).filter(Objects::nonNull).toList());
    }
}
