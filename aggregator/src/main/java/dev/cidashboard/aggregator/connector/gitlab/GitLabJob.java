package dev.cidashboard.aggregator.connector.gitlab;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A job of a pipeline. */
record GitLabJob(
        Long id,
        String name,
        String stage,
        String status,
        @JsonProperty("allow_failure") Boolean allowFailure,
        @JsonProperty("started_at") String startedAt,
        @JsonProperty("finished_at") String finishedAt,
        Double duration,
        Runner runner,
        @JsonProperty("web_url") String webUrl) {

    /** Where it ran. */
    record Runner(String name, String description) {}
}
