package dev.cidashboard.aggregator.day;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * One cell of the table of freshness.
 *
 * @param worst the slowest ten, the slowest first
 */
record Cell(
        Kind kind,
        Warmth warmth,
        int count,
        int late,
        Duration p50,
        Duration p95,
        Duration longest,
        List<Happening> worst) {

    private static final int WORST = 10;

    Cell {
        worst = List.copyOf(worst);
    }

    /** @param all of this cell, those that nobody saw until now among them */
    static Cell of(Kind kind, Warmth warmth, List<Happening> all, Instant now) {
        List<Happening> slowest = all.stream()
                .sorted(Comparator.comparing((Happening one) -> one.unseenFor(now))
                        .reversed())
                .toList();
        Duration bound = kind.bound(warmth);
        return new Cell(
                kind,
                warmth,
                all.size(),
                (int) slowest.stream()
                        .takeWhile(one -> one.unseenFor(now).compareTo(bound) > 0)
                        .count(),
                quantile(slowest, 0.50, now),
                quantile(slowest, 0.95, now),
                quantile(slowest, 1, now),
                slowest.stream().limit(WORST).toList());
    }

    Duration bound() {
        return kind.bound(warmth);
    }

    boolean holds() {
        return p95.compareTo(bound()) <= 0;
    }

    private static Duration quantile(List<Happening> slowest, double part, Instant now) {
        if (slowest.isEmpty()) {
            return Duration.ZERO;
        }
        int rank = (int) Math.ceil(part * slowest.size());
        return slowest.get(slowest.size() - Math.max(1, rank)).unseenFor(now);
    }
}
