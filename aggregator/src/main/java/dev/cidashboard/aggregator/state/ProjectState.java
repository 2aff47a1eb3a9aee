package dev.cidashboard.aggregator.state;

import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.Verdict;
import dev.cidashboard.aggregator.project.Branches;
import dev.cidashboard.aggregator.project.Commit;
import dev.cidashboard.aggregator.project.MergeRequest;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.api.RepositoryView;

import java.util.List;
import java.util.Optional;

/** All that is known about one project at one moment. Immutable. */
public final class ProjectState {

    ProjectState() {}

    public Project project() {
        throw new UnsupportedOperationException();
    }

    /** The recent pipelines, newest first. */
    public Facet<List<Pipeline>> pipelines() {
        throw new UnsupportedOperationException();
    }

    public Facet<Branches> branches() {
        throw new UnsupportedOperationException();
    }

    public Facet<List<MergeRequest>> mergeRequests() {
        throw new UnsupportedOperationException();
    }

    /** How the default branch stands; its status is unknown until a reading told. */
    public Verdict verdict() {
        throw new UnsupportedOperationException();
    }

    /** The default branch's last commit as far as it is known. */
    public Optional<Commit> head() {
        throw new UnsupportedOperationException();
    }

    /** Its row of the overview. */
    public RepositoryView row() {
        throw new UnsupportedOperationException();
    }
}
