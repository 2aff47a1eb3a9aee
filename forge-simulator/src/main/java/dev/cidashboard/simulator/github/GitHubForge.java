package dev.cidashboard.simulator.github;

import dev.cidashboard.simulator.count.Counts;
import dev.cidashboard.simulator.http.Answer;
import dev.cidashboard.simulator.http.Ask;
import dev.cidashboard.simulator.http.Avatars;
import dev.cidashboard.simulator.http.Fingerprint;
import dev.cidashboard.simulator.http.Forge;
import dev.cidashboard.simulator.http.Routed;
import dev.cidashboard.simulator.http.Tokens;
import dev.cidashboard.simulator.http.WebPage;
import dev.cidashboard.simulator.limit.Budget;
import dev.cidashboard.simulator.limit.Limiter;
import dev.cidashboard.simulator.limit.Resource;
import dev.cidashboard.simulator.limit.Toll;
import dev.cidashboard.simulator.world.Person;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.Project;
import dev.cidashboard.simulator.world.World;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** GitHub's REST API, version 2022-11-28, as a GitHub Enterprise Server offers it below a base address. */
public final class GitHubForge implements Forge {

    private static final String DOCS = "https://docs.github.com/rest";

    private final World world;
    private final Limiter limiter;
    private final GitHubUsers users;
    private final GitHubRepositories repositories;
    private final GitHubRepositoryList repositoryList;
    private final GitHubRuns runs;
    private final GitHubJobs jobs;
    private final GitHubCommits commits;
    private final GitHubPulls pulls;
    private final GitHubGraphQl graphQl;

    public GitHubForge(World world, Limiter limiter, Tokens tokens, Counts counts, String base) {
        this.world = world;
        this.limiter = limiter;
        this.users = new GitHubUsers(world, base);
        this.repositories = new GitHubRepositories(users, base);
        this.repositoryList = new GitHubRepositoryList(world, repositories, base);
        this.runs = new GitHubRuns(users, repositories, base);
        this.jobs = new GitHubJobs(repositories, base);
        this.commits = new GitHubCommits(users, repositories, base);
        this.pulls = new GitHubPulls(users, repositories, base);
        this.graphQl = new GitHubGraphQl(new GitHubSchema(world, users, repositories), limiter, tokens, counts);
    }

    /** What it makes of a list of check suites that is to be those of one app. */
    public void suites(SuiteFilter filter) {
        graphQl.suites(filter);
    }

    @Override
    public Platform platform() {
        return Platform.GITHUB;
    }

    /** Also below api/v3, where an Enterprise Server has its API. */
    @Override
    public Routed route(Ask asked) {
        if (asked.posted()) {
            return graphQl.route(asked);
        }
        boolean enterprise = asked.is(0, "api") && asked.is(1, "v3");
        Ask ask = enterprise ? asked.below(2) : asked;
        return switch (ask.at(0)) {
            case "user" -> user(ask);
            case "users" -> Routed.to("/users/{username}", () -> person(ask.at(1)));
            case "rate_limit" -> new Routed("/rate_limit", true, Toll.FREE, () -> rateLimit(ask.token()));
            case "avatars" -> Routed.open("/avatars/u/{id}", () -> Avatars.of(ask.at(2)));
            case "repos" ->
                ask.size() < 3
                        ? Routed.to("/repos", this::notFound)
                        : repository(ask, 3, world -> world.find(Platform.GITHUB, ask.at(1) + "/" + ask.at(2)));
            case "repositories" ->
                repository(ask, 2, world -> number(ask.at(1)).flatMap(id -> world.find(Platform.GITHUB, id)));
            default -> web(ask);
        };
    }

    /** People in a browser come without a token, and are shown a page where an API client would be refused. */
    private Routed web(Ask ask) {
        return ask.token() == null
                ? Routed.open("/{web}", () -> WebPage.of(world, Platform.GITHUB, ask.segments())
                        .orElseGet(this::notFound))
                : Routed.to("/*", this::notFound);
    }

