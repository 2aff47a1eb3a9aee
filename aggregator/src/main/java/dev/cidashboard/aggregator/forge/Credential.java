package dev.cidashboard.aggregator.forge;

import dev.cidashboard.configuration.Secret;

import java.net.URI;
import java.util.Objects;

/**
 * The token of one instance and the header it travels in. Two instances whose address and token are equal have equal
 * credentials, and share one ledger.
 *
 * @param api base of the forge's API: the token is sent to its origin and nowhere else
 * @param prefix what stands before the token in the header, {@code "Bearer "} or nothing
 */
public record Credential(URI api, String header, String prefix, Secret token) {

    public Credential {
        Objects.requireNonNull(api, "api");
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(prefix, "prefix");
        Objects.requireNonNull(token, "token");
        if (!WebAddress.isWeb(api)) {
            throw new IllegalArgumentException("the address of a forge is http or https with a host, not " + api);
        }
    }

    String headerValue() {
        return prefix + token.reveal();
    }
}
