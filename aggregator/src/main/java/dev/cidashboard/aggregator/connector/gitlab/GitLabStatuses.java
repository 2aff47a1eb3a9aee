package dev.cidashboard.aggregator.connector.gitlab;

import dev.cidashboard.aggregator.connector.UnknownWords;
import dev.cidashboard.api.Status;

import java.util.Locale;

/** GitLab's words for the status of a pipeline or job. */
final class GitLabStatuses {

    private static final String WARNINGS = "success-with-warnings";
    private static final String WARNINGS_LABEL = "passed with warnings";
    private static final String WARNINGS_ICON = "status_warning";

    private final UnknownWords unknownWords;

    GitLabStatuses(UnknownWords unknownWords) {
        this.unknownWords = unknownWords;
    }

    Status of(String status) {
        String word = status == null ? "" : status.strip().toLowerCase(Locale.ROOT);
        return switch (word) {
            case "created", "preparing", "pending" -> Status.QUEUED;
            case "waiting_for_resource", "waiting_for_callback" -> Status.WAITING;
            // It is being cancelled, and still runs.
            case "running", "canceling" -> Status.RUNNING;
            case "success" -> Status.SUCCESS;
            case "failed" -> Status.FAILED;
            case "canceled", "cancelled" -> Status.CANCELLED;
            case "skipped" -> Status.SKIPPED;
            case "manual" -> Status.ACTION_REQUIRED;
            case "scheduled" -> Status.SCHEDULED;
            case "" -> Status.UNKNOWN;
            default -> unknownWords.unknown(status);
        };
    }

    Status of(String status, GitLabPipeline.DetailedStatus detailed) {
        Status plain = of(status);
        return plain == Status.SUCCESS && detailed != null && warns(detailed) ? Status.SUCCESS_WITH_WARNINGS : plain;
    }

    private static boolean warns(GitLabPipeline.DetailedStatus detailed) {
        return WARNINGS.equals(detailed.group())
                || WARNINGS_LABEL.equals(detailed.label())
                || WARNINGS_ICON.equals(detailed.icon());
    }
}
