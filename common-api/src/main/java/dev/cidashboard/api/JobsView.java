package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.List;

/**
 * The jobs of one pipeline.
 *
 * @param loading true while they are read for the first time: ask again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobsView(String pipelineId, List<JobView> jobs, boolean loading, String problem) {}
