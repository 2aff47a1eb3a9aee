package dev.cidashboard.aggregator.history;

import dev.cidashboard.api.InstanceId;

import java.time.Instant;

/** A pass over the projects of an instance that has ended. */
record SeenPass(InstanceId instance, Instant startedAt, Instant finishedAt, int projects, int failed) {}
