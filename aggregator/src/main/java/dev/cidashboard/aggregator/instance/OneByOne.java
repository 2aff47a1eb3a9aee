package dev.cidashboard.aggregator.instance;

import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.api.Platform;
import dev.cidashboard.api.ProblemOfInstanceView;

/**
 * Why an instance is asked about its projects one by one, although its platform can tell of many at once: what somebody can do
 * depends on whether it will not answer, cannot just now, or is not allowed to be asked more.
 */
final class OneByOne {

    private static final String REFUSED = "queries_refused";
    private static final String LIMITED = "queries_limited";
    private static final String FAILING = "queries_failing";

    private static final String WHAT = "Repositories are read one by one, which takes more requests. ";
    private static final String BY_ITSELF = "Nothing to do: many at once are asked about again by themselves";

    private OneByOne() {}

    /** @param why null if there is nothing to say; so is the answer then */
    static ProblemOfInstanceView of(Failure why, Platform platform) {
        return why == null
                ? null
                : new ProblemOfInstanceView(
                        code(why.kind()), WHAT + sentence(why.message()), remedy(why.kind(), platform), null);
    }

    private static String code(Failure.Kind kind) {
        return switch (kind) {
            case UNAUTHORIZED, FORBIDDEN, UNREADABLE, REDIRECTED, NOT_FOUND -> REFUSED;
            case RATE_LIMITED, BUDGET_SPENT, PACED -> LIMITED;
            case TIMED_OUT, UNREACHABLE, SERVER_ERROR, TOO_LARGE, PAUSED -> FAILING;
        };
    }

    private static String remedy(Failure.Kind kind, Platform platform) {
        return switch (kind) {
            case UNAUTHORIZED, FORBIDDEN -> permission(platform);
            case NOT_FOUND ->
                "An old server has no GraphQL, and a proxy may hide it: update the one or open the other. Nothing is "
                        + "missing meanwhile.";
            case UNREADABLE ->
                "An old server does not know all that is asked: update it, or leave it so. Nothing is missing meanwhile.";
            case REDIRECTED -> "Check the address in config.yaml: its GraphQL points to another place.";
            case RATE_LIMITED, BUDGET_SPENT, PACED -> BY_ITSELF + " when the limit resets.";
            case TIMED_OUT, UNREACHABLE, SERVER_ERROR, TOO_LARGE, PAUSED -> BY_ITSELF + " in some minutes.";
        };
    }

    private static String permission(Platform platform) {
        return switch (platform) {
            case GITLAB ->
                "Give the token the scope read_api: GitLab's GraphQL answers no other. Nothing is missing meanwhile.";
            case GITHUB ->
                "Give the token read access to Actions, Contents, Metadata and Pull requests, or use a classic token with "
                        + "repo. Nothing is missing meanwhile.";
            case JENKINS, BITBUCKET -> "Give the token read access to all that is shown. Nothing is missing meanwhile.";
        };
    }

    private static String sentence(String words) {
        return words.endsWith(".") ? words : words + ".";
    }
}