    private Routed user(Ask ask) {
        if (ask.size() == 1) {
            Person owner = world.people().owner();
            return Routed.to("/user", () -> Answer.ok(1, () -> users.profile(owner, true)));
        }
        return ask.is(1, "repos") && ask.size() == 2
                ? Routed.to("/user/repos", () -> repositoryList.answer(ask))
                : Routed.to("/user/*", this::notFound);
    }

    private Routed repository(Ask ask, int below, Function<World, Optional<Project>> lookup) {
        Endpoint endpoint = Endpoint.of(ask, below);
        return Routed.to(endpoint.template(), () -> {
            Optional<Project> project = lookup.apply(world);
            if (project.isPresent()) {
                return inside(endpoint, ask, below, project.get()).orElseGet(this::notFound);
            }
            return below == 3 ? moved(ask) : notFound();
        });
    }

    private Answer moved(Ask ask) {
        return world.findMoved(Platform.GITHUB, ask.at(1) + "/" + ask.at(2))
                .map(project -> {
                    String rest = ask.from(3);
                    String query = ask.query().toString();
                    String url = ask.base() + "/repositories/" + project.id()
                            + (rest.isEmpty() ? "" : "/" + GitHubPaths.encoded(rest))
                            + (query.isEmpty() ? "" : "?" + query);
                    return Answer.json(
                                    301,
                                    "{\"message\":\"Moved Permanently\",\"url\":\"" + url
                                            + "\",\"documentation_url\":\"" + DOCS + "/guides/best-practices\"}")
                            .with("Location", url);
                })
                .orElseGet(this::notFound);
    }

    private Optional<Answer> inside(Endpoint endpoint, Ask ask, int below, Project project) {
        return switch (endpoint) {
            case REPOSITORY ->
                Optional.of(Answer.ok(
                        Fingerprint.mix(GitHubRepositories.fingerprint(project), 7), () -> repositories.full(project)));
            case RUNS -> Optional.of(runs.list(ask, project, run -> true, "runs"));
            case WORKFLOW_RUNS ->
                Optional.of(runs.list(
                        ask,
                        project,
                        run -> String.valueOf(run.workflow().id()).equals(ask.at(below + 2)),
                        "workflows/" + ask.at(below + 2) + "/runs"));
            case RUN -> number(ask.at(below + 2)).flatMap(id -> runs.one(project, id));
            case ATTEMPT ->
                number(ask.at(below + 2)).flatMap(id -> number(ask.at(below + 4))
                        .flatMap(attempt -> runs.attempt(project, id, attempt)));
            case RUN_JOBS, ATTEMPT_JOBS ->
                number(ask.at(below + 2)).flatMap(project::pipeline).map(run -> jobs.list(ask, project, run));
            case WORKFLOWS -> Optional.of(runs.workflows(ask, project));
            case BRANCHES -> Optional.of(commits.branches(ask, project));
            case BRANCH -> commits.branch(project, ask.from(below + 1));
            case COMMITS -> Optional.of(project.head().isPresent() ? commits.commits(ask, project) : empty());
            case COMMIT ->
                project.head().isPresent() ? commits.commit(project, ask.from(below + 1)) : Optional.of(empty());
            case PULLS -> Optional.of(pulls.list(ask, project));
            case PULL -> pulls.one(project, ask.at(below + 1));
            case UNKNOWN -> Optional.empty();
        };
    }

    private Answer person(String login) {
        Person person = world.people().byLogin(login);
        return person == null
                ? notFound()
                : Answer.ok(
                        2, () -> users.profile(person, person == world.people().owner()));
    }

