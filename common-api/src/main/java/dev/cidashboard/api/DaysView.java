package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.List;

/** A value for each day of the period that has one, oldest first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DaysView(PeriodView period, List<DayView> days) {}
