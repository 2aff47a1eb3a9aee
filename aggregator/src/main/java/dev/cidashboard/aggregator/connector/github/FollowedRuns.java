package dev.cidashboard.aggregator.connector.github;

import dev.cidashboard.api.ProjectId;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The latest runs of projects that are hot. A sweep tells of those whose commit is the last one of a branch; the others may
 * be started again, too: they are asked for by their own ids, which costs no points. Safe for use by many threads.
 */
final class FollowedRuns {

    private static final int MOST_PROJECTS = 1_000;
    private static final int MOST_OF_A_PROJECT = 30;
    private static final int GIVEN_UP_AFTER = 3;

    private static final class Run {
        private final String globalId;
        private boolean toldByItsBranch;
        private int unanswered;

        private Run(String globalId) {
            this.globalId = globalId;
        }
    }

    /** By number, which counts upwards. */
    private final Map<ProjectId, NavigableMap<Long, Run>> runs = new LinkedHashMap<>(16, 0.75f, true);

    private final Map<Long, ProjectId> projects = new HashMap<>();

    /** A list of runs named it. */
    synchronized void listed(ProjectId project, long number, String globalId) {
        add(project, number, globalId);
    }

    /** A sweep over the recent branches told of these, and of no others. */
    synchronized void told(ProjectId project, Collection<GitHubSweep.WorkflowRun> byBranches) {
        runs.getOrDefault(project, Collections.emptyNavigableMap())
                .values()
                .forEach(run -> run.toldByItsBranch = false);
        for (GitHubSweep.WorkflowRun run : byBranches) {
            if (run.id() != null && run.databaseId() != null) {
                add(project, run.databaseId(), run.id()).ifPresent(known -> known.toldByItsBranch = true);
            }
        }
    }

    /** The ids of those that no branch tells of, the latest of each project first. */
    synchronized List<String> toAsk(Collection<ProjectId> of, int most) {
        int ofEach = Math.max(1, most / Math.max(1, of.size()));
        List<String> ids = new ArrayList<>();
        for (ProjectId project : of) {
            runs.getOrDefault(project, Collections.emptyNavigableMap()).descendingMap().values().stream()
                    .filter(run -> !run.toldByItsBranch && run.unanswered < GIVEN_UP_AFTER)
                    .limit(Math.min(ofEach, most - ids.size()))
                    .forEach(run -> {
                        run.unanswered++;
                        ids.add(run.globalId);
                    });
        }
        return ids;
    }

    /** Whose it is; empty if it is not followed. */
    synchronized Optional<ProjectId> answered(long number) {
        ProjectId project = projects.get(number);
        if (project != null) {
            runs.get(project).get(number).unanswered = 0;
        }
        return Optional.ofNullable(project);
    }

    /** The ids of those that are followed, by their numbers. */
    synchronized Map<Long, String> of(ProjectId project) {
        Map<Long, String> ids = new TreeMap<>();
        runs.getOrDefault(project, Collections.emptyNavigableMap())
                .forEach((number, run) -> ids.put(number, run.globalId));
        return ids;
    }

    /** Those that an earlier process followed. */
    synchronized void follow(ProjectId project, Map<Long, String> ids) {
        ids.forEach((number, id) -> add(project, number, id));
    }

    synchronized void forget(ProjectId project) {
        NavigableMap<Long, Run> gone = runs.remove(project);
        if (gone != null) {
            projects.keySet().removeAll(gone.keySet());
        }
    }

    private Optional<Run> add(ProjectId project, long number, String globalId) {
        NavigableMap<Long, Run> known = runs.computeIfAbsent(project, unused -> new TreeMap<>());
        known.computeIfAbsent(number, unused -> new Run(globalId));
        projects.put(number, project);
        if (known.size() > MOST_OF_A_PROJECT) {
            projects.remove(known.pollFirstEntry().getKey());
        }
        if (runs.size() > MOST_PROJECTS) {
            forget(runs.keySet().iterator().next());
        }
        return Optional.ofNullable(known.get(number));
    }
}
