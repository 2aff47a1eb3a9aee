package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.List;

/**
 * The four keys of delivery.
 *
 * @param definition what counted as a deployment: {@code deployments} that the platform told, {@code pipelines} of default
 *     branches that succeeded and whose name matches {@code pattern}, or {@code mixed} where some projects have the former
 * @param leadTimeSeconds from a commit to the end of the deployment that held it, in the middle; absent where no commit has a time
 * @param changeFailureRate failed deployments of all that ended, 0 to 1
 * @param restoreSeconds from a failed deployment to the next that succeeded, in the middle
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FourKeysView(
        PeriodView period,
        String definition,
        String pattern,
        long deployments,
        Double deploymentsPerDay,
        Double leadTimeSeconds,
        Double changeFailureRate,
        Double restoreSeconds,
        List<DayView> days) {}
