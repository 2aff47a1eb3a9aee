package dev.cidashboard.aggregator.connector.github;

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
import dev.cidashboard.aggregator.pipeline.Verdict;
import dev.cidashboard.aggregator.project.Branches;
import dev.cidashboard.aggregator.project.Commit;
import dev.cidashboard.aggregator.project.MergeRequest;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.aggregator.project.UserProfile;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.Platform;
import dev.cidashboard.configuration.WatchedRepository;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** GitHub through its REST API. */
public final class GitHubConnector implements Connector {

    private static final List<Reading> OVERVIEW =
            List.of(Reading.PIPELINES, Reading.BRANCHES, Reading.MERGE_REQUESTS, Reading.HEAD_COMMIT);

    private static final int MOST_PROJECTS = 100_000;
    private static final int MOST_BRANCHES = 1_000;
    private static final int MOST_PULLS = 500;
    private static final int MOST_JOBS = 500;
    /** A page: enough for the latest run of each workflow of a branch that other runs have pushed off the recent ones. */
    private static final int RUNS_OF_A_BRANCH = 100;

    private final GitHubConfig config;
    private final ForgeClient client;
    private final ForgeClient queries;
    private final Pictures pictures;
    private final GitHubApi api;
    private final Optional<Whitelist> whitelist;
    private final Memory memory;
    private final FollowedRuns followed = new FollowedRuns();
    private final SweepSize sweepSize = new SweepSize(GitHubSweepQuery.MOST_REPOSITORIES);

    /** @param queries asks in GraphQL, with a patience and a breaker of its own */
    public GitHubConnector(
            GitHubConfig config,
            ForgeClient client,
            ForgeClient queries,
            Pictures pictures,
            WireFormat format,
            Words words) {
        this.config = config;
        this.client = client;
        this.queries = queries;
        this.pictures = pictures;
        UnknownWords unknownWords = new UnknownWords(config.instance());
        GitHubStatuses statuses = new GitHubStatuses(unknownWords);
        this.api = new GitHubApi(
                config.api(),
                config.graphQl(),
                format,
                new GitHubMapping(config.instance(), statuses, words),
                new GitHubGlimpses(config.instance(), statuses, followed),
                new GitHubHistories(config.instance(), statuses),
                new GitHubDeploymentMapping(unknownWords));
        this.whitelist = config.watched().map(Whitelist::new);
        this.memory = new MemoryOfClient(
                client, project -> followed.of(project.id()), (project, runs) -> followed.follow(project.id(), runs));
    }

    @Override
    public InstanceId instance() {
        return config.instance();
    }

    @Override
    public Platform platform() {
        return Platform.GITHUB;
    }

    @Override
    public List<Reading> forTheOverview() {
        return OVERVIEW;
    }

    @Override
    public List<Reading> forTheRest() {
        return List.of(Reading.DEFAULT_BRANCH_PIPELINES);
    }

    @Override
    public Observation<List<Project>> projects(Purpose purpose, Consumer<List<Project>> page) {
        return whitelist
                .map(list -> list.read(entry -> watched(entry, purpose), page))
                .orElseGet(() ->
                        Observations.listing(client.list(api.repositories(purpose), MOST_PROJECTS, page), noList()));
    }

    @Override
    public int mostInASweep(SweepDepth depth) {
        return switch (depth) {
            case DEFAULT_BRANCH, ROWS -> sweepSize.present();
            case RECENT_BRANCHES -> Math.min(sweepSize.present(), GitHubSweepQuery.MOST_WITH_RECENT_BRANCHES);
            case HISTORY -> Math.min(sweepSize.present(), GitHubSweepQuery.MOST_WITH_HISTORY);
        };
    }

    @Override
    public String resourceOfSweeps() {
        return "graphql";
    }

    @Override
    public Sweep sweep(List<Project> projects, SweepDepth depth, Purpose purpose) {
        List<String> runs =
                switch (depth) {
                    case DEFAULT_BRANCH, ROWS, HISTORY -> List.of();
                    case RECENT_BRANCHES ->
                        followed.toAsk(projects.stream().map(Project::id).toList(), GitHubSweepQuery.MOST_RUNS);
                };
        return Sweeps.of(
                queries.get(api.sweep(GitHubSweepQuery.of(projects, depth, runs, config.isPublic()), depth, purpose)),
                projects,
                sweepSize);
    }

