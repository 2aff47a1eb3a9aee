package dev.cidashboard.web.edge;

import dev.cidashboard.configuration.Configuration;
import dev.cidashboard.web.ui.Problems;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What holds for every request, whoever answers it: known hosts, own forms, closed headers. */
@Singleton
class Edge {
    /** Nothing inline anywhere, nothing from elsewhere: what a forge said can at worst be ugly. */
    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final int FIRST = 1_000;
    private static final int BEFORE_ALL = -10_000;
    private static final Pattern HOST = Pattern.compile("[\\w.~%!$&'()*+,;=-]+(:\\d*)?|\\[[\\da-fA-F:.]+](:\\d*)?");

    private final Configuration configuration;
    private final Set<String> readers;
    private final Problems problems;

    Edge(Configuration configuration, Problems problems) {
        this.configuration = configuration;
        this.readers =
                configuration.server().corsOrigins().stream().map(URI::toString).collect(Collectors.toSet());
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    /** Before the framework's own handler, which would log an error with a stack and tell it: a host is missing. */
    void around(@Observes Router router) {
        router.route().order(BEFORE_ALL).failureHandler(this::unreadable);
    }

    private void unreadable(RoutingContext context) {
        int status = context.statusCode();
        if (status >= 400 && status < 500 && !context.response().headWritten()) {
            close(context.response().headers());
            end(context, problems.unreadable(status, context.request().getHeader(HttpHeaders.ACCEPT)));
        } else {
            context.next();
        }
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        close(context.response().headers());
        String host = host(request);
        if (!isUri(request.uri())) {
            end(context, problems.unreadable(400, request.getHeader(HttpHeaders.ACCEPT)));
        } else if (host == null) {
            refuse(context, 400, "bad-request", "The request needs one Host header that names whom it asks.");
        } else if (!configuration.server().hosts().allows(host)) {
            refuse(context, 421, "host-not-allowed", "This is not a name of this dashboard.");
        } else if (!isReading(request) && !OwnForm.isOwn(request, host)) {
            refuse(context, 403, "cross-site", "Only this dashboard's own pages may send forms to it.");
        } else if (isForReaders(request)) {
            letRead(context);
        } else {
            context.next();
        }
    }

    private static void close(MultiMap headers) {
        headers.set("Content-Security-Policy", POLICY)
                .set("X-Content-Type-Options", "nosniff")
                .set("Referrer-Policy", "same-origin")
                .set("X-Frame-Options", "DENY")
                .set("Cross-Origin-Opener-Policy", "same-origin")
                .set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    }

    private static boolean isUri(String target) {
        try {
            new URI(target);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Null if it is missing, there twice or unreadable. HTTP/1 is not asked by Vert.x's words, which throw then. */
    private static String host(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            return request.authority() == null ? null : request.authority().toString();
        }
        List<String> named = request.headers().getAll(HttpHeaders.HOST);
        return named.size() == 1 && HOST.matcher(named.getFirst()).matches() ? named.getFirst() : null;
    }

    private static boolean isReading(HttpServerRequest request) {
        HttpMethod method = request.method();
        return method == HttpMethod.GET || method == HttpMethod.HEAD || method == HttpMethod.OPTIONS;
    }

    private boolean isForReaders(HttpServerRequest request) {
        return !readers.isEmpty() && request.path() != null && request.path().startsWith("/api/");
    }

    /** CORS: reading, without credentials, by the origins that are listed. */
    private void letRead(RoutingContext context) {
        MultiMap headers = context.response().headers();
        // At the end, for whoever answers says by what else the answer varies.
        context.addHeadersEndHandler(ended -> vary(headers, HttpHeaders.ORIGIN));
        String origin = context.request().getHeader(HttpHeaders.ORIGIN);
        if (origin == null || !readers.contains(origin)) {
            context.next();
            return;
        }
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
                .set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "ETag, X-Confirmed-At, X-Served-Stale-Since");
        if (context.request().method() == HttpMethod.OPTIONS) {
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD")
                    .set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "if-none-match")
                    .set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "86400");
            context.response().setStatusCode(204).end();
        } else {
            context.next();
        }
    }

    private static void vary(MultiMap headers, CharSequence more) {
        String known = headers.get(HttpHeaders.VARY);
        headers.set(HttpHeaders.VARY, known == null ? more : known + ", " + more);
    }

    private void refuse(RoutingContext context, int status, String kind, String sentence) {
        end(context, problems.json(kind, "Refused", status, sentence));
    }

    private static void end(RoutingContext context, Problems.Text problem) {
        context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, problem.mediaType())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(Buffer.buffer(problem.body()));
    }
}
