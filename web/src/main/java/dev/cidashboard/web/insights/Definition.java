package dev.cidashboard.web.insights;

/** The panels of the page, each with what its numbers mean in one sentence. */
enum Definition {
    FOUR_KEYS(
            "four-keys",
            "Four keys",
            "How often something is deployed, how long a commit takes until the deployment that holds it has ended, which share of"
                    + " deployments fails, and how long it takes from a failed one to the next that succeeds; times are medians."),
    TOTALS(
            "totals",
            "Totals by platform",
            "How many pipelines of the period ended how; the success rate is the share that passed, with or without warnings, of"
                    + " those that passed or failed, and failed are also those that timed out or ended with an error."),
    DAYS(
            "days",
            "Success rate and outcomes by day",
            "How many pipelines ended how and which share of those that passed or failed passed, by the day on which they were"
                    + " created; a day on which none ended is a gap."),
    DURATIONS(
            "durations",
            "Duration by day",
            "How long pipelines took from the start of their last attempt to its end: half took no longer than p50, 95 of 100 no"
                    + " longer than p95."),
    QUEUE(
            "queue",
            "Queue time by day",
            "How long first attempts waited from their creation to their start: half no longer than p50, 95 of 100 no longer"
                    + " than p95."),
    RECOVERY(
            "recovery",
            "Time to green",
            "How long default branches stayed red: from the end of the first failed run of a workflow to the end of the next that"
                    + " succeeded."),
    FLAKY(
            "flaky",
            "Flaky pipelines",
            "Pipelines of one name that ended differently on the same commit within 14 days, until five in a row succeeded."),
    FAILING(
            "failing",
            "Highest failure rate",
            "Pipelines of one name by the share that failed of those that passed or failed, where there are at least five."),
    SLOWEST(
            "slowest",
            "Slowest pipelines",
            "Pipelines of one name by the middle of how long they took, where there are at least five."),
    ACTIVE("active", "Most active repositories", "Repositories by how many of their pipelines ended in the period."),
    LOST("lost", "Hours lost to failures", "How long pipelines ran that failed, from start to end, added up.");

    private final String id;
    private final String title;
    private final String sentence;

    Definition(String id, String title, String sentence) {
        this.id = id;
        this.title = title;
        this.sentence = sentence;
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    String sentence() {
        return sentence;
    }
}
