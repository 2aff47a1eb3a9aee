package dev.cidashboard.aggregator.connector.github;

import dev.cidashboard.aggregator.connector.UnknownWords;
import dev.cidashboard.api.Status;

import java.util.Locale;

/** GitHub's two words, {@code status} and, once completed, {@code conclusion}, as one. */
final class GitHubStatuses {

    private final UnknownWords unknownWords;

    GitHubStatuses(UnknownWords unknownWords) {
        this.unknownWords = unknownWords;
    }

    Status of(String status, String conclusion) {
        String word = lower(status);
        String end = lower(conclusion);
        return switch (word) {
            case "completed" -> concluded(end);
            case "in_progress" -> Status.RUNNING;
            case "queued", "requested", "pending" -> Status.QUEUED;
            case "waiting" -> Status.WAITING;
            case "" -> end.isEmpty() ? Status.UNKNOWN : concluded(end);
            // Some servers give the conclusion as the status already.
            case "success", "failure", "cancelled", "skipped", "neutral", "timed_out", "action_required", "stale" ->
                concluded(word);
            default -> unknownWords.unknown(status);
        };
    }

    boolean isCompleted(String status) {
        return lower(status).equals("completed");
    }

    private Status concluded(String conclusion) {
        return switch (conclusion) {
            case "success" -> Status.SUCCESS;
            case "failure" -> Status.FAILED;
            case "cancelled" -> Status.CANCELLED;
            case "skipped" -> Status.SKIPPED;
            case "neutral" -> Status.NEUTRAL;
            case "timed_out" -> Status.TIMED_OUT;
            case "action_required" -> Status.ACTION_REQUIRED;
            case "stale" -> Status.STALE;
            case "startup_failure" -> Status.ERROR;
            case "" -> Status.UNKNOWN;
            default -> unknownWords.unknown(conclusion);
        };
    }

    private static String lower(String word) {
        return word == null ? "" : word.strip().toLowerCase(Locale.ROOT);
    }
}
