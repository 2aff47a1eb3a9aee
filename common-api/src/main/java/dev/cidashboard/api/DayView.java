package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.LocalDate;

/** One day in the time zone of the pages. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DayView(LocalDate day, OutcomesView outcomes, DurationsView durations) {}
