package dev.cidashboard.configuration;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What is remembered beyond the warm state.
 *
 * @param database empty means no history; always empty in the web process
 * @param retention what ended longer ago is forgotten
 */
public record HistoryConfiguration(Optional<DatabaseConfiguration> database, Duration retention) {
    public HistoryConfiguration {
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(retention, "retention");
    }
}
