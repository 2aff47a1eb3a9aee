package dev.cidashboard.aggregator.state;

import dev.cidashboard.api.ProjectSort;

import java.time.Instant;
import java.util.Comparator;
import java.util.function.Function;

/** The orders of the overview. What is not known comes last both ways; ties are broken by path, then by id. */
final class RowOrder {

    private static final Comparator<ProjectState> TIES = Comparator.comparing(
                    (ProjectState project) -> project.project().path())
            .thenComparing(ProjectState::id);

    private RowOrder() {}

    static Comparator<ProjectState> of(ProjectSort sort) {
        boolean down = sort.descending();
        return switch (sort.key()) {
            case NAME -> by(project -> project.search().name(), down);
            case STATUS -> by(project -> project.row().status(), down);
            case ACTIVITY -> by(RowOrder::activity, down);
            case BRANCHES -> by(project -> project.row().branchCount(), down);
            case MERGE_REQUESTS -> by(project -> project.row().openMergeRequests(), down);
        };
    }

    private static Instant activity(ProjectState project) {
        return project.row().lastCommit() == null
                ? null
                : project.row().lastCommit().at();
    }

    private static <K extends Comparable<? super K>> Comparator<ProjectState> by(
            Function<ProjectState, K> key, boolean descending) {
        Comparator<K> order = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return Comparator.comparing(key, Comparator.nullsLast(order)).thenComparing(TIES);
    }
}
