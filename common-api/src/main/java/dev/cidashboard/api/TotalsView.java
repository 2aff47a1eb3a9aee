package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.List;

/** One entry per platform that has pipelines in the period. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TotalsView(PeriodView period, OutcomesView all, List<PlatformTotalsView> platforms) {}
