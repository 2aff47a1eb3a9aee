package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.List;

/**
 * @param recovered how many times in the period a default branch became green again
 * @param stillRed how many are red now
 * @param p50Seconds of those that recovered; absent if none did
 * @param longest what took longest, those that are red first; at most 20
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecoveriesView(
        PeriodView period,
        long recovered,
        long stillRed,
        Double p50Seconds,
        Double p95Seconds,
        List<RecoveryView> longest) {}
