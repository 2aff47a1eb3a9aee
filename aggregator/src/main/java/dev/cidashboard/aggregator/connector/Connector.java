package dev.cidashboard.aggregator.connector;

import dev.cidashboard.aggregator.deployment.Deployment;
import dev.cidashboard.aggregator.forge.Budget;
import dev.cidashboard.aggregator.forge.Purpose;
import dev.cidashboard.aggregator.pipeline.Job;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.PipelineId;
import dev.cidashboard.aggregator.pipeline.RecentPipelines;
import dev.cidashboard.aggregator.project.Branches;
import dev.cidashboard.aggregator.project.Commit;
import dev.cidashboard.aggregator.project.MergeRequest;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.aggregator.project.UserProfile;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.Platform;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One configured forge. Every question blocks until it is answered, at most some seconds; none throws for anything that
 * a forge can do: that is an {@link Observation}. Safe for use by many threads. Read-only towards the forge.
 */
public interface Connector {

    /** Of a project, in one answer. */
    int MOST_DEPLOYMENTS = 30;

    InstanceId instance();

    Platform platform();

    /** What to ask, in this order, until the rows of the overview are complete. */
    List<Reading> forTheOverview();

    /** What to ask after every row is complete, to know the rest. */
    List<Reading> forTheRest();

    /**
     * Lists the projects that the token may see and the whitelist wants, page by page.
     *
     * @param page is given each page as soon as it is read, on the calling thread; also when it was not modified
     * @return the whole list after the last page, or why it broke off; what was given until then stays true
     */
    Observation<List<Project>> projects(Purpose purpose, Consumer<List<Project>> page);

    /** How many projects a sweep may ask about just now; 0 where the platform can only be asked about one at a time. */
    int mostInASweep(SweepDepth depth);

    /** The name of the limit that sweeps draw on, if it is not that of all other questions; else null. */
    default String resourceOfSweeps() {
        return null;
    }

    /**
     * Asks for the present state of many projects in one request.
     *
     * @param projects at most {@link #mostInASweep}, each with a {@link Project#globalId}
     * @param depth how much of each; a platform that tells all of it for the same price may pass over it
     */
    Sweep sweep(List<Project> projects, SweepDepth depth, Purpose purpose);

    /** Whether the platform tells at once where something happened, so that {@link #activity} is worth asking for. */
    default boolean tellsActivity() {
        return false;
    }

    /**
     * Where something happened since the last time, in all projects together: for one request where little did, at most
     * five. A hint: an event may be lost, what it was about is to be read.
     *
     * @param since where the last answer ended; null for the first time, which only learns where the present is, and
     *     names nothing
     * @return gone where the platform, or a server this old, does not tell; failed as forbidden where the token may not
     *     hear it. After a failure ask with the same cursor again
     */
    default Observation<Activity> activity(ActivityCursor since, Purpose purpose) {
        return new Observation.Gone<>();
    }

    /** The recent pipelines of all branches, at most 50; always with the latest of the default branch. */
    Observation<RecentPipelines> pipelines(Project project, Purpose purpose);

    /**
     * The pipelines of the default branch, newest first, at most 100: the latest of every workflow is among them, unless a
     * workflow did not run for that long. Empty where there is no default branch.
     */
    Observation<List<Pipeline>> pipelinesOfDefaultBranch(Project project, Purpose purpose);

    /** The full answer about the latest pipeline of the default branch; empty if the forge says that it has none. */
    Observation<Optional<Pipeline>> headPipeline(Project project, Purpose purpose);

    /** The full answer about one pipeline. */
    Observation<Pipeline> pipeline(Project project, PipelineId pipeline, Purpose purpose);

    /** Whether the platform keeps earlier attempts of a pipeline under their numbers. */
    default boolean countsAttempts() {
        return false;
    }

    /**
     * An earlier attempt of a pipeline, as it ended; gone where the forge does not keep it, or the platform counts none.
     *
     * @param attempt from 1, below the present one
     */
    default Observation<Pipeline> attempt(Project project, PipelineId pipeline, int attempt, Purpose purpose) {
        return new Observation.Gone<>();
    }

    /** Whether the platform knows of deployments, so that {@link #deployments} is worth asking for. */
    default boolean tellsDeployments() {
        return false;
    }

    /**
     * The newest deployments of a project to whatever environment, at most {@link #MOST_DEPLOYMENTS}, for one request; an
     * entry that lacks its id or its beginning is left out.
     *
     * @return gone where the forge does not tell of them, or not to this token
     */
    default Observation<List<Deployment>> deployments(Project project, Purpose purpose) {
        return new Observation.Gone<>();
    }

    /** The jobs of the present attempt of one pipeline, at most 500. */
    Observation<List<Job>> jobs(Project project, PipelineId pipeline, Purpose purpose);

    /** The branches, at most 1,000 of them listed. */
    Observation<Branches> branches(Project project, Purpose purpose);

    /** One commit. */
    Observation<Commit> commit(Project project, String sha, Purpose purpose);

    /** The open merge requests, at most 500. */
    Observation<List<MergeRequest>> mergeRequests(Project project, Purpose purpose);

    /** Whose token this is. */
    Observation<UserProfile> profile(Purpose purpose);

    /** The picture of a user of this forge; gone if there is none that may be shown. */
    Observation<Avatar> avatar(String username, Purpose purpose);

    /** What the credential may still ask. Asks nobody. */
    List<Budget> budgets();

    /** All was read for the first time: how much that took says nothing about how much will be asked. */
    default void forecastAnew() {}

    /** Whether a project is to be shown at all, as far as can be said without asking: the listing has the last word. */
    default boolean wants(Project project) {
        return true;
    }

    /** What it remembers between two questions. */
    default Memory memory() {
        return Memory.NONE;
    }

    /** Forgets what was kept for conditional requests about a project that is gone. */
    void forget(Project project);
}
