package dev.cidashboard.web.ui;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cidashboard.api.InvalidValue;
import dev.cidashboard.api.MediaTypes;
import dev.cidashboard.api.ProblemView;
import dev.cidashboard.web.aggregator.AggregatorAway;
import dev.cidashboard.web.aggregator.NothingReadYet;
import dev.cidashboard.web.session.Visitor;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Every failure, said once: a page for browsers, problem+json for programs, never a stack or an internal message. */
@Singleton
public final class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final String TYPE = "urn:ci-dashboard:problem:";
    private static final int AWAY_RETRY_SECONDS = 2;
    private static final int FIRST_ROWS_RETRY_SECONDS = 1;

    private final Pages pages;
    private final ObjectMapper json;

    /** A failure as it is sent where no resource is involved. */
    public record Text(int status, String mediaType, byte[] body) {}

    Problems(Pages pages, ObjectMapper json) {
        this.pages = pages;
        this.json = json;
    }

    @ServerExceptionMapper
    public Response invalid(InvalidValue e, ContainerRequestContext request) {
        return answer(
                request, new ProblemView(TYPE + "invalid-value", "Invalid value", 400, e.getMessage(), e.parameter()));
    }

    @ServerExceptionMapper
    public Response away(AggregatorAway e, ContainerRequestContext request) {
        String detail = "The aggregator does not answer and nothing is kept to show instead. Trying again by itself.";
        return answer(request, new ProblemView(TYPE + "aggregator-away", "Not available right now", 503, detail, null));
    }

    @ServerExceptionMapper
    public Response reading(NothingReadYet e, ContainerRequestContext request) {
        var problem = new ProblemView(
                TYPE + "nothing-read-yet",
                "Reading everything for the first time",
                503,
                "The dashboard was just started. The first rows will be here in a moment.",
                null);
        return answer(request, problem, null, FIRST_ROWS_RETRY_SECONDS);
    }

    @ServerExceptionMapper
    public Response missing(NotThere e, ContainerRequestContext request) {
        return answer(request, new ProblemView(TYPE + "not-found", "Not found", 404, e.getMessage(), null));
    }

    @ServerExceptionMapper
    public Response refused(WebApplicationException e, ContainerRequestContext request) {
        Response given = e.getResponse();
        int status = given.getStatus();
        if (status >= 300 && status < 400) {
            return given;
        }
        if (status >= 500) {
            return unexpected(e, request);
        }
        Response answer =
                answer(request, new ProblemView(TYPE + kind(status), title(status), status, sentence(status), null));
        String allow = given.getHeaderString(HttpHeaders.ALLOW);
        return allow == null
                ? answer
                : Response.fromResponse(answer).header(HttpHeaders.ALLOW, allow).build();
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable e, ContainerRequestContext request) {
        LOG.errorf(
                e,
                "%s %s failed",
                request.getMethod(),
                request.getUriInfo().getRequestUri().getRawPath());
        return answer(request, new ProblemView(TYPE + "internal", "Something broke here", 500, sentence(500), null));
    }

    /** For programs only. */
    public Text json(String kind, String title, int status, String sentence) {
        var problem = new ProblemView(TYPE + kind, title, status, sentence, null);
        return new Text(status, MediaTypes.PROBLEM_JSON, bytes(problem));
    }

    /** A request that no part of this process can read. @param accept its header, or null */
    public Text unreadable(int status, String accept) {
        if (!wantsPage(accept)) {
            return json(kind(status), title(status), status, sentence(status));
        }
        Layout layout = pages.layout(new Visit("/", Visitor.unknown(), null, false), Section.ELSEWHERE, title(status));
        return new Text(status, Pages.HTML, html(new ErrorPage(layout, status, sentence(status))));
    }

    private Response answer(ContainerRequestContext request, ProblemView problem) {
        return answer(request, problem, problem.status(), problem.status() == 503 ? AWAY_RETRY_SECONDS : 0);
    }

    /**
     * @param code shown to people; null where nothing went wrong
     * @param retrySeconds after which it is worth trying again; 0 for never
     */
    private Response answer(ContainerRequestContext request, ProblemView problem, Integer code, int retrySeconds) {
        Response.ResponseBuilder response = wantsPage(request.getHeaderString(HttpHeaders.ACCEPT))
                ? Response.status(problem.status()).type(Pages.HTML).entity(page(request, problem, code, retrySeconds))
                : Response.status(problem.status())
                        .type(MediaTypes.PROBLEM_JSON)
                        .entity(bytes(problem));
        response.header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (retrySeconds > 0) {
            response.header(HttpHeaders.RETRY_AFTER, retrySeconds);
        }
        return response.build();
    }

    private byte[] page(ContainerRequestContext request, ProblemView problem, Integer code, int retrySeconds) {
        Layout layout = pages.layout(Visit.of(request), Section.ELSEWHERE, problem.title());
        return html(new ErrorPage(layout.retryingAfter(retrySeconds), code, problem.detail()));
    }

    private static byte[] html(ErrorPage page) {
        return page.render().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] bytes(ProblemView problem) {
        try {
            return json.writeValueAsBytes(problem);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean wantsPage(String accept) {
        return accept != null && accept.contains(MediaType.TEXT_HTML);
    }

    private static String kind(int status) {
        return switch (status) {
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            case 413 -> "too-large";
            case 415 -> "unsupported-media-type";
            default -> "refused";
        };
    }

    private static String title(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "Refused" : known.getReasonPhrase();
    }

    private static String sentence(int status) {
        return switch (status) {
            case 404 -> "There is no such page.";
            case 405 -> "This address does not take that method.";
            case 406 -> "This address has nothing of the kind that was asked for.";
            case 413 -> "That is more than this address takes.";
            case 415 -> "This address does not take that kind of content.";
            case 500 -> "The request could not be answered. The log of the web process says why.";
            default -> "The request could not be understood.";
        };
    }
}
