package dev.cidashboard.configuration;

import java.util.Map;
import java.util.TreeMap;

/** Our keys in Quarkus' words. */
final class QuarkusProperties {
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
            case AGGREGATOR ->
                listen(
                        properties,
                        configuration.aggregator().host(),
                        configuration.aggregator().port());
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
