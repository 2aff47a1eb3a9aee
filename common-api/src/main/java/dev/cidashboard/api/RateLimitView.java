package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.List;

/** The limits of one instance's credential. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RateLimitView(InstanceId instance, Platform platform, List<BudgetView> budgets) {}
