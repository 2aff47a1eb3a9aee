package dev.cidashboard.aggregator.connector.github;

import dev.cidashboard.api.ProjectId;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs of hot projects that sweeps told of while their commit was the last one of a branch. It may be none any more when
 * somebody starts them again: then they are asked for by their own ids, which costs no points. Safe for use by many
 * threads.
 */
final class FollowedRuns {

    private static final int MOST_PROJECTS = 1_000;
    private static final int MOST_OF_A_PROJECT = 12;
    private static final int ASKED_OF_A_PROJECT = 3;
    /** GitHub takes no more in one list. */
    private static final int MOST_IDS = 100;

    private static final int GIVEN_UP_AFTER = 3;

    private static final class Run {
        private final String globalId;
        private boolean toldByItsBranch = true;
        private int unanswered;

        private Run(String globalId) {
            this.globalId = globalId;
        }
    }

    /** By number, the one told last at the end. */
    private final Map<ProjectId, Map<Long, Run>> runs = new LinkedHashMap<>(16, 0.75f, true);

    private final Map<Long, ProjectId> projects = new HashMap<>();

    /** A sweep over the recent branches told of these, and of no others. */
    synchronized void told(ProjectId project, Collection<GitHubSweep.WorkflowRun> byBranches) {
        Map<Long, Run> known = runs.computeIfAbsent(project, unused -> new LinkedHashMap<>());
        known.values().forEach(run -> run.toldByItsBranch = false);
        for (GitHubSweep.WorkflowRun run : byBranches) {
            if (run.id() != null && run.databaseId() != null) {
                known.remove(run.databaseId());
                known.put(run.databaseId(), new Run(run.id()));
                projects.put(run.databaseId(), project);
            }
        }
        while (known.size() > MOST_OF_A_PROJECT) {
            projects.remove(removeFirst(known));
        }
        while (runs.size() > MOST_PROJECTS) {
            forget(runs.keySet().iterator().next());
        }
    }

    /** The ids of those that no branch tells of any more, the latest few of each project. */
    synchronized List<String> toAsk(Collection<ProjectId> of) {
        List<String> ids = new ArrayList<>();
        for (ProjectId project : of) {
            Map<Long, Run> known = runs.getOrDefault(project, Map.of());
            known.values().removeIf(run -> run.unanswered >= GIVEN_UP_AFTER);
            known.values().stream()
                    .filter(run -> !run.toldByItsBranch)
                    .skip(Math.max(0, countElsewhere(known) - ASKED_OF_A_PROJECT))
                    .limit(Math.max(0, MOST_IDS - ids.size()))
                    .forEach(run -> {
                        run.unanswered++;
                        ids.add(run.globalId);
                    });
        }
        return ids;
    }

    /** Whose it is; empty if it was not asked for. */
    synchronized Optional<ProjectId> answered(long number) {
        ProjectId project = projects.get(number);
        Run run = project == null ? null : runs.getOrDefault(project, Map.of()).get(number);
        if (run == null) {
            return Optional.empty();
        }
        run.unanswered = 0;
        return Optional.of(project);
    }

    synchronized void forget(ProjectId project) {
        Map<Long, Run> gone = runs.remove(project);
        if (gone != null) {
            projects.keySet().removeAll(gone.keySet());
        }
    }

    private static long countElsewhere(Map<Long, Run> known) {
        return known.values().stream().filter(run -> !run.toldByItsBranch).count();
    }

    private static long removeFirst(Map<Long, Run> known) {
        long first = known.keySet().iterator().next();
        known.remove(first);
        return first;
    }
}
