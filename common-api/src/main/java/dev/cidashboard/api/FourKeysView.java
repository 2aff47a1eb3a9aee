package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.List;

/**
 * The four keys of delivery. A project that had a deployment to an environment that counts, whenever that was as far as anything is
 * kept, is counted by its deployments, any other by its pipelines.
 *
 * @param definition what counted as a deployment: {@code deployments} that the platform told, {@code pipelines} of default
 *     branches that succeeded and whose name matches {@code pattern}, or {@code mixed} where some projects have the former
 * @param pattern absent where no pipeline was counted for it
 * @param environments patterns of the environments that count, by any of which a deployment is counted; absent where no
 *     deployment was
 * @param deployments that succeeded
 * @param fromDeployments how many of these a platform told as deployments
 * @param fromPipelines how many of these are pipelines
 * @param leadTimeSeconds from a commit to the end of the deployment that held it, in the middle; absent where no commit has a time
 * @param changeFailureRate failed deployments of all that ended, 0 to 1
 * @param restoreSeconds from a failed deployment to the next that succeeded in the same environment, or of the same workflow,
 *     in the middle
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FourKeysView(
        PeriodView period,
        String definition,
        String pattern,
        List<String> environments,
        long deployments,
        long fromDeployments,
        long fromPipelines,
        Double deploymentsPerDay,
        Double leadTimeSeconds,
        Double changeFailureRate,
        Double restoreSeconds,
        List<DayView> days) {}
