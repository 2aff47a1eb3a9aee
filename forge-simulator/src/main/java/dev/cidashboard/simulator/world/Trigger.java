package dev.cidashboard.simulator.world;

/** Why a pipeline of a branch runs, and what each forge calls that. */
public enum Trigger {
    PUSH("push", "push"),
    SCHEDULE("schedule", "schedule"),
    /** Somebody pressed the button. */
    MANUAL("workflow_dispatch", "web");

    private final String gitHubEvent;
    private final String gitLabSource;

    Trigger(String gitHubEvent, String gitLabSource) {
        this.gitHubEvent = gitHubEvent;
        this.gitLabSource = gitLabSource;
    }

    String event(Platform platform) {
        return switch (platform) {
            case GITHUB -> gitHubEvent;
            case GITLAB -> gitLabSource;
        };
    }

    public static Trigger parse(String word) {
        for (Trigger trigger : values()) {
            if (trigger.name().equalsIgnoreCase(word)) {
                return trigger;
            }
        }
        throw new IllegalArgumentException("unknown trigger '" + word + "', expected push, schedule or manual");
    }
}
