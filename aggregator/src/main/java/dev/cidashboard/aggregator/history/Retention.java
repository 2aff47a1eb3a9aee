package dev.cidashboard.aggregator.history;

import dev.cidashboard.aggregator.database.Database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Drops what is too old, and makes the partitions of the months to come; once an hour. Used by one thread. */
final class Retention {

    private static final Duration EVERY = Duration.ofHours(1);
    /** Each try makes readers wait for as long as it waits itself. */
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(5);

    /** Of deployments only so many at once: a retention that was shortened must not hold everybody up. */
    private static final List<String> OUTDATED = List.of(
            "delete from pass where started_at < ?",
            "delete from environment where latest_at < ?",
            "delete from deployment where ctid = any (array(select ctid from deployment where created_at < ? limit 20000))");

    private final Keeping keeping;
    private Instant next = Instant.MIN;

    Retention(Keeping keeping) {
        this.keeping = keeping;
    }

    void keepTidy(Database database, Partitions partitions, Instant now) throws SQLException {
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(AFTER_A_FAILURE);
        database.write(connection -> {
            // Readers hold a partition for no longer than a page takes; who waits in line for it would stop them all.
            try (var patience = connection.createStatement()) {
                patience.execute("set local lock_timeout = '2s'");
            }
            partitions.make(connection, Partitions.ahead(now));
            partitions.drop(connection, keeping.firstMonth(now));
            for (String sql : OUTDATED) {
                try (PreparedStatement delete = connection.prepareStatement(sql)) {
                    delete.setTimestamp(1, Timestamp.from(keeping.since(now)));
                    delete.executeUpdate();
                }
            }
            return null;
        });
        next = now.plus(EVERY);
    }
}
