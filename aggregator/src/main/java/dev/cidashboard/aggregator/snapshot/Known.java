package dev.cidashboard.aggregator.snapshot;

import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.project.Branch;
import dev.cidashboard.aggregator.project.Commit;
import dev.cidashboard.aggregator.project.MergeRequest;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.aggregator.state.ProjectSnapshot;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.ProjectId;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * What a kept answer may refer to instead of repeating it: what state holds of the same project, by its place in its list,
 * or the projects of an instance. A thing stands for another sighting of it if that says nothing which state does not hold:
 * then a forge that confirms the sighting confirms nothing that state got otherwise.
 */
final class Known {

    /** Of what is not there. */
    static final int NOWHERE = -1;

    private final List<Pipeline> pipelines;
    private final List<Branch> branches;
    private final List<MergeRequest> mergeRequests;
    private final Map<String, Commit> commits;
    private final Function<String, Project> projects;
    private final BiPredicate<Pipeline, Pipeline> standsFor;
    private Map<Object, Integer> places;

    private Known(
            List<Pipeline> pipelines,
            List<Branch> branches,
            List<MergeRequest> mergeRequests,
            Map<String, Commit> commits,
            Function<String, Project> projects,
            BiPredicate<Pipeline, Pipeline> standsFor) {
        this.pipelines = pipelines;
        this.branches = branches;
        this.mergeRequests = mergeRequests;
        this.commits = commits;
        this.projects = projects;
        this.standsFor = standsFor;
    }

    static Known of(ProjectSnapshot snapshot) {
        return new Known(
                snapshot.pipelines().value(),
                snapshot.branches().value().listed(),
                snapshot.mergeRequests().value(),
                snapshot.commits().value(),
                nativeId -> null,
                snapshot::holds);
    }

    /** @param projects null for one that is not known */
    static Known ofInstance(InstanceId instance, Function<ProjectId, Project> projects) {
        return new Known(
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                nativeId -> projects.apply(new ProjectId(instance, nativeId)),
                (known, seen) -> false);
    }

    /** The list of which places are told. */
    List<?> list(Kind kind) {
        return switch (kind) {
            case PIPELINE -> pipelines;
            case BRANCH -> branches;
            case MERGE_REQUEST -> mergeRequests;
            case COMMIT, PROJECT, NOTHING, OTHER -> List.of();
        };
    }

    /** Where in its list is what stands for this; {@link #NOWHERE} if nothing does. */
    int place(Object seen) {
        return switch (seen) {
            case Pipeline one -> {
                int place = places().getOrDefault(one.id(), NOWHERE);
                boolean stands = place != NOWHERE && holds(pipelines.get(place), one);
                yield stands ? place : NOWHERE;
            }
            case Branch one -> places().getOrDefault(one, NOWHERE);
            case MergeRequest one -> places().getOrDefault(one, NOWHERE);
            default -> NOWHERE;
        };
    }

    /** Whether this sighting tells less of it than state knows. */
    boolean tellsLess(Object seen, int place) {
        return seen instanceof Pipeline one
                && !one.detailed()
                && pipelines.get(place).detailed();
    }

    private boolean holds(Pipeline known, Pipeline seen) {
        return known == seen || standsFor.test(known, seen);
    }

    Commit commit(String sha) {
        return commits.get(sha);
    }

    Project project(String nativeId) {
        return projects.apply(nativeId);
    }

    /** Tells whether the lists are those whose places were told. */
    int check() {
        int check = 1;
        for (Pipeline one : pipelines) {
            check = 31 * check + one.id().hashCode();
        }
        for (Branch one : branches) {
            check = 31 * check + one.name().hashCode();
        }
        for (MergeRequest one : mergeRequests) {
            check = 31 * check + one.id().hashCode();
        }
        return check;
    }

    private Map<Object, Integer> places() {
        if (places == null) {
            places = HashMap.newHashMap(pipelines.size() + branches.size() + mergeRequests.size());
            for (int at = 0; at < pipelines.size(); at++) {
                places.put(pipelines.get(at).id(), at);
            }
            for (int at = 0; at < branches.size(); at++) {
                places.put(branches.get(at), at);
            }
            for (int at = 0; at < mergeRequests.size(); at++) {
                places.put(mergeRequests.get(at), at);
            }
        }
        return places;
    }

    /**
     * Tells whether a project is the same as when it was referred to, since the two are not saved together. The same in every
     * process, unlike the hash of an enum.
     */
    static int hash(Project project) {
        return Objects.hash(
                project.id().nativeId(),
                project.platform().name(),
                project.path(),
                project.name(),
                project.description(),
                project.visibility().name(),
                project.webUrl(),
                project.avatar(),
                project.defaultBranch(),
                project.lastActivityAt(),
                project.archived(),
                project.globalId());
    }

    /** What a list names where it does not tell all: another object than the one with the details. */
    static Pipeline withoutDetails(Pipeline known) {
        return new Pipeline(
                known.id(),
                known.workflow(),
                known.name(),
                known.number(),
                known.attempt(),
                known.status(),
                known.event(),
                known.ref(),
                known.commit(),
                known.title(),
                known.actor(),
                known.createdAt(),
                known.startedAt(),
                known.updatedAt(),
                known.finishedAt(),
                known.duration(),
                known.webUrl(),
                false);
    }

    /** The kinds of things that an answer may hold and that are worth keeping. */
    enum Kind {
        /** An empty list, of whatever kind. */
        NOTHING,
        PIPELINE,
        BRANCH,
        COMMIT,
        MERGE_REQUEST,
        PROJECT,
        /** People, jobs, events: read again when somebody asks for them. */
        OTHER;

        static Kind of(List<?> elements) {
            Kind kind = NOTHING;
            for (Object element : elements) {
                Kind one =
                        switch (element) {
                            case Pipeline pipeline -> PIPELINE;
                            case Branch branch -> BRANCH;
                            case Commit commit -> COMMIT;
                            case MergeRequest request -> MERGE_REQUEST;
                            case Project project -> PROJECT;
                            default -> OTHER;
                        };
                if (kind != NOTHING && kind != one) {
                    return OTHER;
                }
                kind = one;
            }
            return kind;
        }
    }
}
