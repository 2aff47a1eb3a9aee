package dev.cidashboard.configuration;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Base URLs of servers: http or https, a host, perhaps a port and a path, nothing else. */
final class UrlText {
    private static final int MAX_LENGTH = 2_000;
    private static final int NO_PORT = -1;

    private UrlText() {}

    /** @return without a trailing slash */
    static Optional<URI> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            var url = new URI(text.replaceAll("/+$", "")).normalize();
            return isBase(url) ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException notAUrl) {
            return Optional.empty();
        }
    }

    /** A URL that is only scheme, host and port. */
    static Optional<URI> parseOrigin(String text) {
        return parse(text).filter(url -> url.getRawPath().isEmpty());
    }

    /** Never with what stands before an @: it may be a password. */
    static String shown(String text) {
        int at = text.lastIndexOf('@');
        return at < 0 ? Quoted.of(text) : "a URL with a user or password before " + Quoted.of(text.substring(at));
    }

    private static boolean isBase(URI url) {
        boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        boolean port = url.getPort() == NO_PORT || (url.getPort() >= 1 && url.getPort() <= 65_535);
        return web
                && port
                && url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
    }
}
