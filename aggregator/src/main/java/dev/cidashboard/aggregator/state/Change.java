package dev.cidashboard.aggregator.state;

import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.project.Branches;
import dev.cidashboard.aggregator.project.MergeRequest;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.api.ProjectId;
import dev.cidashboard.api.RepositoryView;

import java.util.List;

/** Something that is different from before. Told after readers can see it, in order per project. */
public sealed interface Change {

    ProjectId project();

    /** A forge listed a project for the first time. */
    record ProjectAppeared(Project after) implements Change {
        @Override
        public ProjectId project() {
            return after.id();
        }
    }

    /** A full listing did not hold it any more. */
    record ProjectGone(Project before) implements Change {
        @Override
        public ProjectId project() {
            return before.id();
        }
    }

    /** Its own attributes changed: its path (it was renamed), name, description, default branch … */
    record ProjectChanged(Project before, Project after) implements Change {
        @Override
        public ProjectId project() {
            return after.id();
        }

        public boolean renamed() {
            return !before.path().equals(after.path());
        }
    }

    /**
     * A pipeline is new or looks different.
     *
     * @param before null if it is new
     */
    record PipelineChanged(Project of, Pipeline before, Pipeline after) implements Change {
        @Override
        public ProjectId project() {
            return of.id();
        }
    }

    record BranchesChanged(Project of, Branches before, Branches after) implements Change {
        @Override
        public ProjectId project() {
            return of.id();
        }
    }

    record MergeRequestsChanged(Project of, List<MergeRequest> before, List<MergeRequest> after) implements Change {
        @Override
        public ProjectId project() {
            return of.id();
        }
    }

    /** Its row of the overview changed, for whatever reason; told after that reason. */
    record RowChanged(RepositoryView before, RepositoryView after) implements Change {
        @Override
        public ProjectId project() {
            return after.id();
        }
    }
}
