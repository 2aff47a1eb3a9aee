package dev.cidashboard.aggregator.database;

import dev.cidashboard.postgres.DatabaseAddress;
import dev.cidashboard.postgres.SharedPostgres;
import io.quarkus.test.junit.QuarkusTestProfile;

import java.util.Map;

/** The whole process with a new, empty database. */
public final class WithDatabase implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return at(SharedPostgres.createDatabase());
    }

    static Map<String, String> at(DatabaseAddress address) {
        return Map.of(
                "quarkus.datasource.active",
                "true",
                "quarkus.hibernate-orm.active",
                "true",
                "quarkus.flyway.active",
                "true",
                "quarkus.datasource.jdbc.url",
                address.jdbcUrl(),
                "quarkus.datasource.username",
                address.user(),
                "quarkus.datasource.password",
                address.password());
    }
}
