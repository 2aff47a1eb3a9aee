package dev.cidashboard.aggregator.state;

import dev.cidashboard.api.PipelinesQuery;
import dev.cidashboard.api.ProjectsQuery;

import java.time.Clock;
import java.util.Optional;

/** The answers of the API that come from memory alone, as bytes with their ETags; hot ones are kept. */
public final class Answers {

    public Answers(WarmState state, Clock clock) {
        throw new UnsupportedOperationException();
    }

    /** A RepositoriesView. */
    public Answer projects(ProjectsQuery query) {
        throw new UnsupportedOperationException();
    }

    /** A PipelinesView across all projects. */
    public Answer pipelines(PipelinesQuery query) {
        throw new UnsupportedOperationException();
    }

    /** A RepositoryDetailView. */
    public Answer detail(ProjectState project) {
        throw new UnsupportedOperationException();
    }

    /** A PipelinesView of one project. */
    public Answer pipelines(ProjectState project) {
        throw new UnsupportedOperationException();
    }

    /**
     * The PipelineView of the latest pipeline of a branch.
     *
     * @param branch null for the default branch
     */
    public Optional<Answer> latestPipeline(ProjectState project, String branch) {
        throw new UnsupportedOperationException();
    }

    /** A BranchesView. */
    public Answer branches(ProjectState project) {
        throw new UnsupportedOperationException();
    }

    /** A BranchView. */
    public Optional<Answer> branch(ProjectState project, String name) {
        throw new UnsupportedOperationException();
    }

    /** A MergeRequestsView. */
    public Answer mergeRequests(ProjectState project) {
        throw new UnsupportedOperationException();
    }

    /** Any other view as an answer, with an ETag of its content: for rooms whose views are small and made anew. */
    public Answer of(Object view) {
        throw new UnsupportedOperationException();
    }
}
