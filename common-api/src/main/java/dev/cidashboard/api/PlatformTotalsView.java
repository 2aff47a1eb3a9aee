package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

/** @param projects those with at least one pipeline in the period */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlatformTotalsView(Platform platform, long projects, OutcomesView outcomes) {}
