package dev.cidashboard.aggregator.project;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Moments and durations as one number of microseconds each: no forge tells them more exactly, and 200,000 pipelines have
 * four of them. As objects these alone are 20 MB.
 */
public final class PackedTime {

    /** Stands for null. */
    public static final long ABSENT = Long.MIN_VALUE;

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long NANOS_PER_MICRO = 1_000;

    private PackedTime() {}

    /** @throws ArithmeticException beyond some 290,000 years from 1970 */
    public static long of(Instant moment) {
        return moment == null ? ABSENT : ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    }

    /** @throws ArithmeticException beyond some 290,000 years */
    public static long of(Duration duration) {
        return duration == null
                ? ABSENT
                : Math.addExact(
                        Math.multiplyExact(duration.getSeconds(), MICROS_PER_SECOND),
                        duration.getNano() / NANOS_PER_MICRO);
    }

    public static Instant instant(long packed) {
        return packed == ABSENT
                ? null
                : Instant.ofEpochSecond(
                        Math.floorDiv(packed, MICROS_PER_SECOND),
                        Math.floorMod(packed, MICROS_PER_SECOND) * NANOS_PER_MICRO);
    }

    public static Duration duration(long packed) {
        return packed == ABSENT
                ? null
                : Duration.ofSeconds(
                        Math.floorDiv(packed, MICROS_PER_SECOND),
                        Math.floorMod(packed, MICROS_PER_SECOND) * NANOS_PER_MICRO);
    }
}
