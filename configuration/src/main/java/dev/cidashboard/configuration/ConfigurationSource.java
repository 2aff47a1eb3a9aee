package dev.cidashboard.configuration;

import org.eclipse.microprofile.config.spi.ConfigSource;

import java.util.Map;
import java.util.Set;

/**
 * Tells Quarkus, before it starts, where to listen, what to log, where the aggregator is and, in the aggregator, where the
 * database is, with its password: Quarkus opens the connections. Nothing else goes this way, tokens least of all: values of
 * MicroProfile Config are expanded once more, and readable by everything in the process.
 * It says nothing where no main has run, so that tests keep their own ports.
 */
public final class ConfigurationSource implements ConfigSource {
    /** Above system properties (400) and the environment (300): ours was checked, and has its own priorities. */
    private static final int ORDINAL = 500;

    @Override
    public String getName() {
        return "ci-dashboard";
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }

    @Override
    public Map<String, String> getProperties() {
        return CurrentConfiguration.held()
                .map(held -> QuarkusProperties.of(held.role(), held.configuration()))
                .orElse(Map.of());
    }

    @Override
    public Set<String> getPropertyNames() {
        return getProperties().keySet();
    }

    @Override
    public String getValue(String propertyName) {
        return getProperties().get(propertyName);
    }
}
