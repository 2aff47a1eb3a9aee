package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.connector.SweepDepth;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.state.ProjectState;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How soon something of a project is likely to change, and so how often it is worth asking about.
 *
 * <p>What must be seen how soon is in docs/architecture.md; these are the pauses that keep to it, with the time that an answer
 * takes and the tick of a second left over.
 */
enum Heat {
    /** A pipeline of it runs, or something of it changed or somebody looked at it in the last 10 minutes. */
    HOT(SweepDepth.RECENT_BRANCHES, Duration.ofSeconds(21), Duration.ofSeconds(55), Duration.ofMinutes(9)),
    /** Something happened to it this week. */
    WARM(SweepDepth.DEFAULT_BRANCH, Duration.ofSeconds(150), Duration.ofSeconds(280), Duration.ofSeconds(570)),
    COLD(SweepDepth.DEFAULT_BRANCH, Duration.ofMinutes(13), Duration.ofMinutes(28), Duration.ofMinutes(57));

    private static final Duration JUST_NOW = Duration.ofMinutes(10);
    private static final Duration THIS_WEEK = Duration.ofDays(7);

    private final SweepDepth depth;
    private final Duration sweepEvery;
    private final Duration countEvery;
    private final Duration readEvery;

    Heat(SweepDepth depth, Duration sweepEvery, Duration countEvery, Duration readEvery) {
        this.depth = depth;
        this.sweepEvery = sweepEvery;
        this.countEvery = countEvery;
        this.readEvery = readEvery;
    }

    /** The word used in JSON and metrics. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How much a sweep asks of it: what runs on its branches is worth more where something just happened. */
    SweepDepth depth() {
        return depth;
    }

    /** From one sweep over it to the next. */
    Duration sweepEvery() {
        return sweepEvery;
    }

    /** From one reading of its branches to the next, where neither a sweep nor the forge's activity tells of them. */
    Duration countEvery() {
        return countEvery;
    }

    /** From one detailed reading to the next of what no sweep shows: runs that were started by hand or again. */
    Duration readEvery() {
        return readEvery;
    }

    /** @param noticedAt when something of it last changed or somebody last looked; null if not since the start */
    static Heat of(ProjectState project, Instant noticedAt, Instant now) {
        if (project.isMoving() || isWithin(JUST_NOW, noticedAt, now)) {
            return HOT;
        }
        return lastActivity(project).anyMatch(at -> isWithin(THIS_WEEK, at, now)) ? WARM : COLD;
    }

    private static Stream<Instant> lastActivity(ProjectState project) {
        Stream<Instant> runs = project.pipelines().value().stream().map(Pipeline::updatedAt);
        return Stream.concat(Stream.of(project.project()).map(one -> one.lastActivityAt()), runs)
                .filter(Objects::nonNull);
    }

    private static boolean isWithin(Duration span, Instant moment, Instant now) {
        return moment != null && moment.isAfter(now.minus(span));
    }
}
