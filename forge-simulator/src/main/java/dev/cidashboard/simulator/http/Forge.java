package dev.cidashboard.simulator.http;

import dev.cidashboard.simulator.limit.Budget;
import dev.cidashboard.simulator.world.Platform;

import java.util.List;
import java.util.Map;

/** One forge's dialect: its addresses, bodies, error texts and limit headers. */
public interface Forge {

    Platform platform();

    Routed route(Ask ask);

    /** Whether this address takes a POST; {@link #route} is asked with the body then. Everything else is read only. */
    boolean takesPost(List<String> segments);

    /** The token that the request carries in one of the ways this forge accepts; null without. */
    String token(String authorization, String privateToken);

    /** The answer to a token that is missing ({@code null}), unknown or revoked. */
    Answer unauthorized(String token, Routed routed);

    /** The answer to a token that is good but may not do this. */
    Answer insufficientScope(Routed routed);

    Answer notFound();

    /**
     * The answer to a GraphQL query that took too long.
     *
     * @param status 0 for the usual one
     */
    Answer timedOut(int status);

    /** The hourly (GitHub) or minutely (GitLab) quota is used up. */
    Answer primaryLimit(Budget budget);

    /** Too many at once or too fast; without Retry-After, which the caller adds in the form it wants. */
    Answer secondaryLimit(int status);

    Answer serverError(int status);

    /** What every answer tells about the quota. */
    Map<String, String> limitHeaders(Budget budget);

    /** The ETag of a body; GitHub's depends on the token too, so that another token never gets a 304 for it. */
    String etag(long fingerprint, String token);

    /** Whether an answer of 304 uses the quota. */
    boolean chargesNotModified();
}
