package dev.cidashboard.aggregator.instance;

import dev.cidashboard.aggregator.database.Database;
import dev.cidashboard.aggregator.database.DatabaseHealth;
import dev.cidashboard.aggregator.history.HistoryWriter;
import dev.cidashboard.aggregator.history.WriterHealth;
import dev.cidashboard.api.HistoryStatusView;
import dev.cidashboard.configuration.Configuration;

import jakarta.inject.Singleton;

/** Whether what the instances tell is remembered. */
@Singleton
final class HistoryStatus {

    /** Less is how batches are gathered: a figure that never stands still would make each answer a new one. */
    private static final long LEAST_LAG_SECONDS = 10;

    private final Database database;
    private final HistoryWriter writer;
    private final int retentionDays;

    HistoryStatus(Database database, HistoryWriter writer, Configuration configuration) {
        this.database = database;
        this.writer = writer;
        this.retentionDays = (int) configuration.history().retention().toDays();
    }

    HistoryStatusView view() {
        DatabaseHealth health = database.health();
        if (database.isOff()) {
            return new HistoryStatusView(health.state().word(), null, null, null, null, null, null);
        }
        WriterHealth written = writer.health();
        long lag = written.lag().toSeconds();
        boolean lags = lag >= LEAST_LAG_SECONDS;
        return new HistoryStatusView(
                health.state().word(),
                health.message(),
                health.since(),
                retentionDays,
                lags ? written.pending() : 0,
                lags ? (Long) lag : null,
                written.failures());
    }
}
