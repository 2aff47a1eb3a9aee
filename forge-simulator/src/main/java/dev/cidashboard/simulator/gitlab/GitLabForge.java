package dev.cidashboard.simulator.gitlab;

import dev.cidashboard.simulator.count.Counts;
import dev.cidashboard.simulator.http.Answer;
import dev.cidashboard.simulator.http.Ask;
import dev.cidashboard.simulator.http.Avatars;
import dev.cidashboard.simulator.http.Fingerprint;
import dev.cidashboard.simulator.http.Forge;
import dev.cidashboard.simulator.http.Routed;
import dev.cidashboard.simulator.http.WebPage;
import dev.cidashboard.simulator.limit.Budget;
import dev.cidashboard.simulator.limit.Resource;
import dev.cidashboard.simulator.limit.Toll;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.Project;
import dev.cidashboard.simulator.world.World;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GitLab's REST API v4 and its GraphQL below the instance's address, the way gitlab.com limits them. */
public final class GitLabForge implements Forge {

    static final String VERSION = "18.6.1-ee";
    static final String REVISION = "a1b2c3d4e5f";

    private static final String GRAPHQL = "/api/graphql";

    private final World world;
    private final String base;
    private final GitLabUsers users;
    private final GitLabProjects projects;
    private final GitLabPipelines pipelines;
    private final GitLabRepository repository;
    private final GitLabMergeRequests mergeRequests;
    private final GitLabDeployments deployments;
    private final GitLabEvents events;
    private final GitLabGraphQl graphQl;

    public GitLabForge(World world, Counts counts, String base) {
        this.world = world;
        this.base = base;
        this.users = new GitLabUsers(world, base);
        this.projects = new GitLabProjects(world, base);
        this.pipelines = new GitLabPipelines(users, projects);
        this.repository = new GitLabRepository(users, projects, pipelines);
        this.mergeRequests = new GitLabMergeRequests(users, projects);
        this.deployments = new GitLabDeployments(users, projects);
        this.events = new GitLabEvents(world, users, base);
        this.graphQl = new GitLabGraphQl(world, users, projects, base, () -> counts.graphQlRefused(Platform.GITLAB));
    }

    /** How many of the newest events are listed, on all pages together. */
    public void mostEvents(int most) {
        events.most(most);
    }

    /** How complex a query may be that comes with a token. */
    public void mostComplex(int most) {
        graphQl.mostComplex(most);
    }

    @Override
    public Platform platform() {
        return Platform.GITLAB;
    }

    @Override
    public Routed route(Ask ask) {
        if (ask.is(0, "uploads")) {
            return Routed.open("/uploads/-/system/user/avatar/{id}/avatar.png", () -> Avatars.of(ask.at(5)));
        }
        if (isGraphQl(ask.segments())) {
            return graphQl(ask);
        }
        if (!ask.is(0, "api") || !ask.is(1, "v4")) {
            return Routed.open("/{web}", () -> WebPage.of(world, Platform.GITLAB, ask.segments())
                    .orElseGet(this::notFound));
        }
        return switch (ask.at(2)) {
            case "user" ->
                Routed.to(
                        "/user",
                        () -> Answer.ok(1, () -> users.own(world.people().owner())));
            case "users" -> Routed.to("/users", () -> users.named(ask));
            case "events" -> Routed.to("/events", () -> ask.size() == 3 ? events.list(ask) : notFound());
            case "version" ->
                Routed.to(
                        "/version",
                        () -> Answer.json(200, "{\"version\":\"" + VERSION + "\",\"revision\":\"" + REVISION + "\"}"));
            case "projects" -> ask.size() == 3 ? Routed.to("/projects", () -> projects.list(ask)) : project(ask);
            default -> Routed.to("/api/v4/*", this::notFound);
        };
    }

    private Routed project(Ask ask) {
        String rest = encodedRest(ask);
        String template = "/projects/:id" + template(ask);
        return Routed.to(template, () -> {
            Optional<Project> project = find(ask.at(3));
            if (project.isEmpty()) {
                return moved(ask, rest);
            }
            return inside(template, ask, project.get());
        });
    }

    private static String template(Ask ask) {
        int rest = ask.size() - 4;
        return switch (ask.at(4)) {
            case "" -> "";
            case "pipelines" -> pipelineTemplate(ask, rest);
            case "deployments" -> rest == 1 ? "/deployments" : "/*";
            case "merge_requests" -> rest == 1 ? "/merge_requests" : rest == 2 ? "/merge_requests/:iid" : "/*";
            case "repository" ->
                switch (ask.at(5)) {
                    case "branches" -> rest == 2 ? "/repository/branches" : "/repository/branches/:branch";
                    case "commits" -> rest == 3 ? "/repository/commits/:sha" : "/*";
                    default -> "/*";
                };
            default -> "/*";
        };
    }

    private static String pipelineTemplate(Ask ask, int rest) {
        return switch (rest) {
            case 1 -> "/pipelines";
            case 2 -> ask.is(5, "latest") ? "/pipelines/latest" : "/pipelines/:pipeline_id";
            case 3 -> ask.is(6, "jobs") ? "/pipelines/:pipeline_id/jobs" : "/*";
            default -> "/*";
        };
    }

