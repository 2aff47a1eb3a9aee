package dev.cidashboard.aggregator.forge;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * How often one endpoint was asked in the last minute, by seconds. Counted from when we asked; the forge counts when it
 * is reached, so a second more is kept than the minute has. Guarded by its ledger.
 */
final class EndpointPace {

    private static final int SECONDS = 61;

    private final long[] secondOf = new long[SECONDS];
    private final int[] asked = new int[SECONDS];

    EndpointPace() {
        Arrays.fill(secondOf, Long.MIN_VALUE);
    }

    void count(Instant now) {
        long second = now.getEpochSecond();
        int slot = (int) Math.floorMod(second, (long) SECONDS);
        if (secondOf[slot] != second) {
            secondOf[slot] = second;
            asked[slot] = 0;
        }
        asked[slot]++;
    }

    int inTheLastMinute(Instant now) {
        long oldest = now.getEpochSecond() - SECONDS;
        int sum = 0;
        for (int slot = 0; slot < SECONDS; slot++) {
            if (secondOf[slot] > oldest) {
                sum += asked[slot];
            }
        }
        return sum;
    }

    /** When at least so many of the present minute's requests are forgotten. */
    Instant whenFreed(int wanted, Instant now) {
        long first = now.getEpochSecond() - SECONDS + 1;
        int freed = 0;
        for (long second = first; second <= now.getEpochSecond(); second++) {
            int slot = (int) Math.floorMod(second, (long) SECONDS);
            if (secondOf[slot] == second) {
                freed += asked[slot];
            }
            if (freed >= wanted) {
                return Instant.ofEpochSecond(second + SECONDS);
            }
        }
        return now.plus(Duration.ofSeconds(SECONDS));
    }
}
