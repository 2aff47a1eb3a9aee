package dev.cidashboard.web.edge;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Whether a form was sent by a page of this dashboard. Browsers say where a POST comes from; what says nothing is no
 * browser, and has no cookies of anybody.
 */
final class OwnForm {

    private OwnForm() {}

    /** @param host as the request names this site, port included */
    static boolean isOwn(HttpServerRequest request, String host) {
        return isOwn(
                request.getHeader("Sec-Fetch-Site"),
                request.getHeader(HttpHeaders.ORIGIN),
                request.getHeader(HttpHeaders.REFERER),
                host);
    }

    static boolean isOwn(String fetchSite, String origin, String referer, String host) {
        if (fetchSite != null && !fetchSite.equals("same-origin") && !fetchSite.equals("none")) {
            return false;
        }
        if (origin != null) {
            return isOf(origin, host);
        }
        return referer == null || isOf(referer, host);
    }

    /** The scheme is not compared: behind a proxy that ends TLS this process sees another one than the browser. */
    private static boolean isOf(String url, String host) {
        try {
            String authority = new URI(url).getRawAuthority();
            return authority != null && host != null && bare(authority).equals(bare(host));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String bare(String authority) {
        return authority.toLowerCase(Locale.ROOT).replaceFirst(":(80|443)$", "");
    }
}
