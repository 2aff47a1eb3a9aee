package dev.cidashboard.web.fake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** An aggregator that answers the contract over real HTTP from whatever it is given, and counts what it is asked. */
public final class FakeAggregator implements AutoCloseable {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> unchanged = new ConcurrentHashMap<>();
    private volatile List<RepositoryView> rows = FakeWorld.repositories(120);
    private volatile InstancesView instances = FakeWorld.instances(rows);
    private volatile RepositoryDetailView detail;
    private volatile JobsView jobs;
    private volatile ChecksView checks;
    private final FakeHistory history = new FakeHistory();
    private volatile int status;
    private volatile String foreignHeader;
    private volatile boolean firstPass;
    private final int port;
    private HttpServer server;

    private record Response(int status, String type, byte[] body) {}

    public FakeAggregator() {
        this(0);
    }

    public FakeAggregator(int port) {
        this.server = listen(port);
        this.port = server.getAddress().getPort();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Back to a healthy world of 120 projects; counts start again. */
    public synchronized void reset() {
        status = 0;
        firstPass = false;
        detail = null;
        jobs = null;
        checks = null;
        history.reset();
        show(FakeWorld.repositories(120));
        if (server == null) {
            goOn();
        }
        asked.clear();
        unchanged.clear();
    }

    public void show(List<RepositoryView> others) {
        rows = List.copyOf(others);
        instances = FakeWorld.instances(rows);
    }

    public void show(InstancesView others) {
        instances = others;
    }

    public void show(RepositoryDetailView other) {
        detail = other;
    }

    public void show(JobsView other) {
        jobs = other;
    }

    /** Until then it knows no such answer, as an older one does not. */
    public void show(ChecksView other) {
        checks = other;
    }

    public FakeHistory history() {
        return history;
    }

    /** Answers everything with this status; 0 for the usual ones. */
    public void fail(int withStatus) {
        status = withStatus;
    }

    /** It was started again, and has these rows so far; none makes it answer 503 to lists. */
    public void readAnew(List<RepositoryView> soFar) {
        rows = List.copyOf(soFar);
        instances = FakeWorld.loading(rows);
        firstPass = true;
    }

    /** Connections are refused from now on. */
    public synchronized void goAway() {
        server.stop(0);
        server = null;
    }

    /** Listens again where it listened before. */
    public synchronized void goOn() {
        server = listen(port);
    }

    public int asked(String path) {
        return asked.getOrDefault(path, new AtomicInteger()).get();
    }

    public int unchanged(String path) {
        return unchanged.getOrDefault(path, new AtomicInteger()).get();
    }

    /** A header that only a browser could have sent here, if one ever came through. */
    public String foreignHeader() {
        return foreignHeader;
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            server.stop(0);
        }
    }

    private HttpServer listen(int wanted) {
        try {
            var listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 0);
            listening.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            listening.createContext("/", this::handle);
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            asked.computeIfAbsent(path, unknown -> new AtomicInteger()).incrementAndGet();
            noteForeignHeaders(exchange);
            if (path.endsWith("/history/export") && status == 0 && history.trouble() == null) {
                history.export(exchange, query(exchange.getRequestURI()).getOrDefault("format", "json"));
                return;
            }
            Response response = status == 0 ? markedAnswer(exchange, path) : problem(status, "told to fail", null);
            String etag = "W/\"" + Integer.toHexString(Arrays.hashCode(response.body())) + "\"";
            exchange.getResponseHeaders().set("Content-Type", response.type());
            exchange.getResponseHeaders().set(MediaTypes.CONFIRMED_AT, FakeWorld.NOW.toString());
            if (response.status() == 200) {
                exchange.getResponseHeaders().set("ETag", etag);
            }
            if (response.status() == 200
                    && etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                unchanged.computeIfAbsent(path, unknown -> new AtomicInteger()).incrementAndGet();
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            exchange.sendResponseHeaders(response.status(), response.body().length);
            exchange.getResponseBody().write(response.body());
        }
    }

    private Response markedAnswer(HttpExchange exchange, String path) {
        boolean isMarked = firstPass && (path.startsWith("/api/projects") || path.startsWith("/api/pipelines"));
        if (isMarked) {
            exchange.getResponseHeaders().set(MediaTypes.FIRST_PASS, MediaTypes.UNDER_WAY);
        }
        return isMarked && rows.isEmpty() ? problem(503, "nothing read yet", null) : answer(exchange);
    }

    private void noteForeignHeaders(HttpExchange exchange) {
        for (String name : List.of("Cookie", "Origin", "Authorization", "X-Forwarded-For", "Referer")) {
            if (exchange.getRequestHeaders().containsKey(name)) {
                foreignHeader = name;
            }
        }
    }

    private Response answer(HttpExchange exchange) {
        String path = exchange.getRequestURI().getRawPath();
        Map<String, String> query = query(exchange.getRequestURI());
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

    private Response problem(int code, String detail, String parameter) {
        byte[] body = ok(new ProblemView("urn:ci-dashboard:problem:test", "Test", code, detail, parameter))
                .body();
        return new Response(code, MediaTypes.PROBLEM_JSON, body);
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> query = new HashMap<>();
        if (uri.getRawQuery() != null) {
            for (String pair : uri.getRawQuery().split("&")) {
                String[] parts = pair.split("=", 2);
                query.put(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
