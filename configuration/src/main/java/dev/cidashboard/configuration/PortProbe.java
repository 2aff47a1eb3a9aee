package dev.cidashboard.configuration;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Tries to listen, for a moment. Quarkus finds a taken port only after a second of start, and says so in 28 lines.
 *
 * @param named what sets host and port, for the message
 */
record PortProbe(String host, int port, String named) {

    static PortProbe of(ProcessRole role, Configuration configuration) {
        return switch (role) {
            case WEB ->
                new PortProbe(
                        configuration.server().host(), configuration.server().port(), "server.port, PORT or --port");
            case AGGREGATOR ->
                new PortProbe(
                        configuration.aggregator().host(),
                        configuration.aggregator().port(),
                        "aggregator.port or --port");
        };
    }

    /** @return one line if nobody could listen there */
    Optional<String> complaint() {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            return Optional.empty();
        } catch (UnknownHostException unknown) {
            return Optional.of(
                    "host " + Quoted.of(host) + " is unknown; expected an address of this machine to listen on");
        } catch (IOException refused) {
            return Optional.of(explained(String.valueOf(refused.getMessage())));
        }
    }

    private String explained(String reason) {
        String where = "port " + port + " on " + host;
        return reason.contains("in use")
                ? where + " is in use (" + named + "): stop what listens there, or choose another port"
                : where + " cannot be listened on (" + named + "): " + reason;
    }
}
