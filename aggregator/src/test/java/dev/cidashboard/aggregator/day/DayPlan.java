package dev.cidashboard.aggregator.day;

import java.time.Duration;

/**
 * How big the world of a day is, how it moves, and for how long.
 *
 * @param seed the same seed makes the same day
 * @param warmUp before anything counts: the first fill, and the hour whose budget it used
 * @param hours that count; the first begins at eight in the morning, and from midnight to eight the rates are a tenth
 * @param hot share of the projects in which people work at a time
 * @param warm share in which something happens a few times a day; the rest are cold
 * @param hotPause between two doings in a hot project, on average: with runs of 2 to 8 minutes it then is hot by the table's
 *     definition for three quarters of the time
 * @param hotFor how long people work in the same project, on average
 * @param warmPause between two doings in a warm project
 * @param coldPause between two doings in a cold project
 * @param projectPause between two projects that are created, renamed, archived or deleted
 * @param lookPause between two looks at some lively project
 */
record DayPlan(
        long seed,
        int gitHubProjects,
        int gitLabProjects,
        Duration warmUp,
        int hours,
        double hot,
        double warm,
        Duration hotPause,
        Duration hotFor,
        Duration warmPause,
        Duration coldPause,
        Duration projectPause,
        Duration lookPause) {

    DayPlan {
        if (gitHubProjects < 0 || gitLabProjects < 0 || gitHubProjects + gitLabProjects == 0) {
            throw new IllegalArgumentException(
                    "a world of " + gitHubProjects + " and " + gitLabProjects + " projects, expected at least one");
        }
        if (hours < 1 || hours > 1_000) {
            throw new IllegalArgumentException("hours is " + hours + ", expected 1 to 1000");
        }
        if (!(hot >= 0 && warm >= 0 && hot + warm <= 1)) {
            throw new IllegalArgumentException("hot " + hot + " and warm " + warm + " are no shares of one whole");
        }
    }

    /** 5 % hot and 30 % warm by day, as the targets want it. */
    static DayPlan of(long seed, int gitHubProjects, int gitLabProjects, Duration warmUp, int hours) {
        return new DayPlan(
                seed,
                gitHubProjects,
                gitLabProjects,
                warmUp,
                hours,
                0.05,
                0.30,
                Duration.ofMinutes(10),
                Duration.ofMinutes(90),
                Duration.ofHours(5),
                Duration.ofDays(3),
                Duration.ofMinutes(30),
                Duration.ofMinutes(5));
    }

    int projects() {
        return gitHubProjects + gitLabProjects;
    }
}
