package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.connector.Avatar;
import dev.cidashboard.aggregator.connector.Connector;
import dev.cidashboard.aggregator.connector.Observation;
import dev.cidashboard.aggregator.connector.Reading;
import dev.cidashboard.aggregator.connector.Sweep;
import dev.cidashboard.aggregator.connector.SweepDepth;
import dev.cidashboard.aggregator.fixture.Samples;
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

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A forge in memory: a test says what it holds and how it fails, and reads what it was asked. */
final class FakeForge implements Connector {

    /** What it was asked, in order: {@code pipelines 1}. */
    final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    final Map<ProjectId, Project> projects = Collections.synchronizedMap(new LinkedHashMap<>());
    final Map<ProjectId, List<Pipeline>> pipelines = new HashMap<>();
    final Map<ProjectId, Branches> branches = new HashMap<>();
    final Map<ProjectId, List<MergeRequest>> mergeRequests = new HashMap<>();
    final List<Project> forgotten = new ArrayList<>();

    private final InstanceId instance;
    private final Platform platform;
    private final Map<String, Failure> failing = Collections.synchronizedMap(new HashMap<>());
    private final int pageSize;

    int pipelinesAPage = 50;

    /** What happens before each answer, on the thread that asked. */
    Consumer<String> beforeAnswer = question -> {};

    private FakeForge(InstanceId instance, Platform platform, int pageSize) {
        this.instance = instance;
        this.platform = platform;
        this.pageSize = pageSize;
    }

    static FakeForge github(int projects) {
        FakeForge forge = new FakeForge(Samples.GITHUB, Platform.GITHUB, 2);
        for (int number = 1; number <= projects; number++) {
            forge.has(Samples.github(number));
        }
        return forge;
    }

    static FakeForge gitlab(int projects) {
        FakeForge forge = new FakeForge(Samples.GITLAB, Platform.GITLAB, 2);
        for (int number = 1; number <= projects; number++) {
            forge.has(Samples.gitlab(number));
        }
        return forge;
    }

    void has(Project project) {
        projects.put(project.id(), project);
        pipelines.putIfAbsent(project.id(), List.of());
        branches.putIfAbsent(
                project.id(),
                Samples.branches(Samples.branch(
                        "main", platform == Platform.GITHUB ? Samples.bare("head") : Samples.commit("head"))));
        mergeRequests.putIfAbsent(project.id(), List.of());
    }

    /** Questions that begin with this fail from now on: {@code pipelines}, {@code pipelines 1}, {@code projects}. */
    void fails(String questions, Failure failure) {
        failing.put(questions, failure);
    }

    void recovers() {
        failing.clear();
    }

    List<String> askedSince(int mark) {
        synchronized (asked) {
            return List.copyOf(asked.subList(mark, asked.size()));
        }
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
        return platform == Platform.GITHUB
                ? List.of(Reading.PIPELINES, Reading.BRANCHES, Reading.MERGE_REQUESTS, Reading.HEAD_COMMIT)
                : List.of(Reading.HEAD_PIPELINE, Reading.BRANCHES, Reading.MERGE_REQUESTS);
    }

    @Override
    public List<Reading> forTheRest() {
        return List.of(platform == Platform.GITHUB ? Reading.DEFAULT_BRANCH_PIPELINES : Reading.PIPELINES);
    }

    @Override
    public Observation<List<Project>> projects(Purpose purpose, Consumer<List<Project>> page) {
        List<Project> all = List.copyOf(projects.values());
        for (int from = 0; from < all.size(); from += pageSize) {
            Observation<Boolean> answered = answer("projects page " + (from / pageSize + 1), () -> true);
            if (answered instanceof Observation.Failed<Boolean>(Failure failure)) {
                return new Observation.Failed<>(failure);
            }
            page.accept(all.subList(from, Math.min(from + pageSize, all.size())));
        }
        return answer("projects", () -> all);
    }

    @Override
    public int mostInASweep(SweepDepth depth) {
        return 0;
    }

