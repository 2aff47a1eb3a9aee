package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * How many pipelines ended how. Skipped, neutral and stale ones count as runs only.
 *
 * @param runs those that ended
 * @param success with or without warnings
 * @param failed failed, timed out, or ended by an error
 * @param successRate success of success and failed, 0 to 1; absent where there was neither
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OutcomesView(long runs, long success, long failed, long cancelled, Double successRate) {}
