package dev.cidashboard.aggregator.state;

import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.PipelinesQuery;
import dev.cidashboard.api.Platform;
import dev.cidashboard.api.ProjectSort;
import dev.cidashboard.api.ProjectsQuery;
import dev.cidashboard.api.Status;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * An immutable index over all projects, of one moment. An order that nobody asked for yet is made when somebody does, and
 * from then on kept up in all overviews that follow.
 */
public final class Overview {

    static final Overview EMPTY = new Overview(new ConcurrentHashMap<>(), Map.of(), new Object());

    /** With more changes at once sorting all of them is cheaper than finding the places of each. */
    private static final int MOST_SINGLY = 1_000;

    private final Map<ProjectSort, SortedRows> orders;
    private final Map<Group, Integer> counts;
    private final Object content;

    /** What projects are counted by. */
    private record Group(InstanceId instance, Platform platform, Status status) {
        static Group of(ProjectState project) {
            return new Group(
                    project.id().instance(),
                    project.project().platform(),
                    project.row().status());
        }
    }

    private Overview(Map<ProjectSort, SortedRows> orders, Map<Group, Integer> counts, Object content) {
        this.orders = orders;
        this.counts = counts;
        this.content = content;
        orders.computeIfAbsent(ProjectSort.DEFAULT, sort -> SortedRows.of(List.of(), RowOrder.of(sort)));
    }

    /** The next one. Costs as much as what changed, and a copy of references for each order in use. */
    Overview with(List<Replaced> changes) {
        Map<ProjectSort, SortedRows> next = new ConcurrentHashMap<>();
        if (changes.size() > MOST_SINGLY) {
            List<ProjectState> all = replaced(changes);
            orders.keySet().forEach(sort -> next.put(sort, SortedRows.of(all, RowOrder.of(sort))));
        } else {
            orders.forEach((sort, rows) -> next.put(sort, rows.with(changes)));
        }
        boolean same = changes.stream().allMatch(Overview::isOnlyConfirmed);
        return new Overview(next, counted(changes), same ? content : new Object());
    }

    public int size() {
        return inOrder(ProjectSort.DEFAULT).size();
    }

    /** Numbers of projects by the status of their default branch; statuses that no project has are left out. */
    public Map<Status, Integer> counts() {
        return counts(group -> true);
    }

    public Map<Status, Integer> counts(InstanceId instance) {
        return counts(group -> group.instance().equals(instance));
    }

    public Map<Status, Integer> counts(Platform platform) {
        return counts(group -> group.platform() == platform);
    }

    /** All projects in an order. */
    public List<ProjectState> inOrder(ProjectSort sort) {
        SortedRows known = orders.get(sort);
        return known == null
                ? orders.computeIfAbsent(sort, other -> SortedRows.of(inOrder(ProjectSort.DEFAULT), RowOrder.of(other)))
                        .rows()
                : known.rows();
    }

    /** The projects that a query means, all pages of it, in its order. */
    public List<ProjectState> matching(ProjectsQuery query) {
        List<ProjectState> ordered = inOrder(query.sort());
        if (query.ids().isEmpty()
                && query.q() == null
                && query.instance() == null
                && query.platform() == null
                && query.status() == null) {
            return ordered;
        }
        Predicate<ProjectState> wanted = wanted(query);
        List<ProjectState> matching = new ArrayList<>();
        for (ProjectState project : ordered) {
            if (wanted.test(project)) {
                matching.add(project);
            }
        }
        return matching;
    }

    /** The pipelines that a query means, of all projects, newest first. */
    LatestPipelines.Found pipelines(PipelinesQuery query) {
        return LatestPipelines.of(inOrder(ProjectSort.DEFAULT), query);
    }

    /** Stands for it by its identity, as with a project, without holding on to any project. */
    Object content() {
        return content;
    }

    private static Predicate<ProjectState> wanted(ProjectsQuery query) {
        String q = query.q() == null ? null : query.q().toLowerCase(Locale.ROOT);
        return project -> (query.instance() == null
                        || query.instance().equals(project.id().instance()))
                && (query.platform() == null
                        || query.platform() == project.project().platform())
                && (query.status() == null || query.status() == project.row().status())
                && (query.ids().isEmpty() || query.ids().contains(project.id()))
                && (q == null || project.search().all().contains(q));
    }

    private static boolean isOnlyConfirmed(Replaced change) {
        return change.before() != null
                && change.after() != null
                && change.before().content() == change.after().content();
    }

    private List<ProjectState> replaced(List<Replaced> changes) {
        Map<ProjectState, ProjectState> after = new HashMap<>();
        List<ProjectState> all = new ArrayList<>();
        for (Replaced change : changes) {
            if (change.before() != null) {
                after.put(change.before(), change.after());
            } else if (change.after() != null) {
                all.add(change.after());
            }
        }
        for (ProjectState project : inOrder(ProjectSort.DEFAULT)) {
            if (!after.containsKey(project)) {
                all.add(project);
            } else if (after.get(project) != null) {
                all.add(after.get(project));
            }
        }
        return all;
    }

    private Map<Group, Integer> counted(List<Replaced> changes) {
        Map<Group, Integer> next = new HashMap<>(counts);
        for (Replaced change : changes) {
            if (change.before() != null) {
                next.computeIfPresent(
                        Group.of(change.before()), (group, number) -> number == 1 ? null : (Integer) (number - 1));
            }
            if (change.after() != null) {
                next.merge(Group.of(change.after()), 1, Integer::sum);
            }
        }
        return next;
    }

    private Map<Status, Integer> counts(Predicate<Group> wanted) {
        Map<Status, Integer> counted = new EnumMap<>(Status.class);
        counts.forEach((group, number) -> {
            if (wanted.test(group)) {
                counted.merge(group.status(), number, Integer::sum);
            }
        });
        return Collections.unmodifiableMap(counted);
    }
}
