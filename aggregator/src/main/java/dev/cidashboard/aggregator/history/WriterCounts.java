package dev.cidashboard.aggregator.history;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** What the writer did. Counted by its thread, read by others. */
final class WriterCounts {

    private final AtomicLong written = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private volatile int lastBatch;
    private volatile Duration lastTook = Duration.ZERO;

    void wrote(Batch batch, Duration took) {
        written.addAndGet(batch.size());
        lastBatch = batch.size();
        lastTook = took;
    }

    void failed() {
        failures.incrementAndGet();
    }

    void dropped() {
        dropped.incrementAndGet();
    }

    WriterHealth health(int pending, Duration lag) {
        return new WriterHealth(pending, lag, lastBatch, lastTook, written.get(), failures.get(), dropped.get());
    }
}
