package dev.cidashboard.aggregator.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cidashboard.api.MediaTypes;
import dev.cidashboard.configuration.AllowedHosts;
import dev.cidashboard.configuration.Configuration;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who is answered at all. Loopback is no border: any page of the web can make a browser ask 127.0.0.1, under a name of
 * its own (DNS rebinding) or across origins. So a Host that is not ours and every Origin are refused, before anything
 * else looks at the request: on the level of Vert.x, where health, metrics and the description of the API pass too.
 */
@Singleton
final class RequestGuard {

    private static final int BEFORE_ALL = 10_000;
    private static final int AFTER_ALL = Integer.MAX_VALUE;
    /** No request of this API has a body that matters. */
    private static final long LARGEST_BODY = 1_024;

    private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST);
    private static final String METHODS_TEXT = "GET, HEAD, POST";

    private final AllowedHosts hosts;
    private final ObjectMapper json;

    RequestGuard(Configuration configuration, ObjectMapper json) {
        this.hosts = configuration.aggregator().hosts();
        this.json = json;
    }

    void first(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ALL);
    }

    /** What could not be read at all, and what no route and no resource took. */
    void around(@Observes Router router) {
        router.route().order(-BEFORE_ALL).failureHandler(this::unreadable);
        router.route().order(AFTER_ALL).handler(context -> end(context, Problem.NOT_FOUND));
    }

    /** Before the framework's own handler, which would log an error with a stack for each nonsense that is sent here. */
    private void unreadable(RoutingContext context) {
        int status = context.statusCode();
        if (status >= 400 && status < 500 && !context.response().headWritten()) {
            end(context, Problem.ofStatus(status));
        } else {
            context.next();
        }
    }

    private void check(RoutingContext context) {
        Optional<Problem> refusal = refusal(context.request());
        if (refusal.isPresent()) {
            end(context, refusal.get());
        } else {
            context.response().putHeader("X-Content-Type-Options", "nosniff");
            context.next();
        }
    }

    private Optional<Problem> refusal(HttpServerRequest request) {
        List<String> named = request.headers().getAll(HttpHeaders.HOST);
        if (named.size() != 1 || !hosts.allows(named.getFirst())) {
            return Optional.of(Problem.FOREIGN_HOST);
        }
        if (request.headers().contains(HttpHeaders.ORIGIN)) {
            return Optional.of(Problem.FOREIGN_ORIGIN);
        }
        if (!METHODS.contains(request.method())) {
            return Optional.of(Problem.METHOD_NOT_ALLOWED);
        }
        return isLarge(request.getHeader(HttpHeaders.CONTENT_LENGTH))
                ? Optional.of(Problem.TOO_LARGE)
                : Optional.empty();
    }

    private static boolean isLarge(String contentLength) {
        try {
            return contentLength != null && Long.parseLong(contentLength.strip()) > LARGEST_BODY;
        } catch (NumberFormatException e) {
            return true;
        }
    }

    private void end(RoutingContext context, Problem problem) {
        var response = context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, MediaTypes.PROBLEM_JSON)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (problem == Problem.METHOD_NOT_ALLOWED) {
            response.putHeader(HttpHeaders.ALLOW, METHODS_TEXT);
        }
        if (problem == Problem.TOO_LARGE) {
            // What is left of the body is not waited for.
            response.putHeader(HttpHeaders.CONNECTION, "close");
        }
        response.end(text(problem));
    }

    private String text(Problem problem) {
        try {
            return json.writeValueAsString(problem.view(null, null));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
