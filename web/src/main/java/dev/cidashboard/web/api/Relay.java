package dev.cidashboard.web.api;

import dev.cidashboard.api.MediaTypes;
import dev.cidashboard.web.aggregator.Answer;
import dev.cidashboard.web.aggregator.Gateway;
import dev.cidashboard.web.aggregator.Question;
import dev.cidashboard.web.kept.Encodings;
import dev.cidashboard.web.kept.EntityTags;
import io.quarkus.virtual.threads.VirtualThreads;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;

/** The aggregator's bytes and ETag, as they came. */
@Singleton
final class Relay {
    /** What is served is from then, ISO 8601: the aggregator is away, or was just started and knows less. */
    static final String SERVED_STALE_SINCE = "X-Served-Stale-Since";

    private final Gateway gateway;
    private final ExecutorService threads;

    Relay(Gateway gateway, @VirtualThreads ExecutorService threads) {
        this.gateway = gateway;
        this.threads = threads;
    }

    /** Complete at once if what is kept is young: then the event loop answers by itself. */
    CompletionStage<Response> answer(Question question, HttpHeaders request) {
        String ifNoneMatch = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        boolean gzip = Encodings.allowGzip(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING));
        return gateway.ask(question).thenCompose(answer -> {
            if (answer.isGood() && EntityTags.match(ifNoneMatch, answer.etag())) {
                return completed(headers(Response.notModified(), answer));
            }
            if (!gzip || !answer.content().isWorthGzip()) {
                return completed(ok(answer, answer.body()));
            }
            return answer.content()
                    .gzipIfMade()
                    .map(known -> completed(compressed(answer, known)))
                    .orElseGet(() -> CompletableFuture.supplyAsync(
                            () -> compressed(answer, answer.content().gzip()).build(), threads));
        });
    }

    private static CompletableFuture<Response> completed(Response.ResponseBuilder response) {
        return CompletableFuture.completedFuture(response.build());
    }

    private static Response.ResponseBuilder compressed(Answer answer, byte[] gzip) {
        return ok(answer, gzip).header(HttpHeaders.CONTENT_ENCODING, Encodings.GZIP);
    }

    private static Response.ResponseBuilder ok(Answer answer, byte[] bytes) {
        String type = answer.contentType() == null ? MediaType.APPLICATION_JSON : answer.contentType();
        return headers(Response.status(answer.status()).type(type).entity(new RelayedBody(bytes)), answer);
    }

    private static Response.ResponseBuilder headers(Response.ResponseBuilder response, Answer answer) {
        response.header(HttpHeaders.CACHE_CONTROL, "no-cache").header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (!answer.etag().isEmpty()) {
            response.header(HttpHeaders.ETAG, answer.etag());
        }
        if (answer.confirmedAt() != null) {
            response.header(MediaTypes.CONFIRMED_AT, answer.confirmedAt());
        }
        answer.stale().ifPresent(stale -> response.header("Warning", "110 - \"Response is Stale\"")
                .header(SERVED_STALE_SINCE, stale.since().toString()));
        return response;
    }
}
