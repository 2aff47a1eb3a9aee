package dev.cidashboard.aggregator.connector.github;

import dev.cidashboard.aggregator.connector.Connector;
import dev.cidashboard.aggregator.connector.UnknownWords;
import dev.cidashboard.aggregator.deployment.Deployment;
import dev.cidashboard.aggregator.deployment.DeploymentId;
import dev.cidashboard.aggregator.deployment.DeploymentStatus;
import dev.cidashboard.aggregator.forge.WireFormat;
import dev.cidashboard.api.InstanceId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class GitHubDeploymentMappingTest {

    private static final String SHA = "0916a0afdfa825779c892a8951bde706a054d352";

    @Test
    void what_another_took_the_place_of_had_ended_when_it_was_said_to_have_succeeded() {
        Deployment told = one("""
                {"databaseId": 3839563910, "environment": "github-pages", "createdAt": "2026-02-14T00:32:15Z",
                 "updatedAt": "2026-02-20T00:30:59Z", "state": "INACTIVE", "ref": {"name": "gh-pages"},
                 "commit": {"oid": "%s", "committedDate": "2026-02-14T00:31:30Z"},
                 "latestStatus": {"state": "INACTIVE", "createdAt": "2026-02-20T00:30:59Z"},
                 "statuses": {"nodes": [{"state": "INACTIVE", "createdAt": "2026-02-20T00:30:59Z"},
                    {"state": "SUCCESS", "createdAt": "2026-02-14T00:32:36Z"},
                    {"state": "IN_PROGRESS", "createdAt": "2026-02-14T00:32:20Z"}]}}
                """.formatted(SHA));

        assertThat(told)
                .isEqualTo(new Deployment(
                        new DeploymentId("3839563910"),
                        "github-pages",
                        "gh-pages",
                        SHA,
                        DeploymentStatus.SUCCESS,
                        Instant.parse("2026-02-14T00:32:15Z"),
                        Instant.parse("2026-02-20T00:30:59Z"),
                        Instant.parse("2026-02-14T00:32:36Z"),
                        Instant.parse("2026-02-14T00:31:30Z")));
    }

    @Test
    void what_only_ever_failed_did_not_succeed_by_being_retired() {
        Deployment told = one("""
                {"databaseId": 1, "createdAt": "2026-02-14T00:32:15Z", "state": "INACTIVE",
                 "statuses": {"nodes": [{"state": "INACTIVE", "createdAt": "2026-02-20T00:30:59Z"},
                    {"state": "FAILURE", "createdAt": "2026-02-14T00:40:00Z"}]}}
                """);

        assertThat(told.status()).isEqualTo(DeploymentStatus.FAILED);
        assertThat(told.finishedAt()).isEqualTo("2026-02-14T00:40:00Z");
    }

    @Test
    void where_the_statuses_are_withheld_the_latest_one_tells() {
        Deployment told = one("""
                {"databaseId": 1, "createdAt": "2026-02-14T00:32:15Z", "state": "FAILURE", "statuses": null,
                 "latestStatus": {"state": "FAILURE", "createdAt": "2026-02-14T00:40:00Z"}}
                """);

        assertThat(told.finishedAt()).isEqualTo("2026-02-14T00:40:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "ABANDONED, CANCELLED",
        "ACTIVE, SUCCESS",
        "DESTROYED, SUCCESS",
        "ERROR, FAILED",
        "FAILURE, FAILED",
        "INACTIVE, SUCCESS",
        "IN_PROGRESS, RUNNING",
        "PENDING, PENDING",
        "QUEUED, PENDING",
        "SUCCESS, SUCCESS",
        "WAITING, PENDING",
        "QUANTUM_ENTANGLED, UNKNOWN",
        "'', UNKNOWN"
    })
    void every_word_has_a_meaning_and_any_other_is_unknown(String state, DeploymentStatus expected) {
        Deployment told =
                one("{\"databaseId\": 1, \"createdAt\": \"2026-02-14T00:32:15Z\", \"state\": \"" + state + "\"}");

        assertThat(told.status()).isEqualTo(expected);
        assertThat(told.status().isOver())
                .isEqualTo(expected == DeploymentStatus.SUCCESS
                        || expected == DeploymentStatus.FAILED
                        || expected == DeploymentStatus.CANCELLED);
    }

    @Test
    void nulls_and_nonsense_cost_no_more_than_what_they_are_in() {
        Map<String, List<Deployment>> told = read("""
                {"data": {"node": {"databaseId": 7, "deployments": {"nodes": [null, {"databaseId": 1},
                  {"databaseId": "x", "createdAt": "2026-02-14T00:32:15Z"}, {"databaseId": 2, "createdAt": "yesterday"},
                  {"databaseId": 3, "createdAt": "2026-02-14T00:32:15Z", "updatedAt": 5, "environment": "\\u0000 ", "state": [],
                   "commit": null, "ref": "x", "latestStatus": {"state": "SUCCESS"}, "statuses": {"nodes": [null, {}]}}]}}}}
                """);

        assertThat(told.get("7"))
                .containsExactly(new Deployment(
                        new DeploymentId("3"),
                        "",
                        null,
                        null,
                        DeploymentStatus.UNKNOWN,
                        Instant.parse("2026-02-14T00:32:15Z"),
                        null,
                        null,
                        null));
    }

    @Test
    void a_repository_that_is_not_told_of_has_none_that_are_known() {
        assertThat(read("{\"data\": {\"node\": null}, \"errors\": [{\"type\": \"FORBIDDEN\"}]}"))
                .isEmpty();
        assertThat(read("{\"data\": {\"node\": {}}}")).isEmpty();
        assertThat(read("{\"data\": {\"node\": {\"databaseId\": 7, \"deployments\": {\"nodes\": null}}}}"))
                .containsEntry("7", List.of());
    }

    @Test
    void more_than_were_asked_for_are_not_taken() {
        String one = "{\"databaseId\": 1, \"createdAt\": \"2026-02-14T00:32:15Z\"}";
        String many = String.join(",", Collections.nCopies(200, one));

        assertThat(read("{\"data\": {\"node\": {\"databaseId\": 7, \"deployments\": {\"nodes\": [" + many + "]}}}}")
                        .get("7"))
                .hasSize(Connector.MOST_DEPLOYMENTS);
    }

    private static Deployment one(String deployment) {
        return read("{\"data\": {\"node\": {\"databaseId\": 7, \"deployments\": {\"nodes\": [" + deployment + "]}}}}")
                .get("7")
                .getFirst();
    }

    private static Map<String, List<Deployment>> read(String answer) {
        GitHubDeploymentMapping mapping = new GitHubDeploymentMapping(new UnknownWords(new InstanceId("github-main")));
        try {
            return new WireFormat()
                    .query(GitHubDeployments.class, mapping::of)
                    .read(new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)))
                    .value()
                    .data();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
