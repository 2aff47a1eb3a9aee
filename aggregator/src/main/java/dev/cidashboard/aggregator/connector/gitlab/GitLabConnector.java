package dev.cidashboard.aggregator.connector.gitlab;

import dev.cidashboard.aggregator.connector.Activity;
import dev.cidashboard.aggregator.connector.ActivityCursor;
import dev.cidashboard.aggregator.connector.Avatar;
import dev.cidashboard.aggregator.connector.Connector;
import dev.cidashboard.aggregator.connector.Memory;
import dev.cidashboard.aggregator.connector.MemoryOfClient;
import dev.cidashboard.aggregator.connector.Observation;
import dev.cidashboard.aggregator.connector.Observations;
import dev.cidashboard.aggregator.connector.Pictures;
import dev.cidashboard.aggregator.connector.Reading;
import dev.cidashboard.aggregator.connector.Shortened;
import dev.cidashboard.aggregator.connector.Sweep;
import dev.cidashboard.aggregator.connector.SweepDepth;
import dev.cidashboard.aggregator.connector.SweepSize;
import dev.cidashboard.aggregator.connector.Sweeps;
import dev.cidashboard.aggregator.connector.UnknownWords;
import dev.cidashboard.aggregator.connector.Whitelist;
import dev.cidashboard.aggregator.deployment.Deployment;
import dev.cidashboard.aggregator.forge.Answer;
import dev.cidashboard.aggregator.forge.Budget;
import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.aggregator.forge.ForgeClient;
import dev.cidashboard.aggregator.forge.Listing;
import dev.cidashboard.aggregator.forge.Purpose;
import dev.cidashboard.aggregator.forge.WireFormat;
import dev.cidashboard.aggregator.forge.Words;
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
import dev.cidashboard.api.Status;
import dev.cidashboard.configuration.WatchedRepository;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** GitLab through its REST API. */
public final class GitLabConnector implements Connector {

    private static final List<Reading> OVERVIEW =
            List.of(Reading.HEAD_PIPELINE, Reading.BRANCHES, Reading.MERGE_REQUESTS);
    private static final List<Reading> REST = List.of(Reading.PIPELINES);

    private static final int MOST_PROJECTS = 100_000;
    private static final int MOST_BRANCHES = 1_000;
    private static final int MOST_MERGE_REQUESTS = 500;
    private static final int MOST_JOBS = 500;
    private static final int PIPELINES_OF_A_BRANCH = 5;
    private static final int MOST_PAGES_OF_EVENTS = 5;

    private final GitLabConfig config;
    private final ForgeClient client;
    private final ForgeClient queries;
    private final Pictures pictures;
    private final GitLabApi api;
    private final Optional<Whitelist> whitelist;
    private final Memory memory;
    private final Clock clock;
    private final SweepSize sweepSize = new SweepSize(GitLabSweepQuery.MOST_PROJECTS);

    /** @param queries asks in GraphQL, with a patience and a breaker of its own */
    public GitLabConnector(
            GitLabConfig config,
            ForgeClient client,
            ForgeClient queries,
            Pictures pictures,
            WireFormat format,
            Words words,
            Clock clock) {
        this.clock = clock;
        this.config = config;
        this.client = client;
        this.queries = queries;
        this.pictures = pictures;
        UnknownWords unknownWords = new UnknownWords(config.instance());
        GitLabStatuses statuses = new GitLabStatuses(unknownWords);
        GitLabMapping mapping = new GitLabMapping(config.instance(), statuses, words);
        this.api = new GitLabApi(
                config.api(),
                config.graphQl(),
                format,
                mapping,
                new GitLabGlimpses(config.instance(), mapping),
                new GitLabDeployments(unknownWords));
        this.whitelist = config.watched().map(Whitelist::new);
        this.memory = new MemoryOfClient(client);
    }

    @Override
    public InstanceId instance() {
        return config.instance();
    }

    @Override
    public Platform platform() {
        return Platform.GITLAB;
    }

    @Override
    public List<Reading> forTheOverview() {
        return OVERVIEW;
    }

    @Override
    public List<Reading> forTheRest() {
        return REST;
    }

    @Override
    public Observation<List<Project>> projects(Purpose purpose, Consumer<List<Project>> page) {
        return whitelist
                .map(list -> list.read(entry -> watched(entry, purpose), page))
                .orElseGet(
                        () -> Observations.listing(client.list(api.projects(purpose), MOST_PROJECTS, page), noList()));
    }

    @Override
    public int mostInASweep(SweepDepth depth) {
        return switch (depth) {
            case DEFAULT_BRANCH, RECENT_BRANCHES, ROWS -> sweepSize.present();
            case HISTORY -> 0;
        };
    }

    @Override
    public Sweep sweep(List<Project> projects, SweepDepth depth, Purpose purpose) {
        return Sweeps.of(
                queries.get(api.sweep(GitLabSweepQuery.of(projects, clock.instant()), purpose)), projects, sweepSize);
    }

    @Override
    public boolean tellsActivity() {
        return true;
    }

    @Override
    public Observation<Activity> activity(ActivityCursor since, Purpose purpose) {
        return GitLabActivity.since(
                since,
                client.beginning(
                        api.events(purpose),
                        since == null ? 1 : MOST_PAGES_OF_EVENTS,
                        page -> GitLabActivity.goesBackTo(since, page)));
    }