    @Override
    public Observation<RecentPipelines> pipelines(Project project, Purpose purpose) {
        return Shortened.pipelines(
                client.list(api.runs(project, purpose), GitHubApi.RUNS_A_PAGE, page -> {}),
                GitHubApi.RUNS_A_PAGE,
                project.defaultBranch(),
                () -> runsOfDefaultBranch(project, purpose));
    }

    @Override
    public Observation<List<Pipeline>> pipelinesOfDefaultBranch(Project project, Purpose purpose) {
        return project.defaultBranch() == null
                ? new Observation.Fresh<>(List.of())
                : Observations.of(runsOfDefaultBranch(project, purpose).map(Listing::elements));
    }

    @Override
    public Observation<Optional<Pipeline>> headPipeline(Project project, Purpose purpose) {
        if (project.defaultBranch() == null) {
            return new Observation.Fresh<>(Optional.empty());
        }
        return Observations.of(runsOfDefaultBranch(project, purpose)
                .map(runs -> Verdict.of(project.defaultBranch(), runs.elements()))
                .map(verdict -> Optional.ofNullable(verdict.deciding())));
    }

    @Override
    public Observation<Pipeline> pipeline(Project project, PipelineId pipeline, Purpose purpose) {
        return Observations.of(client.get(api.run(project, pipeline, purpose)));
    }

    @Override
    public boolean countsAttempts() {
        return true;
    }

    @Override
    public Observation<Pipeline> attempt(Project project, PipelineId pipeline, int attempt, Purpose purpose) {
        return Observations.of(client.get(api.attempt(project, pipeline, attempt, purpose)));
    }

    @Override
    public boolean tellsDeployments() {
        return true;
    }

    /** Only what was asked for counts: a forge that tells of another repository is not believed. */
    @Override
    public Observation<List<Deployment>> deployments(Project project, Purpose purpose) {
        return project.globalId() == null
                ? new Observation.Gone<>()
                : Observations.present(Observations.of(queries.get(api.deployments(project, purpose)))
                        .map(told ->
                                Optional.ofNullable(told.data().get(project.id().nativeId()))));
    }

    @Override
    public Observation<List<Job>> jobs(Project project, PipelineId pipeline, Purpose purpose) {
        return Observations.of(client.list(api.jobs(project, pipeline, purpose), MOST_JOBS, page -> {})
                .map(Listing::elements));
    }

    @Override
    public Observation<Branches> branches(Project project, Purpose purpose) {
        return Shortened.branches(
                client.list(api.branches(project, purpose), MOST_BRANCHES, page -> {}),
                MOST_BRANCHES,
                project.defaultBranch(),
                () -> client.get(api.branch(project, project.defaultBranch(), purpose)));
    }

    @Override
    public Observation<Commit> commit(Project project, String sha, Purpose purpose) {
        return Observations.of(client.get(api.commit(project, sha, purpose)));
    }

    @Override
    public Observation<List<MergeRequest>> mergeRequests(Project project, Purpose purpose) {
        return Observations.of(Observations.whole(client.list(api.pulls(project, purpose), MOST_PULLS, page -> {}))
                .map(Listing::elements));
    }

    @Override
    public Observation<UserProfile> profile(Purpose purpose) {
        return Observations.of(client.get(api.me(purpose)));
    }

    @Override
    public Observation<Avatar> avatar(String username, Purpose purpose) {
        return pictures.of(Observations.of(client.get(api.user(username, purpose))), purpose);
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
        followed.forget(project.id());
    }

    private Answer<Project> watched(WatchedRepository entry, Purpose purpose) {
        return switch (entry) {
            case WatchedRepository.ById byId -> client.get(api.repository(byId.id(), purpose));
            case WatchedRepository.ByPath byPath -> client.get(api.repository(byPath.path(), purpose));
        };
    }

    private Answer<Listing<Pipeline>> runsOfDefaultBranch(Project project, Purpose purpose) {
        return client.list(
                api.runsOf(project, project.defaultBranch(), RUNS_OF_A_BRANCH, purpose), RUNS_OF_A_BRANCH, page -> {});
    }

    private static Failure noList() {
        return new Failure(
                Failure.Kind.NOT_FOUND, "GitHub knows no list of repositories at the configured address (404)", null);
    }
}
