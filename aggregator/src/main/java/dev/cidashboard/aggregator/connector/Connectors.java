package dev.cidashboard.aggregator.connector;

import dev.cidashboard.api.InstanceId;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The registry: every configured forge by its name, in the order of the configuration. */
public final class Connectors {

    private final Map<InstanceId, Connector> byInstance = new LinkedHashMap<>();

    private final Function<InstanceId, Optional<String>> notFound;

    public Connectors(List<? extends Connector> connectors) {
        this(connectors, instance -> Optional.empty());
    }

    /** @param notFound what the whitelist names and an instance does not have, in one sentence */
    public Connectors(List<? extends Connector> connectors, Function<InstanceId, Optional<String>> notFound) {
        this.notFound = notFound;
        for (Connector connector : connectors) {
            if (byInstance.putIfAbsent(connector.instance(), connector) != null) {
                throw new IllegalArgumentException("two connectors are called " + connector.instance());
            }
        }
    }

    public Collection<Connector> all() {
        return Collections.unmodifiableCollection(byInstance.values());
    }

    /** What the whitelist names and the instance does not have, in one sentence; empty if nothing is missed. */
    public Optional<String> notFound(InstanceId instance) {
        return notFound.apply(instance);
    }

    public Optional<Connector> of(InstanceId instance) {
        return Optional.ofNullable(byInstance.get(instance));
    }
}
