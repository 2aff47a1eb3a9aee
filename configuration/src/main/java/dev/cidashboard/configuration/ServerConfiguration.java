package dev.cidashboard.configuration;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Where the web process listens and whom it answers.
 *
 * @param host a name or an address to listen on
 * @param port 1 to 65535
 * @param allowedHosts further names of this dashboard, as they come in the {@code Host} header; {@code *} allows all
 * @param corsOrigins origins whose pages may read the public JSON; empty is off
 */
public record ServerConfiguration(String host, int port, List<String> allowedHosts, List<URI> corsOrigins) {
    private static final String ANY = "*";

    public ServerConfiguration {
        Objects.requireNonNull(host, "host");
        Ports.require(port);
        allowedHosts = List.copyOf(allowedHosts);
        corsOrigins = List.copyOf(corsOrigins);
    }

    /**
     * On loopback only loopback names and the listed ones. On another address nobody can know by which name people come,
     * so without a list every Host is answered.
     */
    public AllowedHosts hosts() {
        if (allowedHosts.contains(ANY) || (allowedHosts.isEmpty() && !AllowedHosts.isLoopback(host))) {
            return AllowedHosts.anyHost();
        }
        var names = new ArrayList<>(allowedHosts);
        names.add(host);
        return AllowedHosts.only(names);
    }
}
