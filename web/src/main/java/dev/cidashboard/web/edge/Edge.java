package dev.cidashboard.web.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cidashboard.api.MediaTypes;
import dev.cidashboard.api.ProblemView;
import dev.cidashboard.configuration.Configuration;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;

/** What holds for every request, whoever answers it: known hosts, own forms, closed headers. */
@Singleton
class Edge {
    /** Nothing inline anywhere, nothing from elsewhere: what a forge said can at worst be ugly. */
    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final int FIRST = 1_000;

    private final Configuration configuration;
    private final Set<String> readers;
    private final ObjectMapper json;

    Edge(Configuration configuration, ObjectMapper json) {
        this.configuration = configuration;
        this.readers =
                configuration.server().corsOrigins().stream().map(URI::toString).collect(Collectors.toSet());
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        close(context.response().headers());
        String host = host(request);
        if (!configuration.server().hosts().allows(host)) {
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

    private static String host(HttpServerRequest request) {
        return request.authority() == null ? null : request.authority().toString();
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
        headers.add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
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

    private void refuse(RoutingContext context, int status, String kind, String sentence) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, MediaTypes.PROBLEM_JSON)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(Buffer.buffer(
                        bytes(new ProblemView("urn:ci-dashboard:problem:" + kind, "Refused", status, sentence, null))));
    }

    private byte[] bytes(ProblemView problem) {
        try {
            return json.writeValueAsBytes(problem);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
