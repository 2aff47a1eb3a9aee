package dev.cidashboard.web.api;

import dev.cidashboard.api.MediaTypes;
import dev.cidashboard.web.aggregator.Answer;
import dev.cidashboard.web.aggregator.Gateway;
import dev.cidashboard.web.aggregator.Question;
import dev.cidashboard.web.kept.EntityTags;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import java.util.concurrent.CompletionStage;

/** The aggregator's bytes and ETag, as they came. */
@Singleton
final class Relay {
    /** What is served is from then, ISO 8601: the aggregator is away, or was just started and knows less. */
    static final String SERVED_STALE_SINCE = "X-Served-Stale-Since";

    private final Gateway gateway;

    Relay(Gateway gateway) {
        this.gateway = gateway;
    }

    /** Complete at once if what is kept is young: then the event loop answers by itself. */
    CompletionStage<Response> answer(Question question, String ifNoneMatch) {
        return gateway.ask(question).thenApply(answer -> response(answer, ifNoneMatch));
    }

    private static Response response(Answer answer, String ifNoneMatch) {
        if (answer.isGood() && EntityTags.match(ifNoneMatch, answer.etag())) {
            return headers(Response.notModified(), answer).build();
        }
        String type = answer.contentType() == null ? MediaType.APPLICATION_JSON : answer.contentType();
        return headers(Response.status(answer.status()).type(type).entity(new RelayedBody(answer.body())), answer)
                .build();
    }

    private static Response.ResponseBuilder headers(Response.ResponseBuilder response, Answer answer) {
        response.header(HttpHeaders.CACHE_CONTROL, "no-cache");
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
