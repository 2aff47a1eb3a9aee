package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.Instant;

/**
 * How the history is.
 *
 * @param state off (no database is configured), awaited (it did not answer yet), ready, away (it cannot be reached now) or
 *     refused (it answers, but somebody has to do something)
 * @param message what is wrong and what to do; absent while nothing is
 * @param since when that began; absent if it is off
 * @param retentionDays how long pipelines are kept; absent if it is off
 * @param pending changes that are not written yet
 * @param lagSeconds how long the oldest of them has waited; absent below ten seconds, which is no lag
 * @param failures batches that the database did not take since the start; each is tried again until it does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryStatusView(
        String state,
        String message,
        Instant since,
        Integer retentionDays,
        Integer pending,
        Long lagSeconds,
        Long failures) {}
