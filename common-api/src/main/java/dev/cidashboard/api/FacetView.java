package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.Instant;

/**
 * How one part of a project stands.
 *
 * @param facet pipelines, branches or merge_requests
 * @param state loading (never read), fresh, stale or expired
 * @param confirmedAt only of a stale or expired one: when it was last confirmed
 * @param problem why the last attempt to read it failed, in plain words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FacetView(String facet, String state, Instant confirmedAt, String problem) {}
