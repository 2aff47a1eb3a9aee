package dev.cidashboard.configuration;

import java.util.List;
import java.util.Objects;

/**
 * How the history is read.
 *
 * @param deployPattern which pipelines deliver
 * @param deployEnvironments which environments count where a platform tells of deployments; without any, pipelines count
 *     everywhere
 */
public record InsightsConfiguration(DeployPattern deployPattern, List<DeployPattern> deployEnvironments) {
    /** GitLab's words for its production tier. */
    static final String PRODUCTION = "production|prod|live";

    /** Each is compared with the names of all environments. */
    static final int MOST_ENVIRONMENTS = 20;

    public InsightsConfiguration {
        Objects.requireNonNull(deployPattern, "deployPattern");
        deployEnvironments = List.copyOf(deployEnvironments);
    }
}
