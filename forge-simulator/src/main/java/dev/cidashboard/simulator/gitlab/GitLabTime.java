package dev.cidashboard.simulator.gitlab;

import java.time.Instant;

/** GitLab always writes milliseconds. */
final class GitLabTime {

    private GitLabTime() {}

    /** Of a moment in whole seconds, or of null. */
    static String of(Instant moment) {
        return moment == null ? null : moment.toString().replace("Z", ".000Z");
    }

    /** Git's own times carry an offset instead of a Z. */
    static String ofCommit(Instant moment) {
        return moment.toString().replace("Z", ".000+00:00");
    }
}
