package dev.cidashboard.aggregator.state;

import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.PipelinesQuery;
import dev.cidashboard.api.Platform;
import dev.cidashboard.api.ProjectId;
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
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** An immutable index over all projects, of one moment. What nobody asked for yet is made when somebody does. */
public final class Overview {

    private final Map<ProjectId, ProjectState> byId;
    private final Map<Status, Integer> counts;
    private final Map<InstanceId, Map<Status, Integer>> countsByInstance;
    private final Map<Platform, Map<Status, Integer>> countsByPlatform;
    private final Map<ProjectSort, List<ProjectState>> orders = new ConcurrentHashMap<>();
    private final Map<ProjectSort, List<ProjectId>> earlierOrders;
    private final Object content = new Object();

    private Overview(Map<ProjectId, ProjectState> byId, Map<ProjectSort, List<ProjectId>> earlierOrders) {
        this.byId = byId;
        this.earlierOrders = earlierOrders;
        this.counts = count(byId.values().stream());
        this.countsByInstance = countBy(project -> project.id().instance());
        this.countsByPlatform = countBy(project -> project.project().platform());
    }

    /** @param previous whose orders are almost right still, which makes sorting cheap; null if there is none */
    static Overview of(Stream<ProjectState> projects, Overview previous) {
        Map<ProjectId, ProjectState> byId = new HashMap<>();
        projects.forEach(project -> byId.put(project.id(), project));
        Map<ProjectSort, List<ProjectId>> earlier = new ConcurrentHashMap<>();
        if (previous != null) {
            earlier.putAll(previous.earlierOrders);
            previous.orders.forEach((sort, order) -> earlier.put(sort, ids(order)));
        }
        return new Overview(byId, earlier);
    }

    public int size() {
        return byId.size();
    }

    public Optional<ProjectState> find(ProjectId project) {
        return Optional.ofNullable(byId.get(project));
    }

    /** Numbers of projects by the status of their default branch; statuses that no project has are left out. */
    public Map<Status, Integer> counts() {
        return counts;
    }

    public Map<Status, Integer> counts(InstanceId instance) {
        return countsByInstance.getOrDefault(instance, Map.of());
    }

    public Map<Status, Integer> counts(Platform platform) {
        return countsByPlatform.getOrDefault(platform, Map.of());
    }

    /** All projects in an order. */
    public List<ProjectState> inOrder(ProjectSort sort) {
        return orders.computeIfAbsent(sort, this::sorted);
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
        return LatestPipelines.of(byId.values(), query);
    }

    /** Stands for it by its identity, as with a project, without holding on to any project. */
    Object content() {
        return content;
    }

    /** An order that nobody asks for again lives on from overview to overview: it must not hold on to old states. */
    private static List<ProjectId> ids(List<ProjectState> order) {
        return order.stream().map(ProjectState::id).toList();
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

    /** Starts from the order before: sorting what is almost sorted takes one comparison a project. */
    private List<ProjectState> sorted(ProjectSort sort) {
        List<ProjectId> earlier = earlierOrders.remove(sort);
        List<ProjectState> order = new ArrayList<>(byId.size());
        if (earlier == null) {
            order.addAll(byId.values());
        } else {
            Map<ProjectId, ProjectState> left = new HashMap<>(byId);
            for (ProjectId before : earlier) {
                ProjectState now = left.remove(before);
                if (now != null) {
                    order.add(now);
                }
            }
            order.addAll(left.values());
        }
        order.sort(RowOrder.of(sort));
        return Collections.unmodifiableList(order);
    }

    private <K> Map<K, Map<Status, Integer>> countBy(Function<ProjectState, K> key) {
        Map<K, Map<Status, Integer>> counted = new HashMap<>();
        for (ProjectState project : byId.values()) {
            counted.computeIfAbsent(key.apply(project), ignored -> new EnumMap<>(Status.class))
                    .merge(project.row().status(), 1, Integer::sum);
        }
        counted.replaceAll((ignored, byStatus) -> Collections.unmodifiableMap(byStatus));
        return counted;
    }

    private static Map<Status, Integer> count(Stream<ProjectState> projects) {
        Map<Status, Integer> counted = new EnumMap<>(Status.class);
        projects.forEach(project -> counted.merge(project.row().status(), 1, Integer::sum));
        return Collections.unmodifiableMap(counted);
    }
}
