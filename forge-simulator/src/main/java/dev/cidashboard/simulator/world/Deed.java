package dev.cidashboard.simulator.world;

/** What somebody did to a project, as an activity feed tells it. */
public sealed interface Deed {

    enum Push {
        CREATED,
        PUSHED,
        REMOVED
    }

    enum Step {
        OPENED,
        CLOSED,
        MERGED
    }

    /**
     * A branch was added, moved or removed.
     *
     * @param from sha before; null for a new branch
     * @param to sha after; null for a removed branch
     * @param title of the last commit; null for a removed branch
     */
    record OnBranch(Push push, String branch, String from, String to, String title) implements Deed {}

    /** A merge request was opened, closed or merged; nothing else about it is told. */
    record OnMergeRequest(Step step, long id, int number, String title) implements Deed {}

    record ProjectCreated() implements Deed {}
}
