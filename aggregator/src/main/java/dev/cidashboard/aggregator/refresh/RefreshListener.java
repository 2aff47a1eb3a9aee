package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.connector.Reading;
import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.api.InstanceId;

import java.time.Duration;

/** What an operator counts. Called on working threads: quick. The gauges are in {@link InstanceHealth}. */
public interface RefreshListener {

    RefreshListener NOBODY = new RefreshListener() {};

    default void passFinished(InstanceId instance, InstanceHealth.Pass pass) {}

    /** @param projects how many were asked about in it */
    default void sweepFinished(InstanceId instance, SweepOutcome outcome, int projects, Duration duration) {}

    default void readingFailed(InstanceId instance, Reading reading, Failure.Kind kind) {}
}