    @Override
    public Sweep sweep(List<Project> asked, SweepDepth depth, Purpose purpose) {
        throw new UnsupportedOperationException("this forge cannot be asked about many at once");
    }

    @Override
    public Observation<RecentPipelines> pipelines(Project project, Purpose purpose) {
        return answer(
                "pipelines " + project.id().nativeId(),
                () -> recent(
                        pipelines.get(project.id()).stream().map(this::listed).toList()));
    }

    private RecentPipelines recent(List<Pipeline> all) {
        List<Pipeline> page = all.stream().limit(pipelinesAPage).toList();
        boolean whole = page.size() == all.size();
        return new RecentPipelines(page, page.size(), whole, whole);
    }

    @Override
    public Observation<List<Pipeline>> pipelinesOfDefaultBranch(Project project, Purpose purpose) {
        return answer("default-branch-pipelines " + project.id().nativeId(), () -> pipelines.get(project.id()).stream()
                .filter(pipeline -> Objects.equals(project.defaultBranch(), pipeline.ref()))
                .toList());
    }

    @Override
    public Observation<Optional<Pipeline>> headPipeline(Project project, Purpose purpose) {
        return answer("head-pipeline " + project.id().nativeId(), () -> pipelines.get(project.id()).stream()
                .findFirst());
    }

    @Override
    public Observation<Pipeline> pipeline(Project project, PipelineId pipeline, Purpose purpose) {
        return answer("pipeline " + project.id().nativeId() + " " + pipeline, () -> pipelines.get(project.id()).stream()
                .filter(known -> known.id().equals(pipeline))
                .findFirst()
                .orElseThrow());
    }

    @Override
    public Observation<List<Job>> jobs(Project project, PipelineId pipeline, Purpose purpose) {
        throw new UnsupportedOperationException("refresh reads no jobs");
    }

    @Override
    public Observation<Branches> branches(Project project, Purpose purpose) {
        return answer("branches " + project.id().nativeId(), () -> branches.get(project.id()));
    }

    @Override
    public Observation<Commit> commit(Project project, String sha, Purpose purpose) {
        return answer("commit " + project.id().nativeId() + " " + sha, () -> Samples.commit(sha));
    }

    @Override
    public Observation<List<MergeRequest>> mergeRequests(Project project, Purpose purpose) {
        return answer("merge-requests " + project.id().nativeId(), () -> mergeRequests.get(project.id()));
    }

    @Override
    public Observation<UserProfile> profile(Purpose purpose) {
        throw new UnsupportedOperationException("refresh reads no profiles");
    }

    @Override
    public Observation<Avatar> avatar(String username, Purpose purpose) {
        throw new UnsupportedOperationException("refresh reads no pictures");
    }

    @Override
    public List<Budget> budgets() {
        return List.of();
    }

    @Override
    public void forget(Project project) {
        forgotten.add(project);
    }

    /** GitLab's list hides warnings, durations and actors. */
    private Pipeline listed(Pipeline full) {
        if (platform != Platform.GITLAB) {
            return full;
        }
        return new Pipeline(
                full.id(),
                full.workflow(),
                full.name(),
                full.number(),
                full.attempt(),
                full.status() == dev.cidashboard.api.Status.SUCCESS_WITH_WARNINGS
                        ? dev.cidashboard.api.Status.SUCCESS
                        : full.status(),
                full.event(),
                full.ref(),
                full.commit(),
                full.title(),
                null,
                full.createdAt(),
                null,
                full.updatedAt(),
                null,
                null,
                full.webUrl(),
                false);
    }

    private <T> Observation<T> answer(String question, Supplier<T> answer) {
        asked.add(question);
        beforeAnswer.accept(question);
        Failure failure;
        synchronized (failing) {
            failure = failing.entrySet().stream()
                    .filter(entry -> question.startsWith(entry.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
        }
        return failure == null ? new Observation.Fresh<>(answer.get()) : new Observation.Failed<>(failure);
    }
}
