package dev.cidashboard.web.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cidashboard.api.ChecksView;
import dev.cidashboard.api.InstancesView;
import dev.cidashboard.api.JobsView;
import dev.cidashboard.api.MediaTypes;
import dev.cidashboard.api.RepositoryDetailView;
import dev.cidashboard.api.RepositoryView;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An aggregator that answers the contract over real HTTP from whatever it is given, and counts what it is asked. */
public final class FakeAggregator implements AutoCloseable {
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> unchanged = new ConcurrentHashMap<>();
    private final FakeAnswers answers = new FakeAnswers();
    private volatile int status;
    private volatile String foreignHeader;
    private volatile boolean firstPass;
    private final int port;
    private HttpServer server;

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
        answers.reset();
        if (server == null) {
            goOn();
        }
        asked.clear();
        unchanged.clear();
    }

    public void show(List<RepositoryView> others) {
        answers.rows = List.copyOf(others);
        answers.instances = FakeWorld.instances(answers.rows);
    }

    public void show(InstancesView others) {
        answers.instances = others;
    }

    public void show(RepositoryDetailView other) {
        answers.detail = other;
    }

    public void show(JobsView other) {
        answers.jobs = other;
    }

    /** Until then it knows no such answer, as an older one does not. */
    public void show(ChecksView other) {
        answers.checks = other;
    }

    public FakeHistory history() {
        return answers.history;
    }

    /** Answers everything with this status; 0 for the usual ones. */
    public void fail(int withStatus) {
        status = withStatus;
    }

    /** It was started again, and has these rows so far; none makes it answer 503 to lists. */
    public void readAnew(List<RepositoryView> soFar) {
        answers.rows = List.copyOf(soFar);
        answers.instances = FakeWorld.loading(answers.rows);
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
            if (path.endsWith("/history/export") && status == 0 && answers.history.trouble() == null) {
                answers.history.export(exchange, query(exchange.getRequestURI()).getOrDefault("format", "json"));
                return;
            }
            FakeAnswers.Response response =
                    status == 0 ? markedAnswer(exchange, path) : answers.problem(status, "told to fail", null);
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

    private FakeAnswers.Response markedAnswer(HttpExchange exchange, String path) {
        boolean isMarked = firstPass && (path.startsWith("/api/projects") || path.startsWith("/api/pipelines"));
        if (isMarked) {
            exchange.getResponseHeaders().set(MediaTypes.FIRST_PASS, MediaTypes.UNDER_WAY);
        }
        return isMarked && answers.rows.isEmpty()
                ? answers.problem(503, "nothing read yet", null)
                : answers.answer(exchange.getRequestURI().getRawPath(), query(exchange.getRequestURI()));
    }

    private void noteForeignHeaders(HttpExchange exchange) {
        for (String name : List.of("Cookie", "Origin", "Authorization", "X-Forwarded-For", "Referer")) {
            if (exchange.getRequestHeaders().containsKey(name)) {
                foreignHeader = name;
            }
        }
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> query = new HashMap<>();
        if (uri.getRawQuery() != null) {
            for (String pair : uri.getRawQuery().split("&")) {
                String[] parts = pair.split("=", 2);
                query.put(FakeAnswers.decoded(parts[0]), parts.length == 1 ? "" : FakeAnswers.decoded(parts[1]));
            }
        }
        return query;
    }
}
