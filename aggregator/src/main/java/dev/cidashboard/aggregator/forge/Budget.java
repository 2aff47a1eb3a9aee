package dev.cidashboard.aggregator.forge;

import java.time.Instant;

/**
 * One limit of one credential, as it stands now.
 *
 * @param resource the platform's name for it
 * @param used requests charged in the present window, those in flight included
 * @param reserve requests that background work never touches
 * @param forecast what will be used when the window ends, if it goes on as in the last minutes; what is used by now until
 *     all was read once, since that tells nothing about what follows
 * @param resetAt null if not known
 * @param blockedUntil nothing is asked before then; null if open
 */
public record Budget(
        String resource,
        long limit,
        long used,
        long remaining,
        long reserve,
        long forecast,
        Instant resetAt,
        Instant blockedUntil) {

    private static final int ROOMY_PERCENT = 80;

    /** Whether background work will have used up all but the reserve before the window ends. */
    public boolean runsOver() {
        return limit > 0 && forecast > limit - reserve;
    }

    /** Whether there would be room for noticeably more. */
    public boolean hasRoom() {
        return limit == 0 || forecast < (limit - reserve) * ROOMY_PERCENT / 100;
    }
}
