package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.Instant;

/**
 * One project over a period.
 *
 * @param since the first moment of the period
 * @param durations of what succeeded or failed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StatsView(int days, Instant since, OutcomesView outcomes, DurationsView durations) {}
