package dev.cidashboard.aggregator.connector;

/**
 * How many projects one query asks about: halved when a query took the forge too long or was more than it allows, grown
 * again by a fifth with each that was answered; but hardly ever to as many as it refused. Safe for use by many threads.
 */
public final class SweepSize {

    private static final int GROWTH_PART = 5;

    /** A server that is given more room shows it only when it is asked for as many as it once refused. */
    private static final int ANSWERS_UNTIL_TRIED_AGAIN = 200;

    private final int most;
    private int allowed;
    private int present;
    /** As many were answered at least once. */
    private int known;

    private int answers;

    public SweepSize(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("most is " + most + ", expected at least 1");
        }
        this.most = most;
        this.allowed = most;
        this.present = most;
    }

    public synchronized int present() {
        return present;
    }

    public synchronized void tookTooLong() {
        present = Math.max(1, present / 2);
    }

    /**
     * The forge never answers a query about so many: from now on at most half way between what it answered and that.
     *
     * @param asked how many it was about
     */
    public synchronized void tooMany(int asked) {
        known = known < asked ? known : asked / 2;
        allowed = Math.clamp((known + asked) / 2, 1, Math.max(1, asked - 1));
        present = Math.clamp(asked / 2, 1, allowed);
        answers = 0;
    }

    /** Whatever was learned may be different the next time. */
    public synchronized void forget() {
        allowed = most;
        present = most;
        known = 0;
    }

    /** @param asked how many the query was about */
    public synchronized void answered(int asked) {
        known = Math.max(known, asked);
        if (++answers >= ANSWERS_UNTIL_TRIED_AGAIN) {
            answers = 0;
            allowed = most;
        }
        present = Math.min(allowed, present + Math.max(1, present / GROWTH_PART));
    }
}
