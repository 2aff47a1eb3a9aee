package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.Instant;

/**
 * What an insight is about.
 *
 * @param since the first moment, a midnight in the time zone
 * @param until the last moment that was looked at
 * @param timeZone in which its days begin
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PeriodView(int days, Instant since, Instant until, String timeZone) {}
