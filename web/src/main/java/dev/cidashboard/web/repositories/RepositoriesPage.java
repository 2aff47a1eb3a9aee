package dev.cidashboard.web.repositories;

import dev.cidashboard.web.ui.Filters;
import dev.cidashboard.web.ui.Layout;
import dev.cidashboard.web.ui.Option;
import dev.cidashboard.web.ui.Paginator;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import java.util.List;

/** The overview. */
@CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record RepositoriesPage(
        Layout layout,
        ListUrl url,
        Totals totals,
        Filters filters,
        List<Column> columns,
        List<Option> orders,
        List<RepositoryRow> favourites,
        List<RepositoryRow> rows,
        Paginator paginator,
        Emptiness emptiness)
        implements TemplateInstance {}
