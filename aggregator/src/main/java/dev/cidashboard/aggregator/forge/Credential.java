package dev.cidashboard.aggregator.forge;

import dev.cidashboard.configuration.Secret;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
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

    /**
     * Tells by a salt of the caller's whether somebody else had the same address and token, and nothing more: an ETag says
     * something only to who got it.
     */
    byte[] signature(byte[] salt) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salt, mac.getAlgorithm()));
            mac.update((api + "\n" + header + "\n").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal((token.isPresent() ? headerValue() : "").getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC with SHA-256", e);
        }
    }
}
