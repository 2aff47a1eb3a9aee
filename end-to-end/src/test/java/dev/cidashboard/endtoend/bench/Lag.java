package dev.cidashboard.endtoend.bench;

import dev.cidashboard.endtoend.product.Answer;
import dev.cidashboard.endtoend.product.Http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How long a change that the aggregator knows takes until the public list has it: the age of each row's new {@code asOf}
 * when it is first seen. Both processes and this one read the same clock.
 */
final class Lag {

    private static final long MUST_MILLIS = 250;
    private static final Duration POLL = Duration.ofMillis(40);
    private static final String AS_OF = "\"asOf\":\"";

    private final Http web;
    private final String path;
    private final List<Long> millis = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private final Thread thread;
    private volatile boolean ended;
    private volatile RuntimeException failure;

    private Lag(Http web, String path) {
        this.web = web;
        this.path = path;
        this.thread = Thread.ofPlatform().name("lag").unstarted(this::run);
    }

    static Lag watch(Http web, String path) {
        Lag lag = new Lag(web, path);
        lag.thread.start();
        return lag;
    }

    /** The line of the table for the milliseconds of some changes, sorted. */
    static Line line(List<Long> sorted) {
        if (sorted.isEmpty()) {
            return new Line("a change is in the answer after", "≤ 250 ms", "no change was seen", false);
        }
        long p99 = sorted.get((int) (sorted.size() * 0.99));
        long worst = sorted.getLast();
        return new Line(
                "a change in state is in the answer, under that load (" + sorted.size() + " changes)",
                "≤ " + MUST_MILLIS + " ms",
                "p50 " + sorted.get(sorted.size() / 2) + " ms, p99 " + p99 + " ms, worst " + worst + " ms",
                worst <= MUST_MILLIS);
    }

    private void run() {
        try {
            String etag = "";
            while (!ended) {
                Answer answer = web.get(path, etag.isEmpty() ? Map.of() : Map.of("If-None-Match", etag));
                Instant seen = Instant.now();
                if (answer.status() == 200) {
                    etag = answer.etag();
                    read(answer.body(), seen);
                }
                Timer.pause(POLL);
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    /** Looks for moments that were not there before, without decoding the list: this runs beside what is measured. */
    private void read(byte[] body, Instant seen) {
        boolean first = known.isEmpty();
        String text = new String(body, StandardCharsets.ISO_8859_1);
        for (int at = text.indexOf(AS_OF); at >= 0; at = text.indexOf(AS_OF, at + 1)) {
            int start = at + AS_OF.length();
            String moment = text.substring(start, text.indexOf('"', start));
            if (known.add(moment) && !first) {
                millis.add(Duration.between(Instant.parse(moment), seen).toMillis());
            }
        }
    }

    /** Milliseconds of every change that was seen, sorted. */
    List<Long> sorted() {
        return millis.stream().sorted().toList();
    }

    void close() {
        ended = true;
        try {
            thread.join(15_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw failure;
        }
    }
}
