package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.Instant;

/**
 * One limit of one credential.
 *
 * @param resource the platform's name for it, such as core or, of a minute, {@code per minute}
 * @param reserve requests that background work never touches
 * @param forecast what will be used at the reset if it goes on as in the last minutes
 * @param blockedUntil nothing is asked before then
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BudgetView(
        String resource,
        long limit,
        long used,
        long remaining,
        long reserve,
        long forecast,
        Instant resetAt,
        Instant blockedUntil) {}