    @Override
    public Observation<RecentPipelines> pipelines(Project project, Purpose purpose) {
        String branch = project.defaultBranch();
        return Shortened.pipelines(
                client.list(api.pipelines(project, purpose), GitLabApi.PIPELINES_A_PAGE, page -> {}),
                GitLabApi.PIPELINES_A_PAGE,
                branch,
                () -> pipelinesOf(project, branch, purpose));
    }

    private Answer<Listing<Pipeline>> pipelinesOf(Project project, String branch, Purpose purpose) {
        return client.list(
                api.pipelinesOf(project, branch, PIPELINES_OF_A_BRANCH, purpose), PIPELINES_OF_A_BRANCH, page -> {});
    }

    @Override
    public Observation<List<Pipeline>> pipelinesOfDefaultBranch(Project project, Purpose purpose) {
        return project.defaultBranch() == null
                ? new Observation.Fresh<>(List.of())
                : Observations.of(
                        pipelinesOf(project, project.defaultBranch(), purpose).map(Listing::elements));
    }

    @Override
    public Observation<Optional<Pipeline>> headPipeline(Project project, Purpose purpose) {
        if (project.defaultBranch() == null) {
            return new Observation.Fresh<>(Optional.empty());
        }
        Observation<Pipeline> ofHead =
                Observations.of(client.get(api.latest(project, project.defaultBranch(), purpose)));
        return ofHead instanceof Observation.Gone<Pipeline>
                ? headPipelineOfEarlierCommit(project, purpose)
                : ofHead.map(Optional::of);
    }

    /**
     * GitLab's latest pipeline is that of the last commit; where that commit has none, the verdict of an earlier one
     * stands. Its full answer is only read if it passed, to hear of warnings: a request less for every other.
     */
    private Observation<Optional<Pipeline>> headPipelineOfEarlierCommit(Project project, Purpose purpose) {
        Observation<Optional<Pipeline>> listed = Observations.of(
                client.list(api.pipelinesOf(project, project.defaultBranch(), 1, purpose), 1, page -> {})
                        .map(listing -> listing.elements().stream().findFirst()));
        return Observations.value(listed)
                .flatMap(found -> found.filter(pipeline -> pipeline.status() == Status.SUCCESS))
                .map(passed -> pipeline(project, passed.id(), purpose).map(Optional::of))
                .orElse(listed);
    }

    @Override
    public Observation<Pipeline> pipeline(Project project, PipelineId pipeline, Purpose purpose) {
        return Observations.of(client.get(api.pipeline(project, pipeline, purpose)));
    }

    /** GitLab lists the last job first; people read them in the order in which they run. */
    @Override
    public Observation<List<Job>> jobs(Project project, PipelineId pipeline, Purpose purpose) {
        return Observations.of(client.list(api.jobs(project, pipeline, purpose), MOST_JOBS, page -> {})
                .map(listing -> listing.elements().reversed()));
    }

    @Override
    public boolean tellsDeployments() {
        return true;
    }

    @Override
    public Observation<List<Deployment>> deployments(Project project, Purpose purpose) {
        return Observations.of(client.list(api.deployments(project, purpose), MOST_DEPLOYMENTS, page -> {})
                .map(listing ->
                        listing.elements().stream().limit(MOST_DEPLOYMENTS).toList()));
    }

    @Override
    public Observation<Branches> branches(Project project, Purpose purpose) {
        String branch = project.defaultBranch();
        return Shortened.branches(
                client.list(api.branches(project, purpose), MOST_BRANCHES, page -> {}),
                MOST_BRANCHES,
                branch,
                () -> client.get(api.branch(project, branch, purpose)));
    }

    @Override
    public Observation<Commit> commit(Project project, String sha, Purpose purpose) {
        return Observations.of(client.get(api.commit(project, sha, purpose)));
    }

    @Override
    public Observation<List<MergeRequest>> mergeRequests(Project project, Purpose purpose) {
        return Observations.of(
                Observations.whole(client.list(api.mergeRequests(project, purpose), MOST_MERGE_REQUESTS, page -> {}))
                        .map(Listing::elements));
    }

    @Override
    public Observation<UserProfile> profile(Purpose purpose) {
        return Observations.of(client.get(api.me(purpose)));
    }

    @Override
    public Observation<Avatar> avatar(String username, Purpose purpose) {
        Observation<Optional<UserProfile>> found = Observations.of(client.get(api.users(username, purpose)))
                .map(users -> users.stream()
                        .filter(user -> user.username().equalsIgnoreCase(username))
                        .findFirst());
        return pictures.of(Observations.present(found), purpose);
    }

    @Override
    public List<Budget> budgets() {
        return client.budgets();
    }

    @Override
    public void forecastAnew() {
        client.forecastAnew();
    }

    @Override
    public boolean wants(Project project) {
        return config.watched().map(watched -> watched.names(project)).orElse(true);
    }

    @Override
    public Memory memory() {
        return memory;
    }

    @Override
    public void forget(Project project) {
        client.forget(project.id().nativeId());
    }

    private Answer<Project> watched(WatchedRepository entry, Purpose purpose) {
        return switch (entry) {
            case WatchedRepository.ById byId -> client.get(api.project(Long.toString(byId.id()), purpose));
            case WatchedRepository.ByPath byPath -> client.get(api.project(byPath.path(), purpose));
        };
    }

    private static Failure noList() {
        return new Failure(
                Failure.Kind.NOT_FOUND, "GitLab knows no list of projects at the configured address (404)", null);
    }
}
