package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.connector.Reading;
import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.api.InstanceId;

import java.time.Duration;
import java.util.List;

/** What an operator counts. Called on working threads: quick. The gauges are in {@link InstanceHealth}. */
public interface RefreshListener {

    RefreshListener NOBODY = new RefreshListener() {};

    /** Tells each of them. */
    static RefreshListener all(List<RefreshListener> listeners) {
        List<RefreshListener> all = List.copyOf(listeners);
        return new RefreshListener() {
            @Override
            public void passFinished(InstanceId instance, InstanceHealth.Pass pass) {
                all.forEach(listener -> listener.passFinished(instance, pass));
            }

            @Override
            public void sweepFinished(InstanceId instance, SweepOutcome outcome, int projects, Duration duration) {
                all.forEach(listener -> listener.sweepFinished(instance, outcome, projects, duration));
            }

            @Override
            public void readingFailed(InstanceId instance, Reading reading, Failure.Kind kind) {
                all.forEach(listener -> listener.readingFailed(instance, reading, kind));
            }
        };
    }

    default void passFinished(InstanceId instance, InstanceHealth.Pass pass) {}

    /** @param projects how many were asked about in it */
    default void sweepFinished(InstanceId instance, SweepOutcome outcome, int projects, Duration duration) {}

    default void readingFailed(InstanceId instance, Reading reading, Failure.Kind kind) {}
}
