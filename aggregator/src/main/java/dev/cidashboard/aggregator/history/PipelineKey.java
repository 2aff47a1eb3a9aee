package dev.cidashboard.aggregator.history;

import java.io.Serializable;
import java.time.Instant;

/** What tells one row of pipelines from another. */
record PipelineKey(int projectId, String nativeId, Instant createdAt) implements Serializable {}
