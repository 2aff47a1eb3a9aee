package dev.cidashboard.configuration;

import java.util.Objects;

/** What is logged, and how. */
public record LoggingConfiguration(LogLevel level, LogFormat format) {
    public LoggingConfiguration {
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(format, "format");
    }
}
