package dev.cidashboard.aggregator.database;

import io.quarkus.test.junit.QuarkusTestProfile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The whole process with a database that the first version left behind. */
public final class OldDatabase implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        TestDatabase database = TestDatabase.create();
        database.migrateTo("1");
        database.execute(rowsOf("1"));
        return WithDatabase.at(database.address());
    }

    static String rowsOf(String version) {
        String name = "/old/V" + version + ".sql";
        try (InputStream rows = OldDatabase.class.getResourceAsStream(name)) {
            if (rows == null) {
                throw new AssertionError("src/test/resources" + name + " is missing: what version " + version
                        + " left behind in a database");
            }
            return new String(rows.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