    private Answer rateLimit(String token) {
        Budget budget = limiter.budget(token, Resource.CORE);
        if (!budget.limited()) {
            // As on an Enterprise Server without limits.
            return error(404, "Rate limiting is not enabled.", "/reference/rate-limit");
        }
        String core = quota(budget);
        String graphQl = quota(limiter.budget(token, Resource.GRAPHQL));
        return Answer.json(
                200,
                "{\"resources\":{\"core\":" + core + ",\"search\":" + core + ",\"graphql\":" + graphQl + "},\"rate\":"
                        + core + "}");
    }

    private static String quota(Budget budget) {
        return "{\"limit\":" + budget.limit() + ",\"used\":" + Math.min(budget.used(), budget.limit())
                + ",\"remaining\":" + budget.remaining() + ",\"reset\":"
                + budget.reset().getEpochSecond() + "}";
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    @Override
    public boolean takesPost(List<String> segments) {
        return GitHubGraphQl.ADDRESSES.contains(segments);
    }

    @Override
    public String token(String authorization, String privateToken) {
        if (authorization == null) {
            return null;
        }
        String[] parts = authorization.split(" ", 2);
        boolean known =
                parts.length == 2 && (parts[0].equalsIgnoreCase("bearer") || parts[0].equalsIgnoreCase("token"));
        return known ? parts[1].trim() : null;
    }

    @Override
    public Answer unauthorized(String token, Routed routed) {
        return error(401, token == null ? "Requires authentication" : "Bad credentials", "");
    }

    @Override
    public Answer insufficientScope(Routed routed) {
        if (routed.toll().graphQl()) {
            return GitHubGraphQl.error("FORBIDDEN", "Resource not accessible by personal access token");
        }
        return error(403, "Resource not accessible by personal access token", "/actions/workflow-runs")
                .with("x-accepted-github-permissions", "actions=read");
    }

    @Override
    public Answer notFound() {
        return error(404, "Not Found", "");
    }

    private static Answer empty() {
        return error(409, "Git Repository is empty.", "/commits/commits#list-commits");
    }

    @Override
    public Answer timedOut(int status) {
        return GitHubGraphQl.timedOut(status);
    }

    @Override
    public Answer primaryLimit(Budget budget) {
        if (budget.resource() == Resource.GRAPHQL) {
            return GitHubGraphQl.error("RATE_LIMITED", "API rate limit exceeded for user ID 583231.");
        }
        return error(403, "API rate limit exceeded for user ID 583231.", "/overview/rate-limits-for-the-rest-api");
    }

    @Override
    public Answer secondaryLimit(int status) {
        return error(
                status,
                "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
                "/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits");
    }

    @Override
    public Answer serverError(int status) {
        return error(status, status == 500 ? "Server Error" : "We couldn't respond to your request in time.", "");
    }

    @Override
    public Map<String, String> limitHeaders(Budget budget) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (budget.limited()) {
            headers.put("x-ratelimit-limit", String.valueOf(budget.limit()));
            headers.put("x-ratelimit-remaining", String.valueOf(budget.remaining()));
            headers.put("x-ratelimit-used", String.valueOf(Math.min(budget.used(), budget.limit())));
            headers.put("x-ratelimit-reset", String.valueOf(budget.reset().getEpochSecond()));
            headers.put("x-ratelimit-resource", budget.resource().word());
        }
        headers.put("x-github-media-type", "github.v3; format=json");
        headers.put("x-github-api-version-selected", "2022-11-28");
        return headers;
    }

    @Override
    public String etag(long fingerprint, String token) {
        return "W/\""
                + Fingerprint.hex(
                        Fingerprint.mix(fingerprint, String.valueOf(token).hashCode()), 4) + "\"";
    }

    @Override
    public boolean chargesNotModified() {
        return false;
    }

    private static Answer error(int status, String message, String docs) {
        return Answer.json(
                status,
                "{\"message\":\"" + message + "\",\"documentation_url\":\"" + DOCS + docs + "\",\"status\":\"" + status
                        + "\"}");
    }
}
