package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.List;

/** A ranking, the first most; at most 20. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkflowsView(PeriodView period, List<WorkflowStatsView> workflows) {}
