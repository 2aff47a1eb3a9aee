package dev.cidashboard.aggregator.connector.gitlab;

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
 * One configured GitLab.
 *
 * @param api {@code https://gitlab.com/api/v4}
 * @param watched what to read instead of listing everything; empty for everything
 */
public record GitLabConfig(InstanceId instance, URI api, Credential credential, Optional<Watched> watched) {

    private static final String API = "/api/v4";
    /** Authenticated requests a minute on gitlab.com; kept on servers of one's own too, which say nothing. */
    private static final long PER_MINUTE = 2_000;

    private static final int AT_ONCE = 60;

    public GitLabConfig {
        Objects.requireNonNull(instance, "instance");
        Objects.requireNonNull(api, "api");
        Objects.requireNonNull(credential, "credential");
        Objects.requireNonNull(watched, "watched");
    }

    public static GitLabConfig of(InstanceConfiguration configured, Optional<Watched> watched) {
        URI api = URI.create(configured.url().toString().replaceAll("(/+|/api/v4/*)$", "") + API);
        return new GitLabConfig(
                new InstanceId(configured.name()),
                api,
                new Credential(api, "PRIVATE-TOKEN", "", configured.token()),
                watched);
    }

    URI graphQl() {
        String rest = api.toString();
        return URI.create(rest.substring(0, rest.length() - API.length()) + "/api/graphql");
    }

    public Forge forge() {
        return new Forge(
                instance, "GitLab", credential, Map.of("Accept", "application/json", "User-Agent", "ci-dashboard"));
    }

    public RateRules rates() {
        return new RateRules(
                "per minute",
                new RateHeaders("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", RateHeaders.ONE_RESOURCE),
                PER_MINUTE,
                Duration.ofMinutes(1),
                false,
                0,
                AT_ONCE);
    }
}
