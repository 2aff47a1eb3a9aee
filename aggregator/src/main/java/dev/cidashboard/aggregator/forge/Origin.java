package dev.cidashboard.aggregator.forge;

import java.net.URI;
import java.util.Locale;

/** Where an address points, without path: two addresses of one origin are served by the same forge. */
record Origin(String scheme, String host, int port) {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    static Origin of(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        int standard = scheme.equals("https") ? HTTPS : HTTP;
        return new Origin(scheme, host, address.getPort() < 0 ? standard : address.getPort());
    }

    boolean holds(URI address) {
        return equals(of(address));
    }
}
