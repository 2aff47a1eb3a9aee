package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.List;

/** The latest first; at most 50. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FlakyPipelinesView(PeriodView period, List<FlakyPipelineView> pipelines) {}
