package dev.cidashboard.web.ui;

import dev.cidashboard.configuration.Configuration;
import dev.cidashboard.web.aggregator.Answer;
import dev.cidashboard.web.aggregator.Stale;
import dev.cidashboard.web.kept.Body;
import dev.cidashboard.web.kept.Encodings;
import dev.cidashboard.web.kept.EntityTags;
import dev.cidashboard.web.kept.LeastRecentlyUsed;
import dev.cidashboard.web.session.Visitor;
import io.quarkus.qute.TemplateInstance;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Answers with a page. A page is rendered once for the content it shows, the cookies it depends on and the minute in
 * which its relative times are true; its ETag is that of what was rendered, so it changes exactly when the page does.
 */
@Singleton
public final class Pages {
    public static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

    /** Some 60 kB each: what a handful of people look at, not a second copy of everything. */
    private static final int MOST_PAGES = 64;

    private static final long MOST_BYTES = 4L << 20;
    private static final int ETAG_BYTES = 9;

    private final Configuration configuration;
    private final Times times;
    private final Clock clock;
    private final String version;
    private final LeastRecentlyUsed<Key, Rendered> pages =
            new LeastRecentlyUsed<>(MOST_PAGES, MOST_BYTES, Rendered::weight);

    private final ConcurrentHashMap<Key, CompletableFuture<Rendered>> underWay = new ConcurrentHashMap<>();

    private record Key(
            String url, Visitor visitor, List<Object> versions, Instant minute, String confirmedAt, String staleNote) {}

    private record Rendered(Body html, String etag) {
        long weight() {
            return html.weight() + 1024L;
        }
    }

    Pages(
            Configuration configuration,
            Times times,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.configuration = configuration;
        this.times = times;
        this.clock = clock;
        this.version = version;
    }

    /**
     * @param answers what the page is made of; the first one says when the data was confirmed
     * @param page the template, filled; only called if this page is not kept
     */
    public Response answer(
            Visit visit,
            Section section,
            String heading,
            List<Answer> answers,
            Function<Layout, TemplateInstance> page) {
        return answer(visit, section, heading, answers, List.of(), page);
    }

    /**
     * @param versions of what the page is made of besides: equal for what makes the same page
     */
    public Response answer(
            Visit visit,
            Section section,
            String heading,
            List<Answer> answers,
            List<Object> versions,
            Function<Layout, TemplateInstance> page) {
        Layout layout = layout(visit, section, heading, answers);
        var key = new Key(
                visit.url(),
                visit.visitor(),
                Stream.concat(answers.stream().map(Answer::version), versions.stream())
                        .toList(),
                clock.instant().truncatedTo(ChronoUnit.MINUTES),
                layout.confirmedAt(),
                layout.staleNote());
        Rendered rendered = pages.get(key).orElseGet(() -> renderOnce(key, () -> page.apply(layout)));
        if (EntityTags.match(visit.ifNoneMatch(), rendered.etag())) {
            return headers(Response.notModified(), rendered.etag()).build();
        }
        if (visit.gzip() && rendered.html().isWorthGzip()) {
            return headers(Response.ok(rendered.html().gzip(), HTML), rendered.etag())
                    .header(HttpHeaders.CONTENT_ENCODING, Encodings.GZIP)
                    .build();
        }
        return headers(Response.ok(rendered.html().plain(), HTML), rendered.etag())
                .build();
    }

    /** For pages that are not made of answers, such as errors. */
    public Layout layout(Visit visit, Section section, String heading) {
        return layout(visit, section, heading, List.of());
    }

    private Layout layout(Visit visit, Section section, String heading, List<Answer> answers) {
        var ui = configuration.ui();
        return new Layout(
                ui.title(),
                heading,
                section,
                visit.visitor().theme(),
                ui.demo(),
                staleNote(answers),
                confirmedAt(answers).map(times::minute).orElse(null),
                version,
                visit.url(),
                answers.isEmpty() ? 0 : ui.refreshInterval().toMillis(),
                0);
    }

    /** Many readers of a list that changed just now wait for the first of them. */
    private Rendered renderOnce(Key key, Supplier<TemplateInstance> page) {
        var mine = new CompletableFuture<Rendered>();
        CompletableFuture<Rendered> first = underWay.putIfAbsent(key, mine);
        if (first != null) {
            return first.exceptionally(failed -> render(key, page.get())).join();
        }
        try {
            Rendered rendered = pages.get(key).orElseGet(() -> render(key, page.get()));
            mine.complete(rendered);
            return rendered;
        } catch (RuntimeException e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            underWay.remove(key, mine);
        }
    }

    private Rendered render(Key key, TemplateInstance page) {
        byte[] html = page.render().getBytes(StandardCharsets.UTF_8);
        var rendered = new Rendered(new Body(html), "W/\"" + hash(html) + "\"");
        pages.put(key, rendered);
        return rendered;
    }

    private static Response.ResponseBuilder headers(Response.ResponseBuilder response, String etag) {
        return response.header(HttpHeaders.ETAG, etag)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(HttpHeaders.VARY, HttpHeaders.COOKIE + ", " + HttpHeaders.ACCEPT_ENCODING);
    }

    /** Null if all is as new as can be. */
    private String staleNote(List<Answer> answers) {
        return answers.stream()
                .flatMap(answer -> answer.stale().stream())
                .filter(Pages::isAboutAll)
                .min(Comparator.comparing(Stale::since))
                .map(this::staleNote)
                .orElse(null);
    }

    /** What is wrong with one part of a page is said there. */
    private static boolean isAboutAll(Stale stale) {
        return switch (stale.why()) {
            case AWAY, READING -> true;
            case HISTORY_AWAY, UNANSWERED -> false;
        };
    }

    private String staleNote(Stale stale) {
        String since = times.second(stale.since());
        return switch (stale.why()) {
            case HISTORY_AWAY, UNANSWERED -> null;
            case AWAY -> "The aggregator has not answered since " + since + "; showing what was known then.";
            case READING ->
                "The aggregator was restarted and reads everything anew; showing what was known at " + since + ".";
        };
    }

    private static Optional<Instant> confirmedAt(List<Answer> answers) {
        return answers.stream().findFirst().map(Answer::confirmedAt).flatMap(Pages::instant);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String hash(byte[] html) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(html), 0, ETAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
