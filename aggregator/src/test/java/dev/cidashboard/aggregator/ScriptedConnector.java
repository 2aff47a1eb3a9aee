package dev.cidashboard.aggregator;

import dev.cidashboard.aggregator.connector.Activity;
import dev.cidashboard.aggregator.connector.ActivityCursor;
import dev.cidashboard.aggregator.connector.Avatar;
import dev.cidashboard.aggregator.connector.Connector;
import dev.cidashboard.aggregator.connector.Observation;
import dev.cidashboard.aggregator.connector.Reading;
import dev.cidashboard.aggregator.connector.Sweep;
import dev.cidashboard.aggregator.connector.SweepDepth;
import dev.cidashboard.aggregator.forge.Budget;
import dev.cidashboard.aggregator.forge.Failure;
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
import dev.cidashboard.api.ProjectId;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** A forge in memory that answers as it was told. Counts what it is asked. */
public final class ScriptedConnector implements Connector {

    private final InstanceId instance;
    private final Platform platform;
    private final List<Project> projects = new CopyOnWriteArrayList<>();
    private final Map<ProjectId, List<Pipeline>> pipelines = new ConcurrentHashMap<>();
    private final Map<ProjectId, Branches> branches = new ConcurrentHashMap<>();
    private final Map<ProjectId, List<MergeRequest>> mergeRequests = new ConcurrentHashMap<>();
    private final Map<String, Supplier<Observation<List<Job>>>> jobs = new ConcurrentHashMap<>();
    private final Map<String, Supplier<Observation<Avatar>>> avatars = new ConcurrentHashMap<>();
    private final AtomicInteger jobsAsked = new AtomicInteger();
    private final AtomicInteger avatarsAsked = new AtomicInteger();
    private final List<Optional<ActivityCursor>> activityAsked = new CopyOnWriteArrayList<>();
    private final List<Purpose> purposes = new CopyOnWriteArrayList<>();
    private volatile Observation<UserProfile> profile = new Observation.Gone<>();
    private volatile Supplier<Observation<Activity>> activity;
    private volatile Failure failure;
    private volatile Function<List<Project>, Sweep> sweeps;
    private volatile CountDownLatch silence = new CountDownLatch(0);

    public ScriptedConnector(InstanceId instance, Platform platform) {
        this.instance = instance;
        this.platform = platform;
    }

    public ScriptedConnector with(Project project, List<Pipeline> runs, Branches heads, List<MergeRequest> open) {
        projects.removeIf(one -> one.id().equals(project.id()));
        projects.add(project);
        pipelines.put(project.id(), List.copyOf(runs));
        branches.put(project.id(), heads);
        mergeRequests.put(project.id(), List.copyOf(open));
        return this;
    }

    public void clear() {
        projects.clear();
        pipelines.clear();
        branches.clear();
        mergeRequests.clear();
        jobs.clear();
        avatars.clear();
        activity = null;
        activityAsked.clear();
        failure = null;
        sweeps = null;
    }

    public void jobsOf(String pipeline, Supplier<Observation<List<Job>>> answer) {
        jobs.put(pipeline, answer);
    }

    public void avatarOf(String user, Supplier<Observation<Avatar>> answer) {
        avatars.put(user, answer);
    }

    /** From now on it tells where something happened; until then its platform does not. */
    public void activity(Supplier<Observation<Activity>> answer) {
        activity = answer;
    }

    /** The cursors it was asked with, empty for the first time, in the order of the questions. */
    public List<Optional<ActivityCursor>> activityAsked() {
        return List.copyOf(activityAsked);
    }

    public void profile(Observation<UserProfile> answer) {
        profile = answer;
    }

    /** From now on nothing can be read; null ends that. */
    public void failing(Failure reason) {
        failure = reason;
    }

    /** From now on it can be asked about 50 projects at once; until then its platform cannot. */
    public void sweeping(Function<List<Project>, Sweep> answer) {
        sweeps = answer;
    }

    /** From now on it does not tell its projects, until {@link #speak}. */
    public void beSilent() {
        silence = new CountDownLatch(1);
    }

