package dev.cidashboard.aggregator.history;

import dev.cidashboard.configuration.HistoryConfiguration;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * How long history is kept. Months are those of UTC: a partition must not depend on a time zone that somebody configures.
 *
 * @param retention at least a month
 */
record Keeping(Duration retention) {

    /** Older pipelines are not written. */
    Instant since(Instant now) {
        return now.minus(retention);
    }

    /** The first month of which anything is kept: months before it are dropped as a whole. */
    YearMonth firstMonth(Instant now) {
        return HistoryConfiguration.firstMonth(retention, now);
    }

    static YearMonth month(Instant moment) {
        return YearMonth.from(moment.atOffset(ZoneOffset.UTC));
    }

    static Instant begin(YearMonth month) {
        return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
