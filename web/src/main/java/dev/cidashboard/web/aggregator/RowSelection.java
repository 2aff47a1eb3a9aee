package dev.cidashboard.web.aggregator;

import dev.cidashboard.api.CommitView;
import dev.cidashboard.api.ProjectId;
import dev.cidashboard.api.ProjectSort;
import dev.cidashboard.api.ProjectsQuery;
import dev.cidashboard.api.RepositoryView;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** A query over rows in memory, as the aggregator answers it. */
record RowSelection(Predicate<RepositoryView> wanted, Comparator<RepositoryView> order) {

    static RowSelection of(ProjectsQuery query) {
        return new RowSelection(wanted(query), order(query.sort()));
    }

    List<RepositoryView> apply(List<RepositoryView> rows) {
        return rows.stream().filter(wanted).sorted(order).toList();
    }

    private static Predicate<RepositoryView> wanted(ProjectsQuery query) {
        Predicate<RepositoryView> wanted = row -> true;
        if (query.instance() != null) {
            wanted = wanted.and(row -> query.instance().equals(row.instance()));
        }
        if (query.platform() != null) {
            wanted = wanted.and(row -> query.platform() == row.platform());
        }
        if (query.status() != null) {
            wanted = wanted.and(row -> query.status() == row.status());
        }
        if (!query.ids().isEmpty()) {
            Set<ProjectId> ids = new HashSet<>(query.ids());
            wanted = wanted.and(row -> ids.contains(row.id()));
        }
        if (query.q() != null) {
            String text = query.q().toLowerCase(Locale.ROOT);
            wanted = wanted.and(row -> holds(row.name(), text) || holds(row.path(), text));
        }
        return wanted;
    }

    private static boolean holds(String field, String text) {
        return field != null && field.toLowerCase(Locale.ROOT).contains(text);
    }

    private static Comparator<RepositoryView> order(ProjectSort sort) {
        Comparator<RepositoryView> order =
                switch (sort.key()) {
                    case NAME -> by(RepositoryView::name, String.CASE_INSENSITIVE_ORDER, sort);
                    case STATUS -> by(RepositoryView::status, Comparator.naturalOrder(), sort);
                    case ACTIVITY -> by(RowSelection::activity, Comparator.naturalOrder(), sort);
                    case BRANCHES -> by(RepositoryView::branchCount, Comparator.naturalOrder(), sort);
                    case MERGE_REQUESTS -> by(RepositoryView::openMergeRequests, Comparator.naturalOrder(), sort);
                };
        return order.thenComparing(RepositoryView::path).thenComparing(RepositoryView::id);
    }

    /** Rows of which nothing is known come last in both directions. */
    private static <T> Comparator<RepositoryView> by(
            Function<RepositoryView, T> field, Comparator<? super T> values, ProjectSort sort) {
        Comparator<? super T> directed = sort.descending() ? values.reversed() : values;
        return Comparator.comparing(field, Comparator.nullsLast(directed));
    }

    private static Instant activity(RepositoryView row) {
        CommitView commit = row.lastCommit();
        return commit == null ? null : commit.at();
    }
}
