package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.List;

/** Where most time was lost first; at most 20. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LostTimesView(PeriodView period, long failed, double seconds, List<LostTimeView> projects) {}
