package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a pipeline, a job or a default branch is doing, in one vocabulary for all platforms.
 *
 * <p>Declared from the worst to the best, which is the order in which several workflows of one branch are judged: an
 * earlier constant decides over a later one.
 */
public enum Status {
    ERROR("error", "Error"),
    TIMED_OUT("timed_out", "Timed out"),
    FAILED("failed", "Failed"),
    ACTION_REQUIRED("action_required", "Action required"),
    CANCELLED("cancelled", "Cancelled"),
    RUNNING("running", "Running"),
    WAITING("waiting", "Waiting"),
    QUEUED("queued", "Queued"),
    SCHEDULED("scheduled", "Scheduled"),
    /** The forge said a word that nobody here knows. */
    UNKNOWN("unknown", "Unknown"),
    SUCCESS_WITH_WARNINGS("success_with_warnings", "Passed with warnings"),
    STALE("stale", "Stale"),
    SUCCESS("success", "Passed"),
    NEUTRAL("neutral", "Neutral"),
    SKIPPED("skipped", "Skipped"),
    /** There is no pipeline at all. */
    NONE("none", "No pipeline");

    private final String word;
    private final String title;

    Status(String word, String title) {
        this.word = word;
        this.title = title;
    }

    /** The word used in JSON and URLs. */
    @JsonValue
    public String word() {
        return word;
    }

    /** The words shown to people. */
    public String title() {
        return title;
    }

    public boolean isWorseThan(Status other) {
        return compareTo(other) < 0;
    }

    /** Whether the forge may still change this by itself: such a pipeline is read again soon. */
    public boolean isMoving() {
        return switch (this) {
            case RUNNING, WAITING, QUEUED -> true;
            case ERROR,
                    TIMED_OUT,
                    FAILED,
                    ACTION_REQUIRED,
                    CANCELLED,
                    SCHEDULED,
                    UNKNOWN,
                    SUCCESS_WITH_WARNINGS,
                    STALE,
                    SUCCESS,
                    NEUTRAL,
                    SKIPPED,
                    NONE -> false;
        };
    }

    public static Optional<Status> of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word.equals(word))
                .findFirst();
    }

    @Override
    public String toString() {
        return word;
    }
}
