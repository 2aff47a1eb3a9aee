package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The pipelines of one project that have one name.
 *
 * @param name of the workflow; absent where the platform has one pipeline for all, and where all of a project are meant
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkflowStatsView(
        RepositoryRefView repository, String name, OutcomesView outcomes, DurationsView durations) {}
