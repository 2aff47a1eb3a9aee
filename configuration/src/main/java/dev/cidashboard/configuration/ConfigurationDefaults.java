package dev.cidashboard.configuration;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

final class ConfigurationDefaults {
    static final Configuration CONFIGURATION = new Configuration(
            new ServerConfiguration("127.0.0.1", 8080, List.of(), List.of()),
            new AggregatorConfiguration("127.0.0.1", 8081, URI.create("http://127.0.0.1:8081")),
            new CacheConfiguration(
                    CacheType.MEMORY, Duration.ofMinutes(5), Duration.ofHours(24), Duration.ofMinutes(5)),
            new HistoryConfiguration(Optional.empty(), Duration.ofDays(400)),
            new InsightsConfiguration(
                    DeployPattern.of("deploy|release|publish"),
                    List.of(DeployPattern.of(InsightsConfiguration.PRODUCTION))),
            new UiConfiguration("CI/CD Dashboard", Duration.ofSeconds(5), ZoneId.of("UTC"), false),
            List.of(),
            List.of(),
            WatchedRepositories.everything(),
            new LoggingConfiguration(LogLevel.INFO, LogFormat.TEXT),
            List.of());

    private ConfigurationDefaults() {}
}
