package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.Instant;

/**
 * A pipeline that runs now.
 *
 * @param typicalSeconds in the middle of the last 20 of its name that succeeded; absent with fewer than three
 * @param expectedAt when it should end; absent without an estimate
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EstimateView(PipelineView pipeline, Double typicalSeconds, Instant expectedAt) {}
