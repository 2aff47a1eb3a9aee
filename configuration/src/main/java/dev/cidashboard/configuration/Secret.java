package dev.cidashboard.configuration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/** A token or password that cannot be logged by accident: whatever prints it prints {@code ***}. */
public final class Secret {
    private static final int MAX_LENGTH = 4096;
    private static final Secret ABSENT = new Secret("");

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** No token: what the web process always holds, since it never resolves any. */
    public static Secret absent() {
        return ABSENT;
    }

    /**
     * @param value visible ASCII, because it travels in an HTTP header; empty means absent
     * @throws IllegalArgumentException without the value in its message
     */
    public static Secret of(String value) {
        Objects.requireNonNull(value, "value");
        if (value.isEmpty()) {
            return ABSENT;
        }
        if (value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a token of more than " + MAX_LENGTH + " characters");
        }
        if (value.chars().anyMatch(character -> character <= ' ' || character > '~')) {
            throw new IllegalArgumentException("a token with a character that cannot be sent in an HTTP header");
        }
        return new Secret(value);
    }

    /**
     * A password that travels in no header, so that it may hold what people type; empty means absent.
     *
     * @throws IllegalArgumentException without the value in its message
     */
    public static Secret password(String value) {
        if (value.isEmpty()) {
            return ABSENT;
        }
        if (value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a password of more than " + MAX_LENGTH + " characters");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a password with a control character");
        }
        return new Secret(value);
    }

    public boolean isPresent() {
        return !value.isEmpty();
    }

    /** The token itself: only for the header of a request to its own forge; a password only for its own database. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), secret.value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
