package dev.cidashboard.aggregator.forge;

import java.time.Instant;

/**
 * One limit of one credential, as it stands now.
 *
 * @param resource the platform's name for it
 * @param used requests charged in the present window, those in flight included
 * @param reserve requests that background work never touches
 * @param resetAt null if not known
 * @param blockedUntil nothing is asked before then; null if open
 */
public record Budget(
        String resource, long limit, long used, long remaining, long reserve, Instant resetAt, Instant blockedUntil) {}
