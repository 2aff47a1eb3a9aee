package dev.cidashboard.web.pipelines;

import dev.cidashboard.web.ui.Filters;
import dev.cidashboard.web.ui.Layout;
import dev.cidashboard.web.ui.Paginator;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import java.util.List;

/** The latest pipelines of all projects. */
@CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record PipelinesPage(Layout layout, PipelinesUrl url, Filters filters, List<PipelineRow> pipelines, Paginator paginator)
        implements TemplateInstance {}
