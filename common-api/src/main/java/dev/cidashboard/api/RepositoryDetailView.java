package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.Instant;
import java.util.List;

/**
 * All that is known about one project, in one answer from one moment.
 *
 * @param facets what of it is loaded, loading or failing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RepositoryDetailView(
        RepositoryView repository,
        String description,
        String visibility,
        String avatarUrl,
        boolean archived,
        Instant lastActivityAt,
        List<PipelineView> pipelines,
        BranchesView branches,
        List<MergeRequestView> mergeRequests,
        List<FacetView> facets) {}
