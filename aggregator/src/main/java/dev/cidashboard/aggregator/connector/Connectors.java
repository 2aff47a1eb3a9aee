package dev.cidashboard.aggregator.connector;

import dev.cidashboard.api.InstanceId;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The registry: every configured forge by its name, in the order of the configuration. */
public final class Connectors {

    private final Map<InstanceId, Connector> byInstance = new LinkedHashMap<>();

    public Connectors(List<? extends Connector> connectors) {
        for (Connector connector : connectors) {
            if (byInstance.putIfAbsent(connector.instance(), connector) != null) {
                throw new IllegalArgumentException("two connectors are called " + connector.instance());
            }
        }
    }

    public Collection<Connector> all() {
        return Collections.unmodifiableCollection(byInstance.values());
    }

    public Optional<Connector> of(InstanceId instance) {
        return Optional.ofNullable(byInstance.get(instance));
    }
}
