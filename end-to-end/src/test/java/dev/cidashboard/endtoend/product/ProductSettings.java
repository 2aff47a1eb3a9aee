package dev.cidashboard.endtoend.product;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How the three processes are started together.
 *
 * @param name of the logs and the configuration file
 * @param simulatorOptions flags of bin/forge-simulator besides --port
 * @param refreshInterval of a pass over everything, at least 5 s
 * @param ttl how long something confirmed counts as fresh
 * @param uiRefresh how often a page refreshes itself
 * @param environment of the aggregator and the web process
 * @param simulatorEnvironment of the simulator
 */
public record ProductSettings(
        String name,
        List<String> simulatorOptions,
        Duration refreshInterval,
        Duration ttl,
        Duration uiRefresh,
        Map<String, String> environment,
        Map<String, String> simulatorEnvironment) {

    public static final String GITHUB_TOKEN = "simulator-github-token";
    public static final String GITLAB_TOKEN = "simulator-gitlab-token";

    public ProductSettings {
        simulatorOptions = List.copyOf(simulatorOptions);
        environment = Map.copyOf(environment);
        simulatorEnvironment = Map.copyOf(simulatorEnvironment);
    }

    public ProductSettings(
            String name,
            List<String> simulatorOptions,
            Duration refreshInterval,
            Duration ttl,
            Duration uiRefresh,
            Map<String, String> environment) {
        this(name, simulatorOptions, refreshInterval, ttl, uiRefresh, environment, Map.of());
    }

    /** The file that both processes read. */
    String yaml(int simulatorPort, int aggregatorPort, int webPort) {
        return """
                server: { host: 127.0.0.1, port: %d }
                aggregator: { host: 127.0.0.1, port: %d }
                cache: { type: memory, ttl: %s, stale_ttl: 24h, refresh_interval: %s }
                ui: { title: "CI/CD Dashboard", refresh_interval: %s, time_zone: UTC }
                gitlab: [ { name: gitlab-main, url: "http://127.0.0.1:%d/gitlab", token: "%s" } ]
                github: [ { name: github-main, url: "http://127.0.0.1:%d/github", token: "%s" } ]
                filters: { watched_repos: [] }
                logging: { level: info, format: text }
                """.formatted(
                        webPort,
                        aggregatorPort,
                        text(ttl),
                        text(refreshInterval),
                        text(uiRefresh),
                        simulatorPort,
                        GITLAB_TOKEN,
                        simulatorPort,
                        GITHUB_TOKEN);
    }

    private static String text(Duration duration) {
        return duration.toMillis() + "ms";
    }
}
