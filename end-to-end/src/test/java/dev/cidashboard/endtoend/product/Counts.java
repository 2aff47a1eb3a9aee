package dev.cidashboard.endtoend.product;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What the forges were asked since the counters were reset, as they counted it themselves. */
public record Counts(JsonNode json) {

    public long requests() {
        return requests("github") + requests("gitlab");
    }

    public long requests(String platform) {
        return json.path(platform).path("requests").asLong();
    }

    public long notModified(String platform) {
        return json.path(platform).path("notModified").asLong();
    }

    /** Requests that said what was known already, so that a 304 could answer them. */
    public long conditional() {
        return json.path("github").path("conditional").asLong()
                + json.path("gitlab").path("conditional").asLong();
    }

    /** Requests that used the primary quota. */
    public long charged(String platform) {
        return json.path(platform).path("charged").asLong();
    }

    /** What of {@link #charged} were points of the quota that GitHub has for GraphQL alone. */
    public long points() {
        return json.path("github")
                .path("endpoints")
                .path("/graphql")
                .path("charged")
                .asLong();
    }

    /** Queries to GitHub, which no 304 ever answers. */
    public long queries() {
        return json.path("github")
                .path("endpoints")
                .path("/graphql")
                .path("requests")
                .asLong();
    }

    /** How often a limit of either kind said no. */
    public long limitHits() {
        return limitHits("github") + limitHits("gitlab");
    }

    private long limitHits(String platform) {
        JsonNode counts = json.path(platform);
        return counts.path("primaryLimitHits").asLong()
                + counts.path("secondaryLimitHits").asLong();
    }

    /** How often this status was answered. */
    public long status(String platform, int status) {
        long sum = 0;
        for (JsonNode endpoint : json.path(platform).path("endpoints")) {
            sum += endpoint.path("statuses").path(String.valueOf(status)).asLong();
        }
        return sum;
    }

    /** How often each endpoint was asked, for people. */
    public String requestsByEndpoint(String platform) {
        return byEndpoint(platform, endpoint -> endpoint.path("requests")).toString();
    }

    /** How often this status was answered, by endpoint, for people. */
    public String statusByEndpoint(String platform, int status) {
        return byEndpoint(platform, status).toString();
    }

    /** How often the endpoint that answered this status most often did so; without queries. */
    public long most(String platform, int status) {
        return byEndpoint(platform, status).entrySet().stream()
                .filter(endpoint -> !endpoint.getKey().endsWith("/graphql"))
                .mapToLong(Map.Entry::getValue)
                .max()
                .orElse(0);
    }

    private Map<String, Long> byEndpoint(String platform, int status) {
        return byEndpoint(platform, endpoint -> endpoint.path("statuses").path(String.valueOf(status)));
    }

    private Map<String, Long> byEndpoint(String platform, UnaryOperator<JsonNode> what) {
        Map<String, Long> counts = new TreeMap<>();
        json.path(platform).path("endpoints").properties().forEach(endpoint -> {
            long count = what.apply(endpoint.getValue()).asLong();
            if (count > 0) {
                counts.put(endpoint.getKey(), count);
            }
        });
        return counts;
    }

    /** Requests that followed a redirect to another host. */
    public long strangerRequests() {
        return json.path("strangerRequests").asLong();
    }

    /** Requests that carried a token to another host. */
    public long leakedTokens() {
        return json.path("leakedTokens").asLong();
    }
}
