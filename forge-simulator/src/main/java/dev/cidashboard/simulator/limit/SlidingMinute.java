package dev.cidashboard.simulator.limit;

/** How many points fell into the last 60 seconds, to the second. */
public final class SlidingMinute {

    private static final int SECONDS = 60;

    private final int[] points = new int[SECONDS];
    private long newest = Long.MIN_VALUE;
    private int sum;

    /** Adds points at this second of the epoch; says the sum of the minute that ends with it. */
    public int add(long second, int more) {
        advance(second);
        points[(int) Math.floorMod(newest, (long) SECONDS)] += more;
        sum += more;
        return sum;
    }

    public int at(long second) {
        advance(second);
        return sum;
    }

    /** A clock that goes back changes nothing. */
    private void advance(long second) {
        if (newest == Long.MIN_VALUE) {
            newest = second;
        }
        long steps = Math.min(SECONDS, second - newest);
        for (long step = 1; step <= steps; step++) {
            int slot = (int) Math.floorMod(newest + step, (long) SECONDS);
            sum -= points[slot];
            points[slot] = 0;
        }
        if (steps == SECONDS) {
            java.util.Arrays.fill(points, 0);
            sum = 0;
        }
        newest = Math.max(newest, second);
    }
}
