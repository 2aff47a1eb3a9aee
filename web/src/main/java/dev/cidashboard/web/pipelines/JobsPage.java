package dev.cidashboard.web.pipelines;

import dev.cidashboard.web.ui.Layout;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import java.util.List;

/**
 * One pipeline and its jobs.
 *
 * @param pipeline null if it is not among the project's recent ones
 * @param problem why the jobs could not be read; null if they could
 */
@CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record JobsPage(
        Layout layout,
        String repository,
        String repositoryHref,
        PipelineRow pipeline,
        List<JobRow> jobs,
        boolean loading,
        String problem)
        implements TemplateInstance {}
