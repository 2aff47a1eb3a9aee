package dev.cidashboard.simulator.world;

import java.util.Locale;

/** Every state a simulated pipeline can be in, with the words each forge has for it. */
public enum RunStatus {
    QUEUED(NeutralStatus.QUEUED, "queued", null, "pending"),
    REQUESTED(NeutralStatus.QUEUED, "requested", null, "created"),
    PENDING(NeutralStatus.QUEUED, "pending", null, "preparing"),
    WAITING(NeutralStatus.WAITING, "waiting", null, "waiting_for_resource"),
    /** GitLab only: a bridge waits for somebody outside. */
    WAITING_FOR_CALLBACK(NeutralStatus.WAITING, null, null, "waiting_for_callback"),
    RUNNING(NeutralStatus.RUNNING, "in_progress", null, "running"),
    /** GitLab only: it is being cancelled, and still runs. */
    CANCELING(NeutralStatus.RUNNING, null, null, "canceling"),
    SUCCESS(NeutralStatus.SUCCESS, "completed", "success", "success"),
    /** GitLab only: its list says success, the single pipeline's detailed_status tells. */
    SUCCESS_WITH_WARNINGS(NeutralStatus.SUCCESS_WITH_WARNINGS, null, null, "success"),
    FAILED(NeutralStatus.FAILED, "completed", "failure", "failed"),
    TIMED_OUT(NeutralStatus.TIMED_OUT, "completed", "timed_out", null),
    CANCELLED(NeutralStatus.CANCELLED, "completed", "cancelled", "canceled"),
    SKIPPED(NeutralStatus.SKIPPED, "completed", "skipped", "skipped"),
    NEUTRAL(NeutralStatus.NEUTRAL, "completed", "neutral", null),
    /** GitLab calls it manual: nothing goes on until somebody presses a button. */
    ACTION_REQUIRED(NeutralStatus.ACTION_REQUIRED, "completed", "action_required", "manual"),
    SCHEDULED(NeutralStatus.SCHEDULED, null, null, "scheduled"),
    ERROR(NeutralStatus.ERROR, "completed", "startup_failure", null),
    STALE(NeutralStatus.STALE, "completed", "stale", null),
    /** A word that no client knows yet. */
    UNKNOWN(NeutralStatus.UNKNOWN, "completed", "quantum_entangled", "quantum_entangled");

    private final NeutralStatus neutral;
    private final String gitHubStatus;
    private final String gitHubConclusion;
    private final String gitLabStatus;

    RunStatus(NeutralStatus neutral, String gitHubStatus, String gitHubConclusion, String gitLabStatus) {
        this.neutral = neutral;
        this.gitHubStatus = gitHubStatus;
        this.gitHubConclusion = gitHubConclusion;
        this.gitLabStatus = gitLabStatus;
    }

    public NeutralStatus neutral() {
        return neutral;
    }

    public String gitHubStatus() {
        return gitHubStatus;
    }

    /** Null while the run has not ended. */
    public String gitHubConclusion() {
        return gitHubConclusion;
    }

    public String gitLabStatus() {
        return gitLabStatus;
    }

    public boolean existsOn(Platform platform) {
        return switch (platform) {
            case GITHUB -> gitHubStatus != null;
            case GITLAB -> gitLabStatus != null;
        };
    }

    /** Moves on by itself: queued or running. */
    public boolean active() {
        return isQueued() || this == RUNNING || this == CANCELING;
    }

    public boolean isQueued() {
        return this == QUEUED
                || this == REQUESTED
                || this == PENDING
                || this == WAITING
                || this == WAITING_FOR_CALLBACK;
    }

    /** Has come to an end, so that it has a duration. */
    public boolean finished() {
        return !active() && this != SCHEDULED && this != ACTION_REQUIRED;
    }

    public static RunStatus parse(String word) {
        try {
            return valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("unknown pipeline status '" + word + "'", unknown);
        }
    }
}
