package dev.cidashboard.aggregator.forge;

import dev.cidashboard.configuration.Secret;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

/** A signature tells whether somebody else is meant, and not who. */
class CredentialTest {

    private static final byte[] SALT = {1, 2, 3};

    @Test
    void the_same_address_and_token_have_the_same_signature() {
        assertThat(signature("https://forge.example/api", "token-one", SALT))
                .isEqualTo(signature("https://forge.example/api", "token-one", SALT));
    }

    @Test
    void another_token_another_address_or_another_salt_makes_another_one() {
        assertThat(signature("https://forge.example/api", "token-one", SALT))
                .isNotEqualTo(signature("https://forge.example/api", "token-two", SALT))
                .isNotEqualTo(signature("https://other.example/api", "token-one", SALT))
                .isNotEqualTo(signature("https://forge.example/api", "", SALT))
                .isNotEqualTo(signature("https://forge.example/api", "token-one", new byte[] {9}));
    }

    @Test
    void it_does_not_hold_the_token() {
        byte[] signature = signature("https://forge.example/api", "token-one", SALT);

        assertThat(new String(signature, StandardCharsets.ISO_8859_1)).doesNotContain("token", "forge");
    }

    private static byte[] signature(String api, String token, byte[] salt) {
        return new Credential(URI.create(api), "Authorization", "Bearer ", Secret.of(token)).signature(salt);
    }
}
