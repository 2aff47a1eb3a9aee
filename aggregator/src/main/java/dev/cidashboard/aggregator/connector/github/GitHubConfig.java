package dev.cidashboard.aggregator.connector.github;

import dev.cidashboard.aggregator.connector.Watched;
import dev.cidashboard.aggregator.forge.Credential;
import dev.cidashboard.aggregator.forge.Forge;
import dev.cidashboard.aggregator.forge.RateRules;
import dev.cidashboard.aggregator.forge.RateRules.RateHeaders;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.configuration.InstanceConfiguration;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One configured GitHub.
 *
 * @param api {@code https://api.github.com}, or {@code https://host/api/v3} of a GitHub Enterprise Server
 * @param watched what to read instead of listing everything; empty for everything
 */
public record GitHubConfig(InstanceId instance, URI api, Credential credential, Optional<Watched> watched) {

    /** Requests an hour that a token has on github.com. An Enterprise Server limits nobody until it says so. */
    private static final long PUBLIC_LIMIT = 5_000;

    private static final String REST_OF_SERVER = "/api/v3";
    private static final String PUBLIC_HOST = "api.github.com";
    /** Points of an endpoint in a minute, at one for a reading request. */
    private static final int POINTS_PER_MINUTE = 900;
    /** GitHub allows 100 to all programs that use the token. */
    private static final int AT_ONCE = 60;

    /** Pinned, because later versions break what this one promises. */
    private static final String API_VERSION = "2022-11-28";

    public GitHubConfig {
        Objects.requireNonNull(instance, "instance");
        Objects.requireNonNull(api, "api");
        Objects.requireNonNull(credential, "credential");
        Objects.requireNonNull(watched, "watched");
    }

    public static GitHubConfig of(InstanceConfiguration configured, Optional<Watched> watched) {
        return new GitHubConfig(
                new InstanceId(configured.name()),
                configured.url(),
                new Credential(configured.url(), "Authorization", "Bearer ", configured.token()),
                watched);
    }

    /** Whether it is github.com. */
    boolean isPublic() {
        return PUBLIC_HOST.equalsIgnoreCase(api.getHost());
    }

    /** Beside the REST API on github.com, at {@code /api/graphql} of a server of one's own. */
    URI graphQl() {
        String rest = api.toString().replaceAll("/+$", "");
        return URI.create(
                rest.endsWith(REST_OF_SERVER)
                        ? rest.substring(0, rest.length() - REST_OF_SERVER.length()) + "/api/graphql"
                        : rest + "/graphql");
    }

    public Forge forge() {
        return new Forge(
                instance,
                "GitHub",
                credential,
                Map.of(
                        "Accept", "application/vnd.github+json",
                        "X-GitHub-Api-Version", API_VERSION,
                        "User-Agent", "ci-dashboard"));
    }

    public RateRules rates() {
        return new RateRules(
                "core",
                new RateHeaders(
                        "x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset", "x-ratelimit-resource"),
                isPublic() ? PUBLIC_LIMIT : 0,
                Duration.ofHours(1),
                true,
                POINTS_PER_MINUTE,
                AT_ONCE);
    }
}
