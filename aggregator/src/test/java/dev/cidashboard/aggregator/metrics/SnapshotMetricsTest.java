package dev.cidashboard.aggregator.metrics;

import dev.cidashboard.aggregator.database.WithDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** By the names that are documented. */
@QuarkusTest
@TestProfile(WithDatabase.class)
class SnapshotMetricsTest {

    @Test
    void whether_a_restart_would_be_a_warm_one_is_told_by_figures() {
        await("something is saved").until(() -> value("cidashboard_snapshot_saves_total") > 0);

        assertThat(value("cidashboard_snapshot_rows_total")).isPositive();
        assertThat(value("cidashboard_snapshot_written_bytes_total")).isPositive();
        assertThat(value("cidashboard_snapshot_failures_total")).isZero();
        assertThat(value("cidashboard_snapshot_save_duration_seconds")).isNotNegative();
        assertThat(value("cidashboard_snapshot_age_seconds")).isBetween(0.0, 60.0);
    }

    private static double value(String name) {
        return given().get("/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(-1);
    }
}
