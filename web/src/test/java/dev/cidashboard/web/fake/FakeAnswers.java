package dev.cidashboard.web.fake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.cidashboard.api.ChecksView;
import dev.cidashboard.api.InstancesView;
import dev.cidashboard.api.InvalidValue;
import dev.cidashboard.api.JobsView;
import dev.cidashboard.api.MediaTypes;
import dev.cidashboard.api.PaginationView;
import dev.cidashboard.api.Paging;
import dev.cidashboard.api.PipelineView;
import dev.cidashboard.api.PipelinesView;
import dev.cidashboard.api.ProblemView;
import dev.cidashboard.api.ProjectsQuery;
import dev.cidashboard.api.RepositoriesView;
import dev.cidashboard.api.RepositoryDetailView;
import dev.cidashboard.api.RepositoryView;
import dev.cidashboard.api.UserProfilesView;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the fake aggregator knows, and how it answers the contract from it. */
final class FakeAnswers {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    final FakeHistory history = new FakeHistory();
    volatile List<RepositoryView> rows = FakeWorld.repositories(120);
    volatile InstancesView instances = FakeWorld.instances(rows);
    volatile RepositoryDetailView detail;
    volatile JobsView jobs;
    volatile ChecksView checks;

    record Response(int status, String type, byte[] body) {}

    void reset() {
        detail = null;
        jobs = null;
        checks = null;
        history.reset();
        rows = FakeWorld.repositories(120);
        instances = FakeWorld.instances(rows);
    }

    /** @param path as it was sent */
    Response answer(String path, Map<String, String> query) {
        try {
            return switch (path) {
                case "/api/projects" -> ok(list(query));
                case "/api/pipelines" -> ok(pipelines(query));
                case "/api/instances" -> ok(instances);
                case "/api/user/profiles" -> ok(new UserProfilesView(List.of()));
                case "/api/rate-limit" -> ok(Map.of("limits", List.of()));
                case "/api/cache/refresh" ->
                    new Response(202, "application/json", "{}".getBytes(StandardCharsets.UTF_8));
                default -> FakeHistory.isPast(path) ? past(path, query) : below(path);
            };
        } catch (InvalidValue e) {
            return problem(400, e.getMessage(), e.parameter());
        }
    }

    private Response past(String path, Map<String, String> query) {
        String what = path.substring(path.lastIndexOf('/') + 1);
        history.waitFor(what);
        if (history.trouble() != null) {
            var problem =
                    new ProblemView("urn:ci-dashboard:problem:" + history.trouble(), "History", 503, "told so", null);
            return new Response(503, MediaTypes.PROBLEM_JSON, ok(problem).body());
        }
        if (history.failure(what) != 0) {
            return problem(history.failure(what), "told to fail", null);
        }
        String project = path.startsWith("/api/projects/") ? decoded(path.split("/")[3]) : query.get("project");
        Optional<RepositoryView> row = Stream.concat(rows.stream(), history.gone())
                .filter(known -> project == null || isCalled(known, project))
                .findFirst();
        if (row.isEmpty()) {
            return problem(404, "There is no repository " + project + ".", null);
        }
        return history.answer(path, row.get(), query).map(this::ok).orElseGet(() -> problem(404, "no such path", null));
    }

    private static boolean isCalled(RepositoryView row, String id) {
        return row.id().toString().equals(id) || id.equals(row.instance() + ":" + row.path()) || id.equals(row.path());
    }

    private Response below(String path) {
        String[] parts = path.split("/");
        if (path.matches("/api/avatars/git(hub|lab)-main/[^/]+")) {
            return avatar(decoded(parts[4]));
        }
        if (!path.startsWith("/api/projects/") || parts.length < 4) {
            return problem(404, "no such path", null);
        }
        String id = decoded(parts[3]);
        if (path.endsWith("/checks")) {
            return checks == null ? problem(404, "no such path", null) : ok(checks);
        }
        return rows.stream()
                .filter(row -> isCalled(row, id))
                .findFirst()
                .map(row -> parts.length == 7 ? ok(jobs(decoded(parts[5]))) : ok(detail(row)))
                .orElseGet(() -> problem(404, "no such project", null));
    }

    private Response avatar(String user) {
        return switch (user) {
            case "ada" -> new Response(200, "image/png", PNG);
            case "evil" -> new Response(200, "image/svg+xml", "<svg/>".getBytes(StandardCharsets.UTF_8));
            default -> problem(404, "no picture", null);
        };
    }

    private RepositoryDetailView detail(RepositoryView row) {
        return detail == null ? FakeWorld.detail(row) : detail;
    }

    private JobsView jobs(String pipeline) {
        return jobs == null ? FakeWorld.jobs(pipeline) : jobs;
    }

    private RepositoriesView list(Map<String, String> query) {
        ProjectsQuery wanted = ProjectsQuery.parse(
                query.get("q"),
                query.get("instance"),
                query.get("platform"),
                query.get("status"),
                query.get("sort"),
                query.get("ids"),
                query.get("page"),
                query.get("limit"));
        List<RepositoryView> found = rows.stream()
                .filter(row -> wanted.q() == null || row.path().contains(wanted.q()))
                .filter(row -> wanted.instance() == null || wanted.instance().equals(row.instance()))
                .filter(row -> wanted.platform() == null || wanted.platform() == row.platform())
                .filter(row -> wanted.status() == null || wanted.status() == row.status())
                .filter(row -> wanted.ids().isEmpty() || wanted.ids().contains(row.id()))
                .toList();
        return new RepositoriesView(page(found, wanted.paging()), PaginationView.of(wanted.paging(), found.size()));
    }

    private PipelinesView pipelines(Map<String, String> query) {
        Paging paging = Paging.of(query.get("page"), query.get("limit"));
        List<PipelineView> found = rows.stream()
                .map(row -> FakeWorld.pipeline(row, row.path().length(), FakeWorld.ref(row)))
                .filter(pipeline ->
                        !query.containsKey("status") || pipeline.status().word().equals(query.get("status")))
                .filter(pipeline ->
                        !query.containsKey("branch") || pipeline.ref().equals(query.get("branch")))
                .toList();
        return new PipelinesView(page(found, paging), PaginationView.of(paging, found.size()));
    }

    private static <T> List<T> page(List<T> found, Paging paging) {
        return found.stream().skip(paging.offset()).limit(paging.limit()).toList();
    }

    private Response ok(Object view) {
        try {
            return new Response(200, "application/json", json.writeValueAsBytes(view));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Response problem(int code, String detail, String parameter) {
        byte[] body = ok(new ProblemView("urn:ci-dashboard:problem:test", "Test", code, detail, parameter))
                .body();
        return new Response(code, MediaTypes.PROBLEM_JSON, body);
    }

    static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
