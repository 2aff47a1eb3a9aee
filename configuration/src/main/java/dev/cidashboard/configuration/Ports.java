package dev.cidashboard.configuration;

final class Ports {
    private Ports() {}

    static int require(int port) {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a port is 1 to 65535, not " + port);
        }
        return port;
    }
}
