package dev.cidashboard.web.repository;

import dev.cidashboard.web.ui.Layout;
import dev.cidashboard.web.ui.Option;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import java.util.List;

/**
 * What one project was, page by page.
 *
 * @param repositoryHref null of a project that its forge does not have any more
 * @param problem why there are no rows, a sentence; null if there are
 * @param off whether that is because there is no database
 * @param asOf when the rows were true, if nothing newer can be had; else null
 * @param since before this day nothing is kept; null where that is not known
 * @param older the next page; null on the last
 * @param newest the first page; null on it
 * @param csv address of all that fits as a file; null where there is none
 */
@CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record HistoryPage(
        Layout layout,
        String path,
        String instance,
        String repositoryHref,
        HistoryUrl url,
        List<Option> statuses,
        String problem,
        boolean off,
        String asOf,
        List<HistoryRow> rows,
        String since,
        String older,
        String newest,
        String csv,
        String json)
        implements TemplateInstance {}
