package dev.cidashboard.configuration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Our keys in Quarkus' words. */
final class QuarkusProperties {
    private static final Pattern BACKSLASHES_BEFORE_DOLLAR = Pattern.compile("(\\\\+)(?=\\$)");

    private QuarkusProperties() {}

    static Map<String, String> of(ProcessRole role, Configuration configuration) {
        Map<String, String> properties = new TreeMap<>();
        switch (role) {
            case WEB -> {
                listen(
                        properties,
                        configuration.server().host(),
                        configuration.server().port());
                properties.put(
                        "quarkus.rest-client.aggregator.url",
                        configuration.aggregator().url().toString());
            }
            case AGGREGATOR -> {
                listen(
                        properties,
                        configuration.aggregator().host(),
                        configuration.aggregator().port());
                remember(properties, configuration.history().database());
            }
        }
        log(properties, configuration.logging());
        // Five lines of art on stdout are no log lines, in neither format.
        properties.put("quarkus.banner.enabled", "false");
        return properties;
    }

    private static void listen(Map<String, String> properties, String host, int port) {
        properties.put("quarkus.http.host", host);
        properties.put("quarkus.http.port", Integer.toString(port));
    }

    /** Switches of the run time: the aggregator is built with a database, and runs without one. */
    private static void remember(Map<String, String> properties, Optional<DatabaseConfiguration> database) {
        for (String part : List.of("datasource", "hibernate-orm", "flyway")) {
            properties.put("quarkus." + part + ".active", Boolean.toString(database.isPresent()));
        }
        database.ifPresent(found -> {
            properties.put("quarkus.datasource.jdbc.url", literal(found.jdbcUrl()));
            properties.put("quarkus.datasource.jdbc.max-size", Integer.toString(found.poolSize()));
            properties.put("quarkus.datasource.username", literal(found.user()));
            if (found.password().isPresent()) {
                properties.put(
                        "quarkus.datasource.password", literal(found.password().reveal()));
            }
        });
    }

    /**
     * What Quarkus expands once more and is to come out as it went in: two dollars are one. Backslashes before a dollar would
     * be taken for half of such a pair, so they come as the default of a property that does not exist.
     */
    private static String literal(String value) {
        return BACKSLASHES_BEFORE_DOLLAR.matcher(value.replace("$", "$$")).replaceAll("\\${ci-dashboard.nothing:$1}");
    }

    /** Our own packages get the level; the frameworks never more than INFO, which is what they are readable at. */
    private static void log(Map<String, String> properties, LoggingConfiguration logging) {
        LogLevel frameworks = logging.level().compareTo(LogLevel.INFO) < 0 ? LogLevel.INFO : logging.level();
        properties.put("quarkus.log.level", frameworks.name());
        properties.put(
                "quarkus.log.category.\"dev.cidashboard\".level",
                logging.level().name());
        properties.put("quarkus.log.console.json.enabled", Boolean.toString(logging.format() == LogFormat.JSON));
    }
}
