package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.List;

/**
 * How one project does.
 *
 * @param stats of the whole period
 * @param typical of each workflow, the most frequent first; at most 20
 * @param running what runs now, with an estimate
 * @param broken why its default branch is red and since when; empty while it is not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProjectTrendView(
        PeriodView period,
        StatsView stats,
        List<DayView> days,
        List<TypicalDurationView> typical,
        List<EstimateView> running,
        List<RecoveryView> broken) {}
