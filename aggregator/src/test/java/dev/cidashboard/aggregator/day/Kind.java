package dev.cidashboard.aggregator.day;

import java.time.Duration;

/** The rows of the table of what must be seen, and when. */
enum Kind {
    RUN_ON_HEAD(
            "a run on the default branch's head",
            Duration.ofSeconds(30),
            Duration.ofMinutes(3),
            Duration.ofMinutes(15)),
    RUN_ELSEWHERE(
            "a run on another branch, a merge request or an older commit",
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30)),
    /** It moves neither a push time nor, where it does not run on the head, what a sweep tells. */
    RUN_UNPUSHED(
            "a scheduled or manual run, a re-run",
            Duration.ofSeconds(30),
            Duration.ofMinutes(10),
            Duration.ofMinutes(60)),
    MERGE_REQUEST(
            "a merge request opened, closed, drafted",
            Duration.ofSeconds(60),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30)),
    BRANCH("a branch added, removed", Duration.ofSeconds(60), Duration.ofMinutes(5), Duration.ofMinutes(30)),
    PROJECT(
            "a project created, renamed, archived, deleted",
            Duration.ofMinutes(15),
            Duration.ofMinutes(15),
            Duration.ofMinutes(15));

    private final String words;
    private final Duration hot;
    private final Duration warm;
    private final Duration cold;

    Kind(String words, Duration hot, Duration warm, Duration cold) {
        this.words = words;
        this.hot = hot;
        this.warm = warm;
        this.cold = cold;
    }

    String words() {
        return words;
    }

    /** When at the latest it must be seen. */
    Duration bound(Warmth warmth) {
        return switch (warmth) {
            case HOT -> hot;
            case WARM -> warm;
            case COLD -> cold;
        };
    }
}
