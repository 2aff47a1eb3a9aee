package dev.cidashboard.aggregator.forge;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Addresses that a forge named: only http and https with a host, and nothing that a browser would run. */
public final class WebAddress {

    private static final int LONGEST = 2_000;

    private WebAddress() {}

    /** @return null for what is not an absolute http or https address */
    public static URI of(String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST) {
            return null;
        }
        try {
            URI address = new URI(text.strip());
            return isWeb(address) ? address : null;
        } catch (URISyntaxException unreadable) {
            return null;
        }
    }

    /** The same as text, for what is kept by the ten thousand; null for what is not an address. */
    public static String text(String text) {
        return of(text) == null ? null : text.strip();
    }

    /**
     * What a target means where it was found. {@link URI#resolve(URI)} still follows an older rule, by which a bare query
     * loses the last segment of the path.
     *
     * @throws IllegalArgumentException for what is no address
     */
    static URI resolve(URI base, String target) {
        String text = target.strip();
        return base.resolve(text.startsWith("?") ? base.getRawPath() + text : text);
    }

    static boolean isWeb(URI address) {
        if (address.getScheme() == null || address.getHost() == null || address.getRawUserInfo() != null) {
            return false;
        }
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        return scheme.equals("http") || scheme.equals("https");
    }
}
