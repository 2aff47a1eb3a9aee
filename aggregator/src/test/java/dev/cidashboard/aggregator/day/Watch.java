package dev.cidashboard.aggregator.day;

import dev.cidashboard.aggregator.state.Change;
import dev.cidashboard.aggregator.state.ChangeListener;
import dev.cidashboard.aggregator.state.ProjectState;
import dev.cidashboard.aggregator.state.WarmState;
import dev.cidashboard.api.ProjectId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Waits for each change of the world to be seen in the warm state. One that is overtaken by a later one of the same subject
 * is seen when that one is. Only the listener may be called by several threads.
 */
final class Watch implements ChangeListener {

    private final Set<ProjectId> touched = ConcurrentHashMap.newKeySet();
    private final Map<ProjectId, Map<Subject, List<Happening>>> awaited = new HashMap<>();
    private final List<Happening> all = new ArrayList<>();
    private int given;

    @Override
    public void changed(Change change) {
        touched.add(change.project());
    }

    void await(Happening happening, boolean counts) {
        ProjectId project = happening.subject().project();
        awaited.computeIfAbsent(project, id -> new HashMap<>())
                .computeIfAbsent(happening.subject(), subject -> new ArrayList<>())
                .add(happening);
        touched.add(project);
        if (counts) {
            all.add(happening);
        }
    }

    /** Its forge has it no more: what else happened to it nobody can see. */
    void deleted(ProjectId project) {
        Map<Subject, List<Happening>> things = awaited.getOrDefault(project, Map.of());
        Iterator<Map.Entry<Subject, List<Happening>>> each = things.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<Subject, List<Happening>> thing = each.next();
            if (!(thing.getKey() instanceof Subject.Itself)) {
                given += thing.getValue().size();
                all.removeAll(thing.getValue());
                each.remove();
            }
        }
    }

    /** Looks at what changed in the state since the last time. */
    void look(WarmState state, Instant now) {
        for (ProjectId project : List.copyOf(touched)) {
            touched.remove(project);
            Map<Subject, List<Happening>> things = awaited.get(project);
            if (things != null) {
                Optional<ProjectState> known = state.find(project);
                things.entrySet().removeIf(thing -> {
                    see(thing.getValue(), thing.getKey().look(known), now);
                    return thing.getValue().isEmpty();
                });
            }
        }
    }

    /** All that counts, in the order in which it happened. */
    List<Happening> all() {
        return List.copyOf(all);
    }

    /** Changes that went with their project before they were seen. */
    int given() {
        return given;
    }

    private static void see(List<Happening> waiting, String look, Instant now) {
        int latest = waiting.size() - 1;
        while (latest >= 0 && !waiting.get(latest).look().equals(look)) {
            latest--;
        }
        List<Happening> seen = waiting.subList(0, latest + 1);
        seen.forEach(one -> one.seen(now));
        seen.clear();
    }
}
