package dev.cidashboard.configuration;

import java.util.Objects;

/**
 * How the history is read.
 *
 * @param deployPattern which pipelines deliver
 */
public record InsightsConfiguration(DeployPattern deployPattern) {
    public InsightsConfiguration {
        Objects.requireNonNull(deployPattern, "deployPattern");
    }
}
