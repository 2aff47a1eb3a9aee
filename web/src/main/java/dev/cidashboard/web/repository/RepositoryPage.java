package dev.cidashboard.web.repository;

import dev.cidashboard.web.pipelines.PipelineRow;
import dev.cidashboard.web.ui.Layout;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import java.util.List;

/**
 * One project.
 *
 * @param branchesTotal the forge's count, the list is bounded
 * @param pipelinesNote and its like are null where all is fresh
 * @param trend how it did in the last 30 days
 * @param historyHref of all that it ever did
 * @param checks null if the aggregator did not tell
 */
@CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record RepositoryPage(
        Layout layout,
        RepositoryFacts facts,
        List<PipelineRow> pipelines,
        FacetNote pipelinesNote,
        List<BranchRow> branches,
        int branchesTotal,
        FacetNote branchesNote,
        List<MergeRequestRow> mergeRequests,
        FacetNote mergeRequestsNote,
        Trend trend,
        String historyHref,
        String insightsHref,
        NextChecks checks)
        implements TemplateInstance {}
