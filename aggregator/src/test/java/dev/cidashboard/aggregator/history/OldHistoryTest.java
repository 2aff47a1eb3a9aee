package dev.cidashboard.aggregator.history;

import dev.cidashboard.aggregator.database.OldDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** What the first version wrote is read by this one, in the whole process. */
@QuarkusTest
@TestProfile(OldDatabase.class)
class OldHistoryTest {

    @Inject
    AgroalDataSource source;

    @Test
    void pages_insights_and_exports_tell_of_it() {
        JsonPath page = get("/api/projects/github-main:771/history");
        JsonPath stats = get("/api/projects/github-main:771/stats?days=10");
        String export = given().get("/api/projects/github-main:771/history/export?format=csv")
                .asString();

        assertThat(page.getList("pipelines.pipeline.id")).containsExactly("1002", "1001");
        assertThat(page.getList("pipelines[1].attempts.status")).containsExactly("failed");
        assertThat(stats.getInt("outcomes.success")).isOne();
        assertThat(export.split("\r\n")).hasSize(3);
    }

    /** Also those that a migration had before. */
    @Test
    void no_connection_waits_for_ever() throws SQLException {
        get("/api/projects/github-main:771/history");

        try (Connection one = source.getConnection();
                Connection other = source.getConnection()) {
            assertThat(setting(one, "lock_timeout")).isEqualTo("5s");
            assertThat(setting(other, "lock_timeout")).isEqualTo("5s");
            assertThat(setting(one, "statement_timeout")).isEqualTo("30s");
            assertThat(setting(other, "statement_timeout")).isEqualTo("30s");
        }
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet shown = statement.executeQuery("show " + name)) {
            shown.next();
            return shown.getString(1);
        }
    }

    private static JsonPath get(String path) {
        return given().get(path).then().statusCode(200).extract().jsonPath();
    }
}
