package dev.cidashboard.aggregator.day;

import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.project.MergeRequest;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.aggregator.state.ProjectState;
import dev.cidashboard.api.ProjectId;

import java.time.Instant;
import java.util.Optional;

/** A thing that changes, and how it looks to somebody who reads the warm state. Looks are texts, to be compared. */
sealed interface Subject {

    String ABSENT = "absent";

    ProjectId project();

    /** How it looks in a project's state; empty if the project is not known. */
    String look(Optional<ProjectState> known);

    /** A run. Its time belongs to its look: a second run of the same pipeline may end as the first did. */
    record Run(ProjectId project, long id) implements Subject {

        static String look(String status, Instant updatedAt) {
            return status + " at " + updatedAt;
        }

        @Override
        public String look(Optional<ProjectState> known) {
            String wanted = Long.toString(id);
            for (Pipeline one : known.map(state -> state.pipelines().value()).orElse(java.util.List.of())) {
                if (one.id().value().equals(wanted)) {
                    return look(one.status().word(), one.updatedAt());
                }
            }
            return ABSENT;
        }
    }

    record OfBranch(ProjectId project, String name) implements Subject {

        static final String THERE = "there";

        @Override
        public String look(Optional<ProjectState> known) {
            return known.flatMap(state -> state.branches().value().named(name))
                    .map(branch -> THERE)
                    .orElse(ABSENT);
        }
    }

    record OfMergeRequest(ProjectId project, int number) implements Subject {

        static String look(boolean draft) {
            return draft ? "a draft" : "ready";
        }

        @Override
        public String look(Optional<ProjectState> known) {
            for (MergeRequest one :
                    known.map(state -> state.mergeRequests().value()).orElse(java.util.List.of())) {
                if (one.number() == number) {
                    return look(one.draft());
                }
            }
            return ABSENT;
        }
    }

    /** The project itself, as its instance lists it. */
    record Itself(ProjectId project) implements Subject {

        static String look(String path, boolean archived) {
            return archived ? path + ", archived" : path;
        }

        @Override
        public String look(Optional<ProjectState> known) {
            return known.map(ProjectState::project).map(Itself::look).orElse(ABSENT);
        }

        private static String look(Project one) {
            return look(one.path(), one.archived());
        }
    }
}
