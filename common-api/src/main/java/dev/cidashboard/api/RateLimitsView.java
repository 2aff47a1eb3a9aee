package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.List;

/** The limits of all instances. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RateLimitsView(List<RateLimitView> limits) {}
