package dev.cidashboard.aggregator.rest;

import dev.cidashboard.aggregator.database.DatabaseAway;
import dev.cidashboard.aggregator.database.DatabaseOff;
import dev.cidashboard.api.InvalidValue;
import dev.cidashboard.api.MediaTypes;
import dev.cidashboard.api.ProblemView;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** What callers are told when something goes wrong: always problem+json, never our insides. */
final class ProblemMapping {

    private static final Logger LOG = Logger.getLogger(ProblemMapping.class);
    private static final int RETRY_AFTER_SECONDS = 5;

    @ServerExceptionMapper
    Response invalid(InvalidValue invalid) {
        return answer(Problem.INVALID_PARAMETER.view(invalid.getMessage(), invalid.parameter()))
                .build();
    }

    @ServerExceptionMapper
    Response missing(NoSuchThing missing) {
        return answer(Problem.NOT_FOUND.view(missing.getMessage(), null)).build();
    }

    @ServerExceptionMapper
    Response unavailable(Unavailable unavailable) {
        return answer(Problem.UNAVAILABLE.view(unavailable.getMessage(), null))
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }

    /** Marked by itself: who asks must not take it for a process that is away, wherever in the API it asked. */
    @ServerExceptionMapper
    Response unread(NotReadYet unread) {
        return answer(Problem.UNAVAILABLE.view(unread.getMessage(), null))
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .header(MediaTypes.FIRST_PASS, MediaTypes.UNDER_WAY)
                .build();
    }

    @ServerExceptionMapper
    Response off(DatabaseOff off) {
        return answer(Problem.HISTORY_OFF.view(off.getMessage(), null)).build();
    }

    @ServerExceptionMapper
    Response away(DatabaseAway away) {
        return answer(Problem.HISTORY_AWAY.view(away.getMessage(), null))
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }

    /** The framework's own: unknown path, method, media type. Its message may name classes, so it is not repeated. */
    @ServerExceptionMapper
    Response refused(WebApplicationException refused) {
        Response chosen = refused.getResponse();
        if (chosen.getStatus() < 400) {
            return chosen;
        }
        Response.ResponseBuilder answer =
                answer(Problem.ofStatus(chosen.getStatus()).view(null, null));
        String allow = chosen.getHeaderString(HttpHeaders.ALLOW);
        return (allow == null ? answer : answer.header(HttpHeaders.ALLOW, allow)).build();
    }

    @ServerExceptionMapper
    Response fault(Throwable fault) {
        LOG.error("A request ended in a fault of ours", fault);
        return answer(Problem.INTERNAL.view(null, null)).build();
    }

    private static Response.ResponseBuilder answer(ProblemView problem) {
        return Response.status(problem.status())
                .entity(problem)
                .type(MediaTypes.PROBLEM_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
