package dev.cidashboard.endtoend.bench;

import dev.cidashboard.endtoend.product.Answer;
import dev.cidashboard.endtoend.product.Http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a change that the aggregator knows takes until the public list has it: the age of each row's new {@code asOf}
 * when it is first seen. Both processes and this one read the same clock.
 */
final class Lag {

    private static final Duration POLL = Duration.ofMillis(25);
    /** Rows are read without decoding the whole list: this watches while others are being measured. */
    private static final Pattern ROW =
            Pattern.compile("\"id\":\"([a-z0-9-]+:[^\"]+)\",\"instance\"|\"asOf\":\"([^\"]+)\"");

    private final Http web;
    private final String path;
    private final List<Long> millis = new ArrayList<>();
    private final Map<String, String> known = new HashMap<>();
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

    private void run() {
        try {
            String etag = "";
            while (!ended) {
                Answer answer = web.get(path, etag.isEmpty() ? Map.of() : Map.of("If-None-Match", etag));
                Instant seen = Instant.now();
                if (answer.status() == 200) {
                    etag = answer.etag();
                    read(answer.text(), seen);
                }
                Timer.pause(POLL);
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void read(String body, Instant seen) {
        boolean first = known.isEmpty();
        String id = null;
        Matcher matcher = ROW.matcher(body);
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                id = matcher.group(1);
            } else if (!matcher.group(2).equals(known.put(id, matcher.group(2))) && !first) {
                millis.add(
                        Duration.between(Instant.parse(matcher.group(2)), seen).toMillis());
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
