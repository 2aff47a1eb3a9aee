package dev.cidashboard.aggregator.connector.gitlab;

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
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class GitLabDeploymentsTest {

    @Test
    void a_deployment_ends_with_its_job() {
        assertThat(read("""
                [{"id": 42, "iid": 2, "ref": "main", "sha": "a91957a8", "status": "success",
                  "created_at": "2016-08-11T11:32:35.444Z", "updated_at": "2016-08-11T11:34:01.123Z",
                  "environment": {"id": 9, "name": "production"},
                  "deployable": {"id": 664, "finished_at": "2016-08-11T11:33:35.145Z",
                    "commit": {"id": "a91957a8", "committed_date": "2016-08-11T13:28:26.000+02:00"}}}]
                """))
                .containsExactly(new Deployment(
                        new DeploymentId("42"),
                        "production",
                        "main",
                        "a91957a8",
                        DeploymentStatus.SUCCESS,
                        Instant.parse("2016-08-11T11:32:35.444Z"),
                        Instant.parse("2016-08-11T11:34:01.123Z"),
                        Instant.parse("2016-08-11T11:33:35.145Z"),
                        Instant.parse("2016-08-11T11:28:26Z")));
    }

    @Test
    void one_that_was_told_from_outside_ends_with_the_last_touch() {
        Deployment told = read("""
                [{"id": 42, "status": "failed", "created_at": "2026-08-11T11:32:35Z", "updated_at": "2026-08-11T11:34:01Z",
                  "environment": {"name": "production"}, "deployable": null}]
                """).getFirst();

        assertThat(told.finishedAt()).isEqualTo("2026-08-11T11:34:01Z");
        assertThat(told.committedAt()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "created, PENDING",
        "blocked, PENDING",
        "running, RUNNING",
        "success, SUCCESS",
        "failed, FAILED",
        "canceled, CANCELLED",
        "skipped, SKIPPED",
        "quantum_entangled, UNKNOWN",
        "'', UNKNOWN"
    })
    void every_word_has_a_meaning_and_what_has_not_ended_has_no_end(String word, DeploymentStatus expected) {
        Deployment told = read("[{\"id\": 1, \"created_at\": \"2026-08-11T11:32:35Z\", \"updated_at\":"
                        + " \"2026-08-11T11:34:01Z\", \"status\": \"" + word + "\"}]")
                .getFirst();

        assertThat(told.status()).isEqualTo(expected);
        assertThat(told.finishedAt() != null).isEqualTo(expected.isOver());
    }

    @Test
    void nulls_and_nonsense_cost_no_more_than_what_they_are_in() {
        assertThat(read("""
                [{"id": null, "created_at": "2026-08-11T11:32:35Z"}, {"id": 2, "created_at": "soon"},
                 {"id": 3, "created_at": "2026-08-11T11:32:35Z", "status": null, "environment": null, "deployable": 5},
                 {"id": 4, "created_at": "2026-08-11T11:32:35Z", "environment": {"name": " "},
                  "deployable": {"finished_at": "never", "commit": null}}]
                """))
                .extracting(told -> told.id().value(), Deployment::environment, Deployment::status)
                .containsExactly(tuple("3", "", DeploymentStatus.UNKNOWN), tuple("4", "", DeploymentStatus.UNKNOWN));
    }

    private static List<Deployment> read(String answer) {
        GitLabDeployments mapping = new GitLabDeployments(new UnknownWords(new InstanceId("gitlab-main")));
        try {
            return new WireFormat()
                    .list(GitLabDeployment.class, mapping::deployment)
                    .read(new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)))
                    .value();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
