package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

/** How long pipelines took in seconds, from the start of their last attempt to its end; absent as a whole where none is known. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DurationsView(
        double minSeconds, double averageSeconds, double p50Seconds, double p95Seconds, double maxSeconds) {}
