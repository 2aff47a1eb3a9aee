package dev.cidashboard.aggregator.forge;

import dev.cidashboard.aggregator.forge.Failure.Kind;
import dev.cidashboard.aggregator.forge.ForgeFault.Cure;

import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a status other than success means, in plain words. Nothing that a forge wrote is repeated but names of scopes. */
final class Refusals {

    private static final int FIRST_REFUSAL = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int LEGAL_REASONS = 451;
    private static final int SERVER_ERRORS = 500;
    private static final int BAD_GATEWAY = 502;
    private static final int GATEWAY_TIMEOUT = 504;

    private static final Pattern SCOPE = Pattern.compile("\"scope\"\\s*:\\s*\"([a-z0-9_: ]{1,100})\"");
    private static final Pattern SCOPES_OF_HEADER = Pattern.compile("[A-Za-z0-9_:=,; ]{1,100}");
    private static final List<String> HEADERS_WITH_SCOPES =
            List.of("X-Accepted-GitHub-Permissions", "X-Accepted-OAuth-Scopes");

    private final String title;

    Refusals(String title) {
        this.title = title;
    }

    /** @param words the beginning of the body in lower case */
    ForgeFault of(int status, HttpHeaders headers, String words) {
        if (status == UNAUTHORIZED) {
            return new ForgeFault(failure(Kind.UNAUTHORIZED, unauthorized(words)), Cure.NONE);
        }
        if (status == FORBIDDEN) {
            return new ForgeFault(failure(Kind.FORBIDDEN, forbidden(headers, words)), Cure.NONE);
        }
        if (status == LEGAL_REASONS) {
            return new ForgeFault(
                    failure(Kind.FORBIDDEN, title + " does not show it for legal reasons (451)"), Cure.NONE);
        }
        if (status >= SERVER_ERRORS) {
            boolean passing = status >= BAD_GATEWAY && status <= GATEWAY_TIMEOUT;
            return new ForgeFault(
                    failure(Kind.SERVER_ERROR, title + " answered with a server error (" + status + ")"),
                    passing ? Cure.RETRY : Cure.LEAVE_ALONE);
        }
        return new ForgeFault(
                failure(Kind.UNREADABLE, title + " answered with an unexpected status (" + status + ")"), Cure.NONE);
    }

    ForgeFault limited(int status, Instant until) {
        // GraphQL says so with a status that is no refusal, and would puzzle people.
        String sign = status < FIRST_REFUSAL ? "" : " (" + status + ")";
        return new ForgeFault(new Failure(Kind.RATE_LIMITED, title + " asked us to wait" + sign, until), Cure.NONE);
    }

    /** Whether a 403 names a scope that the token lacks, so that it is the token's fault and not the project's. */
    static boolean namesScope(HttpHeaders headers, String words) {
        return words.contains("insufficient_scope")
                || words.contains("not accessible by")
                || scopes(headers, words).isPresent();
    }

    private String unauthorized(String words) {
        if (words.contains("expired")) {
            return title + " refused the token (401): it has expired";
        }
        if (words.contains("revoked")) {
            return title + " refused the token (401): it was revoked";
        }
        return title + " refused the token (401): it is wrong, expired or revoked";
    }

    private String forbidden(HttpHeaders headers, String words) {
        return scopes(headers, words)
                .map(scopes -> title + " refused it (403): the token lacks a scope, one of: " + scopes)
                .orElseGet(() -> namesScope(headers, words)
                        ? title + " refused it (403): the token lacks a scope or permission"
                        : title + " refused it (403): the token may not read this");
    }

    private static Optional<String> scopes(HttpHeaders headers, String words) {
        Matcher inBody = SCOPE.matcher(words);
        if (inBody.find()) {
            return Optional.of(inBody.group(1).strip());
        }
        return HEADERS_WITH_SCOPES.stream()
                .flatMap(name -> headers.firstValue(name).stream())
                .map(String::strip)
                .filter(value -> SCOPES_OF_HEADER.matcher(value).matches())
                .findFirst();
    }

    private static Failure failure(Kind kind, String message) {
        return new Failure(kind, message, null);
    }
}
