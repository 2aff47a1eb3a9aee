package dev.cidashboard.simulator.limit;

import java.util.Locale;

/** What a request's quota is kept for; GitHub keeps one for REST and one for GraphQL, GitLab has one for both. */
public enum Resource {
    CORE,
    GRAPHQL;

    /** As in GitHub's header x-ratelimit-resource. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
