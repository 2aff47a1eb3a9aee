package dev.cidashboard.aggregator.forge;

import dev.cidashboard.api.InstanceId;

import java.time.Duration;

/** Hears what is asked of forges, for metrics. Called on the asking thread: quick, and throws nothing. */
public interface ForgeListener {

    ForgeListener NONE = new ForgeListener() {
        @Override
        public void answered(
                InstanceId instance, String template, int status, boolean charged, Duration untilTheAnswerBegan) {}

        @Override
        public void failed(InstanceId instance, Failure.Kind kind) {}
    };

    /**
     * One request was answered, whatever the status; retries and redirects are requests of their own.
     *
     * @param template the endpoint without its parameters: a small closed set per platform
     * @param charged whether it counted against the credential's limit
     */
    void answered(InstanceId instance, String template, int status, boolean charged, Duration untilTheAnswerBegan);

    /** One question was given up. */
    void failed(InstanceId instance, Failure.Kind kind);
}
