package dev.cidashboard.aggregator.connector;

/**
 * How many projects one query asks about: halved when a query took the forge too long, grown again by a fifth with each
 * that did not. Safe for use by many threads.
 */
public final class SweepSize {

    private static final int GROWTH_PART = 5;

    private final int most;
    private int present;

    public SweepSize(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("most is " + most + ", expected at least 1");
        }
        this.most = most;
        this.present = most;
    }

    public synchronized int present() {
        return present;
    }

    public synchronized void tookTooLong() {
        present = Math.max(1, present / 2);
    }

    public synchronized void answered() {
        present = Math.min(most, present + Math.max(1, present / GROWTH_PART));
    }
}
