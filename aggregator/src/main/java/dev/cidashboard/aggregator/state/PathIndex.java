package dev.cidashboard.aggregator.state;

import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.ProjectId;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which project a path means: those of today first, then those that renamed projects had. */
final class PathIndex {

    /** Old paths kept over all projects; the oldest is forgotten first. */
    private static final int MOST_OLD = 10_000;

    private record Place(ProjectId project, String path) {}

    private final Map<String, List<Place>> current = new HashMap<>();
    private final Map<Place, Boolean> old = new LinkedHashMap<>();
    private final Map<String, List<Place>> oldByPath = new HashMap<>();

    synchronized void appeared(Project project) {
        Place place = new Place(project.id(), project.path());
        add(current, place);
        if (old.remove(place) != null) {
            remove(oldByPath, place);
        }
    }

    /** As it was known before a restart. */
    synchronized void appeared(Project project, FormerPaths former) {
        former.paths().reversed().forEach(path -> left(new Place(project.id(), path)));
        appeared(project);
    }

    synchronized void renamed(Project before, Project after) {
        Place left = new Place(before.id(), before.path());
        remove(current, left);
        left(left);
        appeared(after);
    }

    private void left(Place left) {
        if (old.putIfAbsent(left, Boolean.TRUE) == null) {
            add(oldByPath, left);
        }
        if (old.size() > MOST_OLD) {
            Place oldest = old.keySet().iterator().next();
            old.remove(oldest);
            remove(oldByPath, oldest);
        }
    }

    synchronized void gone(Project project) {
        remove(current, new Place(project.id(), project.path()));
        List<Place> left = old.keySet().stream()
                .filter(place -> place.project().equals(project.id()))
                .toList();
        left.forEach(place -> {
            old.remove(place);
            remove(oldByPath, place);
        });
    }

    /**
     * A path that somebody has today is never an old one, not even when several have it: then nobody knows which is meant.
     *
     * @param instance null if any may have it, but only one
     */
    synchronized Optional<ProjectId> find(InstanceId instance, String path) {
        String key = key(path);
        return Stream.of(current, oldByPath)
                .map(index -> of(instance, index.getOrDefault(key, List.of())))
                .filter(places -> !places.isEmpty())
                .findFirst()
                .flatMap(places -> only(places, path));
    }

    private static List<Place> of(InstanceId instance, List<Place> places) {
        return places.stream()
                .filter(place -> instance == null || place.project().instance().equals(instance))
                .toList();
    }

    private static Optional<ProjectId> only(List<Place> places, String path) {
        return only(places.stream().filter(place -> place.path().equals(path))).or(() -> only(places.stream()));
    }

    private static Optional<ProjectId> only(Stream<Place> places) {
        List<ProjectId> projects =
                places.map(Place::project).distinct().limit(2).toList();
        return projects.size() == 1 ? Optional.of(projects.getFirst()) : Optional.empty();
    }

    private static void add(Map<String, List<Place>> index, Place place) {
        index.merge(
                key(place.path()),
                List.of(place),
                (known, more) -> known.contains(place)
                        ? known
                        : Stream.concat(known.stream(), more.stream()).toList());
    }

    private static void remove(Map<String, List<Place>> index, Place place) {
        index.computeIfPresent(key(place.path()), (key, known) -> {
            List<Place> left =
                    known.stream().filter(other -> !other.equals(place)).toList();
            return left.isEmpty() ? null : left;
        });
    }

    private static String key(String path) {
        return path.toLowerCase(Locale.ROOT);
    }
}
