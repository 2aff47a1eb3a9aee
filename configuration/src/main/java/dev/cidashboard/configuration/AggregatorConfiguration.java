package dev.cidashboard.configuration;

import java.net.URI;
import java.util.List;
import java.util.Objects;

/**
 * Where the aggregator listens, and where the web process finds it.
 *
 * @param port 1 to 65535
 * @param url without a trailing slash; by default made of host and port
 */
public record AggregatorConfiguration(String host, int port, URI url) {
    public AggregatorConfiguration {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(url, "url");
        Ports.require(port);
    }

    /** The aggregator always refuses a foreign Host: its clients are known. */
    public AllowedHosts hosts() {
        return AllowedHosts.only(List.of(host, url.getHost()));
    }
}
