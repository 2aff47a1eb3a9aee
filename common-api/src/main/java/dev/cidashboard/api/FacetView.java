package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * How one part of a project stands.
 *
 * @param facet pipelines, branches or merge_requests
 * @param state loading (never read), fresh, stale or expired
 * @param problem why the last attempt to read it failed, in plain words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FacetView(String facet, String state, String problem) {}
