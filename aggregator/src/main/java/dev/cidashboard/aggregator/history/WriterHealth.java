package dev.cidashboard.aggregator.history;

import java.time.Duration;

/**
 * How the writer keeps up.
 *
 * @param pending entries that wait
 * @param lag how long the oldest run has waited
 * @param lastBatch entries of the last batch; 0 before the first
 * @param lastTook how long it took
 * @param written entries since the start
 * @param failures batches that the database did not take, since the start; they were tried again
 * @param dropped entries that it would never have taken
 */
public record WriterHealth(
        int pending, Duration lag, int lastBatch, Duration lastTook, long written, long failures, long dropped) {}
