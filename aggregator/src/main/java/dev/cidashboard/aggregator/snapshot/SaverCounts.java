package dev.cidashboard.aggregator.snapshot;

import dev.cidashboard.aggregator.state.SnapshotRow;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;

/** What the saver did. Counted by its thread, read by others. */
final class SaverCounts {

    private final AtomicLong saves = new AtomicLong();
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private volatile Duration lastTook = Duration.ZERO;
    private volatile Instant succeededAt;

    SaverCounts(Instant start) {
        this.succeededAt = start;
    }

    void saved(Collection<SnapshotRow> written) {
        saves.incrementAndGet();
        rows.addAndGet(written.size());
        bytes.addAndGet(written.stream()
                .mapToLong(row -> row.value() == null ? 0 : row.value().length)
                .sum());
    }

    void succeeded(Duration took, Instant now) {
        lastTook = took;
        succeededAt = now;
    }

    void failed() {
        failures.incrementAndGet();
    }

    SnapshotHealth health(Instant now) {
        return new SnapshotHealth(
                saves.get(), rows.get(), bytes.get(), failures.get(), lastTook, Duration.between(succeededAt, now));
    }
}
