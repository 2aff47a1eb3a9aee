package dev.cidashboard.aggregator.history;

import dev.cidashboard.aggregator.database.TestDatabase;
import dev.cidashboard.aggregator.deployment.Deployment;
import dev.cidashboard.aggregator.deployment.DeploymentId;
import dev.cidashboard.aggregator.deployment.DeploymentStatus;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import static dev.cidashboard.aggregator.deployment.DeploymentStatus.CANCELLED;
import static dev.cidashboard.aggregator.deployment.DeploymentStatus.FAILED;
import static dev.cidashboard.aggregator.deployment.DeploymentStatus.RUNNING;
import static dev.cidashboard.aggregator.deployment.DeploymentStatus.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Deployments as the real server keeps them. */
class DeploymentRowsTest {

    private static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");

    private static TestDatabase rows;

    @BeforeAll
    static void a_database() {
        rows = TestDatabase.create();
        rows.migrate();
    }

    @BeforeEach
    void nothing_is_kept() {
        rows.execute("truncate deployment, environment");
    }

    @Test
    void a_later_word_stands_and_what_is_left_out_stays_as_it_was() {
        keep(
                one(RUNNING, 1, null),
                new Deployment(new DeploymentId("2"), "staging", "main", "abc", SUCCESS, at(0), at(2), at(2), at(-5)));

        keep(
                one(SUCCESS, 3, at(3)),
                new Deployment(new DeploymentId("2"), "staging", null, null, SUCCESS, at(0), at(9), null, null));

        assertThat(rows.rows("select native_id, status, over, ref, sha, finished_at, committed_at from deployment"
                        + " order by native_id"))
                .extracting(row -> row.get("status"), row -> row.get("over"), row -> row.get("finished_at"))
                .containsExactly(
                        tuple("success", true, Timestamp.from(at(3))), tuple("success", true, Timestamp.from(at(2))));
        assertThat(rows.rows("select ref, sha, committed_at from deployment where native_id = '2'"))
                .containsExactly(Map.of("ref", "main", "sha", "abc", "committed_at", Timestamp.from(at(-5))));
    }

    @Test
    void an_older_word_changes_nothing() {
        keep(one(FAILED, 5, at(5)));

        keep(one(RUNNING, 3, null));
        keep(one(SUCCESS, 4, at(4)));

        assertThat(status()).isEqualTo("failed");
        assertThat(rows.value("select finished_at from deployment")).isEqualTo(Timestamp.from(at(5)));
    }

    @Test
    void within_one_moment_an_end_stays() {
        keep(one(SUCCESS, 3, at(3)));

        keep(one(RUNNING, 3, null));
        keep(new Deployment(new DeploymentId("1"), "production", "main", "abc", RUNNING, at(0), null, null, null));

        assertThat(status()).isEqualTo("success");
    }

    @Test
    void what_goes_on_after_an_end_by_the_platforms_own_time_goes_on() {
        keep(one(CANCELLED, 3, at(3)));

        keep(one(RUNNING, 4, null));

        assertThat(status()).isEqualTo("running");
        assertThat(rows.value("select finished_at from deployment")).isNull();
    }

    @Test
    void one_that_is_named_twice_in_an_answer_is_one() {
        keep(one(RUNNING, 1, null), one(SUCCESS, 3, at(3)), one(RUNNING, 2, null));

        assertThat(rows.value("select count(*) from deployment")).isEqualTo(1L);
        assertThat(status()).isEqualTo("success");
    }

    @Test
    void an_environment_knows_its_latest_and_nothing_is_deployed_in_the_future() {
        keep(one(SUCCESS, 3, at(3)));
        keep(new Deployment(
                new DeploymentId("9"),
                "production",
                null,
                null,
                SUCCESS,
                Instant.parse("2926-01-01T00:00:00Z"),
                null,
                null,
                null));
        keep(one(SUCCESS, 4, at(3)));

        assertThat(rows.rows("select name, latest_at from environment"))
                .containsExactly(Map.of("name", "production", "latest_at", Timestamp.from(NOW)));
    }

    @Test
    void strange_names_are_kept_as_they_are() {
        String name = "prod/eu \u2603 '\"\\ 🚀";
        keep(new Deployment(new DeploymentId("1"), name, "refs/'x'", "", SUCCESS, at(0), null, null, null));

        assertThat(rows.value("select environment from deployment")).isEqualTo(name);
    }

    private static Deployment one(DeploymentStatus status, int updated, Instant finishedAt) {
        return new Deployment(
                new DeploymentId("1"), "production", "main", "abc", status, at(0), at(updated), finishedAt, at(-5));
    }

    private static Instant at(int minute) {
        return NOW.minusSeconds(3600).plusSeconds(60L * minute);
    }

    private static Object status() {
        return rows.value("select status from deployment where native_id = '1'");
    }

    private static void keep(Deployment... deployments) {
        try (Connection connection = rows.source().getConnection()) {
            DeploymentRows.keep(connection, 1, List.of(deployments), NOW);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
