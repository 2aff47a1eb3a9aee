package dev.cidashboard.aggregator.snapshot;

import java.time.Duration;

/**
 * How the saving of state keeps up.
 *
 * @param saves transactions since the start
 * @param rows written in them; a row of which only the times were written counts, too
 * @param bytes of values written in them
 * @param failures since the start: how often the store did not take what was due; it is tried again
 * @param lastTook how long it last took to save all that was due
 * @param sinceSuccess since all that was due was saved, or since the start: so much a crash would take back
 */
public record SnapshotHealth(
        long saves, long rows, long bytes, long failures, Duration lastTook, Duration sinceSuccess) {}
