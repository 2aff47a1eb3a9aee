package dev.cidashboard.aggregator.forge;

import java.time.Duration;
import java.util.Objects;

/**
 * How patient we are with one forge.
 *
 * @param timeout of one request, from sending to the last byte of its answer
 * @param connectTimeout until the connection stands
 * @param mostBytes an answer may have, as sent and as inflated
 * @param atOnce background requests under way; people have {@link #forPeople} more
 * @param forPeople requests under way for somebody who waits, so that no pass stands before them
 * @param retries of what a retry cures
 * @param retryDelay before the first retry, doubled for the next, half of it jitter
 * @param breakerWindow requests that the breaker judges by
 * @param breakerPause how long the breaker keeps everybody away
 * @param cachedAnswers pages kept for conditional requests; the least recently used go first
 */
public record ForgeSettings(
        Duration timeout,
        Duration connectTimeout,
        long mostBytes,
        int atOnce,
        int forPeople,
        int retries,
        Duration retryDelay,
        int breakerWindow,
        Duration breakerPause,
        int cachedAnswers) {

    private static final long MEGABYTE = 1_000_000;
    private static final Duration MORE_FOR_A_QUERY = Duration.ofSeconds(6);
    private static final int QUERIES_AT_ONCE = 3;

    /**
     * 5 s and 20 MB are promised to users. 16 at once keep a forge of 20 ms busy at some 700 requests a second, well
     * under the 100 that GitHub allows one credential. The breaker opens when nearly all of 20 requests failed: half of
     * them failing is what retries are for. 100,000 pages are some 20,000 projects.
     */
    public static final ForgeSettings DEFAULTS = new ForgeSettings(
            Duration.ofSeconds(5),
            Duration.ofSeconds(3),
            20 * MEGABYTE,
            16,
            4,
            2,
            Duration.ofMillis(100),
            20,
            Duration.ofSeconds(5),
            100_000);

    public ForgeSettings {
        Objects.requireNonNull(timeout, "timeout");
        Objects.requireNonNull(connectTimeout, "connectTimeout");
        Objects.requireNonNull(retryDelay, "retryDelay");
        Objects.requireNonNull(breakerPause, "breakerPause");
        if (mostBytes < 1 || atOnce < 1 || forPeople < 1 || retries < 0 || breakerWindow < 1 || cachedAnswers < 1) {
            throw new IllegalArgumentException("a setting for asking forges is not positive");
        }
    }

    /** For GraphQL: a query is killed by GitHub after 10 s, so that nobody waits for longer; few at once are enough. */
    public ForgeSettings forQueries() {
        return new ForgeSettings(
                timeout.plus(MORE_FOR_A_QUERY),
                connectTimeout,
                mostBytes,
                QUERIES_AT_ONCE,
                1,
                0,
                retryDelay,
                breakerWindow,
                breakerPause,
                1);
    }

    /** The same with another patience, for tests. */
    public ForgeSettings withTimeout(Duration other) {
        return new ForgeSettings(
                other,
                connectTimeout,
                mostBytes,
                atOnce,
                forPeople,
                retries,
                retryDelay,
                breakerWindow,
                breakerPause,
                cachedAnswers);
    }

    /** The same with another bound on answers, for tests. */
    public ForgeSettings withMostBytes(long other) {
        return new ForgeSettings(
                timeout,
                connectTimeout,
                other,
                atOnce,
                forPeople,
                retries,
                retryDelay,
                breakerWindow,
                breakerPause,
                cachedAnswers);
    }

    /** The same with another breaker, for tests. */
    public ForgeSettings withBreaker(int window, Duration pause) {
        return new ForgeSettings(
                timeout,
                connectTimeout,
                mostBytes,
                atOnce,
                forPeople,
                retries,
                retryDelay,
                window,
                pause,
                cachedAnswers);
    }
}
