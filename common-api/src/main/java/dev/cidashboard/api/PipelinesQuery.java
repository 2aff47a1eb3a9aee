package dev.cidashboard.api;

import java.util.Objects;

/** Which of the latest pipelines across all projects are asked for, newest first. Absent criteria are null. */
public record PipelinesQuery(String branch, InstanceId instance, Platform platform, Status status, Paging paging) {

    private static final int LONGEST_BRANCH = 255;

    public PipelinesQuery {
        Objects.requireNonNull(paging, "paging");
        if (branch != null && branch.length() > LONGEST_BRANCH) {
            throw new InvalidValue("branch", branch, "at most " + LONGEST_BRANCH + " characters");
        }
    }

    /** @throws InvalidValue naming the first parameter that cannot be used */
    public static PipelinesQuery parse(
            String branch, String instance, String platform, String status, String page, String limit) {
        return new PipelinesQuery(
                ProjectsQuery.blankToNull(branch),
                ProjectsQuery.instance(instance),
                ProjectsQuery.platform(platform),
                ProjectsQuery.status(status),
                Paging.of(page, limit));
    }
}
