package dev.cidashboard.aggregator.history;

import java.io.Serializable;
import java.time.Instant;

/** What tells one row of attempts from another. */
record AttemptKey(int projectId, String nativeId, Instant createdAt, int attempt) implements Serializable {}
