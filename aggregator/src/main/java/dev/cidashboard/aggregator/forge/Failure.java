package dev.cidashboard.aggregator.forge;

import java.time.Instant;
import java.util.Objects;

/**
 * Why a forge's answer could not be had.
 *
 * @param message what happened, in plain words for people; never a token, a body or a stack
 * @param retryAt not before then; null where nothing is known
 */
public record Failure(Kind kind, String message, Instant retryAt) {

    public Failure {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(message, "message");
    }

    /** The kinds of failure, with what a person can do about each. */
    public enum Kind {
        UNAUTHORIZED(
                "unauthorized",
                "Create a new token and put it into config.yaml or the environment, then restart the aggregator."),
        FORBIDDEN(
                "forbidden",
                "Give the token the scopes that the README names: read access to projects, pipelines and merge requests."),
        RATE_LIMITED("rate_limited", "Nothing to do: the forge asked us to wait, and reading goes on by itself."),
        BUDGET_SPENT(
                "budget_spent", "Nothing to do: we stay below what the forge allows, and reading goes on by itself."),
        PACED(
                "paced",
                "Nothing to do: an endpoint is asked no faster than the forge allows, and reading goes on by itself."),
        TIMED_OUT("timed_out", "Check that the forge is not overloaded; it is asked again by itself."),
        UNREACHABLE(
                "unreachable",
                "Check the address in config.yaml, the network and the proxy; it is asked again by itself."),
        SERVER_ERROR("server_error", "The forge has a fault of its own; it is asked again by itself."),
        UNREADABLE("unreadable", "Check that the address is that of the API and not of a login page or proxy."),
        TOO_LARGE("too_large", "The answer was larger than is ever needed; check what answers at this address."),
        REDIRECTED("redirected", "Check the address in config.yaml: the forge points to another place."),
        NOT_FOUND("not_found", "Check that the address is that of the API and that the token may see the project."),
        PAUSED("paused", "It failed too often just now; it is asked again by itself after a pause.");

        private final String code;
        private final String remedy;

        Kind(String code, String remedy) {
            this.code = code;
            this.remedy = remedy;
        }

        /** Stable word for JSON and metrics. */
        public String code() {
            return code;
        }

        /** What a person can do about it, one sentence. */
        public String remedy() {
            return remedy;
        }

        /** Whether it goes by itself when a limit resets. */
        public boolean isLimit() {
            return this == RATE_LIMITED || isOurOwn();
        }

        /** Whether it is we who hold back, and the forge would still have answered. */
        public boolean isOurOwn() {
            return this == BUDGET_SPENT || this == PACED;
        }

        /** Whether it concerns the whole instance, so that asking for the next project is no use now. */
        public boolean concernsInstance() {
            return switch (this) {
                case UNAUTHORIZED, RATE_LIMITED, BUDGET_SPENT, PACED, PAUSED -> true;
                case FORBIDDEN, TIMED_OUT, UNREACHABLE, SERVER_ERROR, UNREADABLE, TOO_LARGE, REDIRECTED, NOT_FOUND ->
                    false;
            };
        }
    }
}