    private Answer inside(String template, Ask ask, Project project) {
        return switch (template.substring("/projects/:id".length())) {
            case "" -> projects.one(project);
            case "/pipelines" -> pipelines.list(ask, project);
            case "/pipelines/latest" -> pipelines.latest(ask, project).orElseGet(() -> message(403, "403 Forbidden"));
            case "/pipelines/:pipeline_id" ->
                number(ask.at(5))
                        .flatMap(project::pipeline)
                        .map(one -> pipelines.detail(project, one))
                        .orElseGet(() -> message(404, "404 Not found"));
            case "/pipelines/:pipeline_id/jobs" ->
                number(ask.at(5))
                        .flatMap(project::pipeline)
                        .map(one -> repository.jobs(ask, project, one))
                        .orElseGet(() -> message(404, "404 Not found"));
            case "/repository/branches" -> repository.branches(ask, project);
            case "/repository/branches/:branch" ->
                repository.branch(project, ask.from(6)).orElseGet(() -> message(404, "404 Branch Not Found"));
            case "/repository/commits/:sha" ->
                repository.commit(project, ask.at(6)).orElseGet(() -> message(404, "404 Commit Not Found"));
            case "/deployments" -> deployments.list(ask, project);
            case "/merge_requests" -> mergeRequests.list(ask, project);
            case "/merge_requests/:iid" ->
                mergeRequests.one(project, ask.at(5)).orElseGet(() -> message(404, "404 Not found"));
            default -> notFound();
        };
    }

    private Optional<Project> find(String idOrPath) {
        return number(idOrPath)
                .map(id -> world.find(Platform.GITLAB, id))
                .orElseGet(() -> world.find(Platform.GITLAB, idOrPath));
    }

    /** GitLab sends those who ask for an old path on to the number. */
    private Answer moved(Ask ask, String rest) {
        return world.findMoved(Platform.GITLAB, ask.at(3))
                .map(project -> {
                    String query = ask.query().toString();
                    String url = base + "/api/v4/projects/" + project.id() + (rest.isEmpty() ? "" : "/" + rest)
                            + (query.isEmpty() ? "" : "?" + query);
                    return Answer.json(302, "{\"message\":\"This resource has been moved to " + url + "\"}")
                            .with("Location", url);
                })
                .orElseGet(() -> message(404, "404 Project Not Found"));
    }

    private static String encodedRest(Ask ask) {
        return ask.segments().stream()
                .skip(4)
                .map(segment -> java.net.URLEncoder.encode(segment, java.nio.charset.StandardCharsets.UTF_8)
                        .replace("+", "%20"))
                .collect(java.util.stream.Collectors.joining("/"));
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private static boolean isGraphQl(List<String> segments) {
        return segments.equals(List.of("api", "graphql"));
    }

    /** Who comes without a token is served what is public; who comes with one is held to it. */
    private Routed graphQl(Ask ask) {
        if (!ask.posted()) {
            return Routed.open(GRAPHQL, this::notFound);
        }
        boolean anonymous = ask.token() == null;
        GitLabGraphQl.Reckoned reckoned = graphQl.reckon(ask.body(), anonymous);
        Toll.Load load = new Toll.Load(reckoned.score(), reckoned.nodes());
        return new Routed(GRAPHQL, !anonymous, new Toll(Resource.CORE, anonymous ? 0 : 1, load), reckoned.answer());
    }

    @Override
    public boolean takesPost(List<String> segments) {
        return isGraphQl(segments);
    }

    @Override
    public String token(String authorization, String privateToken) {
        if (privateToken != null) {
            return privateToken;
        }
        return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                ? authorization.substring(7).trim()
                : null;
    }

    @Override
    public Answer unauthorized(String token, Routed routed) {
        return routed.toll().graphQl() ? GitLabGraphQl.invalidToken() : message(401, "401 Unauthorized");
    }

    @Override
    public Answer insufficientScope(Routed routed) {
        if (routed.toll().graphQl()) {
            return GitLabGraphQl.invalidToken();
        }
        return Answer.json(
                403,
                "{\"error\":\"insufficient_scope\",\"error_description\":\"The request requires higher privileges than"
                        + " provided by the access token.\",\"scope\":\"api read_api\"}");
    }

    @Override
    public Answer notFound() {
        return Answer.json(404, "{\"error\":\"404 Not Found\"}");
    }

    @Override
    public Answer timedOut(int status) {
        return GitLabGraphQl.timedOut(status);
    }

    @Override
    public Answer primaryLimit(Budget budget) {
        Instant reset = budget.reset();
        String when = DateTimeFormatter.RFC_1123_DATE_TIME.format(reset.atOffset(ZoneOffset.UTC));
        return secondaryLimit(429).with("RateLimit-ResetTime", when);
    }

    @Override
    public Answer secondaryLimit(int status) {
        return Answer.of(status, "text/plain", "Retry later\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Override
    public Answer serverError(int status) {
        return message(status, status == 500 ? "500 Internal Server Error" : status + " GitLab is not responding");
    }

    @Override
    public Map<String, String> limitHeaders(Budget budget) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (budget.limited()) {
            headers.put("RateLimit-Limit", String.valueOf(budget.limit()));
            headers.put("RateLimit-Name", "throttle_authenticated_api");
            headers.put("RateLimit-Observed", String.valueOf(budget.used()));
            headers.put("RateLimit-Remaining", String.valueOf(budget.remaining()));
            headers.put("RateLimit-Reset", String.valueOf(budget.reset().getEpochSecond()));
        }
        return headers;
    }

    @Override
    public String etag(long fingerprint, String token) {
        return "W/\"" + Fingerprint.hex(fingerprint, 2) + "\"";
    }

    /** A 304 of GitLab saves bytes, not quota. */
    @Override
    public boolean chargesNotModified() {
        return true;
    }

    private static Answer message(int status, String text) {
        return Answer.json(status, "{\"message\":\"" + text + "\"}");
    }
}
