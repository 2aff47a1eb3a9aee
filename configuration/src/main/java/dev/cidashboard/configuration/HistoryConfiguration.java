package dev.cidashboard.configuration;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
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

    /**
     * The first month (of UTC) of which anything is kept at a moment. Those before it are dropped as a whole: of it itself
     * nothing, however old its first days are.
     */
    public static YearMonth firstMonth(Duration retention, Instant now) {
        return YearMonth.from(now.minus(retention).atOffset(ZoneOffset.UTC));
    }
}