    public void speak() {
        silence.countDown();
    }

    public int jobsAsked() {
        return jobsAsked.get();
    }

    public int avatarsAsked() {
        return avatarsAsked.get();
    }

    /** Why jobs and pictures were asked for, in the order of the questions. */
    public List<Purpose> purposes() {
        return List.copyOf(purposes);
    }

    @Override
    public InstanceId instance() {
        return instance;
    }

    @Override
    public Platform platform() {
        return platform;
    }

    @Override
    public List<Reading> forTheOverview() {
        return List.of(Reading.PIPELINES, Reading.BRANCHES, Reading.MERGE_REQUESTS);
    }

    @Override
    public List<Reading> forTheRest() {
        return List.of();
    }

    @Override
    public Observation<List<Project>> projects(Purpose purpose, Consumer<List<Project>> page) {
        if (failure != null) {
            return new Observation.Failed<>(failure);
        }
        try {
            silence.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Observation.Gone<>();
        }
        List<Project> listed = List.copyOf(projects);
        page.accept(listed);
        return new Observation.Fresh<>(listed);
    }

    @Override
    public int mostInASweep(SweepDepth depth) {
        return switch (depth) {
            case DEFAULT_BRANCH, RECENT_BRANCHES -> sweeps == null ? 0 : 50;
            case ROWS, HISTORY -> 0;
        };
    }

    @Override
    public Sweep sweep(List<Project> asked, SweepDepth depth, Purpose purpose) {
        return sweeps.apply(asked);
    }

    @Override
    public boolean tellsActivity() {
        return activity != null;
    }

    @Override
    public Observation<Activity> activity(ActivityCursor since, Purpose purpose) {
        activityAsked.add(Optional.ofNullable(since));
        Supplier<Observation<Activity>> answer = activity;
        if (failure != null) {
            return new Observation.Failed<>(failure);
        }
        return answer == null ? new Observation.Gone<>() : answer.get();
    }

    @Override
    public Observation<RecentPipelines> pipelines(Project project, Purpose purpose) {
        return told(pipelines.get(project.id())).map(RecentPipelines::all);
    }

    @Override
    public Observation<List<Pipeline>> pipelinesOfDefaultBranch(Project project, Purpose purpose) {
        return told(pipelines.get(project.id()));
    }

    @Override
    public Observation<Optional<Pipeline>> headPipeline(Project project, Purpose purpose) {
        return new Observation.Gone<>();
    }

    @Override
    public Observation<Pipeline> pipeline(Project project, PipelineId pipeline, Purpose purpose) {
        return new Observation.Gone<>();
    }

    @Override
    public Observation<List<Job>> jobs(Project project, PipelineId pipeline, Purpose purpose) {
        jobsAsked.incrementAndGet();
        purposes.add(purpose);
        return jobs.getOrDefault(pipeline.value(), Observation.Gone::new).get();
    }

    @Override
    public Observation<Branches> branches(Project project, Purpose purpose) {
        return told(branches.get(project.id()));
    }

    @Override
    public Observation<Commit> commit(Project project, String sha, Purpose purpose) {
        return new Observation.Gone<>();
    }

    @Override
    public Observation<List<MergeRequest>> mergeRequests(Project project, Purpose purpose) {
        return told(mergeRequests.get(project.id()));
    }

    @Override
    public Observation<UserProfile> profile(Purpose purpose) {
        return profile;
    }

    @Override
    public Observation<Avatar> avatar(String username, Purpose purpose) {
        avatarsAsked.incrementAndGet();
        purposes.add(purpose);
        return avatars.getOrDefault(username, Observation.Gone::new).get();
    }

    @Override
    public List<Budget> budgets() {
        return List.of(new Budget("core", 5_000, 40, 4_960, 1_000, 400, null, null));
    }

    @Override
    public void forget(Project project) {
        pipelines.remove(project.id());
    }

    private <T> Observation<T> told(T answer) {
        if (failure != null) {
            return new Observation.Failed<>(failure);
        }
        return answer == null ? new Observation.Gone<>() : new Observation.Fresh<>(answer);
    }
}
