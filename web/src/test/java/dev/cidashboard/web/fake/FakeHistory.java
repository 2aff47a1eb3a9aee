package dev.cidashboard.web.fake;

import com.sun.net.httpserver.HttpExchange;
import dev.cidashboard.api.HistoryKey;
import dev.cidashboard.api.RepositoryView;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** What the aggregator would say about the past: each answer may be another, fail or be slow by itself. */
public final class FakeHistory {
    private static final byte[] LINE =
            "4711,build and test,success,main,ada,2026-11-21T10:00:00Z,2026-11-21T10:05:00Z,300\n"
                    .getBytes(StandardCharsets.UTF_8);

    private final Map<String, Object> views = new ConcurrentHashMap<>();
    private final Map<String, Integer> failing = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> slow = new ConcurrentHashMap<>();
    private final AtomicLong written = new AtomicLong();
    private volatile RepositoryView gone;
    private volatile String trouble;
    private volatile long exportBytes = 1_000;
    private volatile boolean exportBreaks;
    private volatile CountDownLatch exportGate = new CountDownLatch(0);

    /** @param what the last part of the path, such as totals or trend */
    public void show(String what, Object view) {
        views.put(what, view);
    }

    public void fail(String what, int status) {
        failing.put(what, status);
    }

    /** Does not answer until the next reset, or 20 s. */
    public void hang(String what) {
        slow.put(what, new CountDownLatch(1));
    }

    /** The forge does not have it, the database does. */
    public void keepGone(RepositoryView row) {
        gone = row;
    }

    Stream<RepositoryView> gone() {
        return Stream.ofNullable(gone);
    }

    /** history-off or history-away; null for none. */
    public void is(String kind) {
        trouble = kind;
    }

    public void exports(long bytes) {
        exportBytes = bytes;
    }

    /** Exports end in the middle, as when the aggregator is killed. */
    public void breakExports() {
        exportBreaks = true;
    }

    /** Exports stop after their first line. @return lets them go on */
    public CountDownLatch holdExports() {
        exportGate = new CountDownLatch(1);
        return exportGate;
    }

    /** How much of the export that ran last was taken by the socket. */
    public long written() {
        return written.get();
    }

    void reset() {
        views.clear();
        failing.clear();
        slow.values().forEach(CountDownLatch::countDown);
        slow.clear();
        gone = null;
        trouble = null;
        exportBytes = 1_000;
        exportBreaks = false;
        exportGate.countDown();
    }

    String trouble() {
        return trouble;
    }

    int failure(String what) {
        return failing.getOrDefault(what, 0);
    }

    void waitFor(String what) {
        try {
            if (slow.containsKey(what)) {
                slow.get(what).await(20, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty for what is no question about the past. */
    Optional<Object> answer(String path, RepositoryView row, Map<String, String> query) {
        String what = path.substring(path.lastIndexOf('/') + 1);
        if (views.containsKey(what)) {
            return Optional.of(views.get(what));
        }
        int days = Integer.parseInt(query.getOrDefault("days", "30"));
        return Optional.ofNullable(
                switch (what) {
                    case "totals" -> FakePast.totals(days);
                    case "days" -> FakePast.days(days, 420);
                    case "queue" -> FakePast.days(days, 14);
                    case "active" -> FakePast.ranking(days, false);
                    case "slowest", "failing" -> FakePast.ranking(days, true);
                    case "flaky" -> FakePast.flaky(days);
                    case "recovery" -> FakePast.recovery(days);
                    case "lost" -> FakePast.lost(days);
                    case "four-keys" -> FakePast.fourKeys(days);
                    case "stats" -> FakePast.stats(days);
                    case "trend" -> FakePast.trend(row, days);
                    case "history" -> {
                        if (query.containsKey("before")) {
                            HistoryKey.parse(query.get("before"));
                        }
                        yield FakePast.history(row, query.get("before"));
                    }
                    default -> null;
                });
    }

    static boolean isPast(String path) {
        return path.startsWith("/api/insights/")
                || path.matches("/api/projects/[^/]+/(history|history/export|stats|trend)");
    }

    void export(HttpExchange exchange, String format) throws IOException {
        written.set(0);
        exchange.getResponseHeaders().set("Content-Type", format.equals("csv") ? "text/csv" : "application/json");
        // Of a length that was told less can be sent; chunks would be ended as if all were there.
        exchange.sendResponseHeaders(200, exportBreaks ? exportBytes : 0);
        OutputStream out = exchange.getResponseBody();
        byte[] piece = (new String(LINE, StandardCharsets.UTF_8).repeat(100)).getBytes(StandardCharsets.UTF_8);
        try {
            out.write(LINE);
            out.flush();
            exportGate.await(20, TimeUnit.SECONDS);
            for (long sent = 0; sent < exportBytes; sent += piece.length) {
                if (exportBreaks && sent > exportBytes / 2) {
                    throw new IOException("told to break");
                }
                out.write(piece);
                written.addAndGet(piece.length);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
