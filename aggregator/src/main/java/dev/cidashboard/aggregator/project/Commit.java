package dev.cidashboard.aggregator.project;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A commit. Not a record, because every branch and nearly every pipeline has one of its own: its sha and its time are kept
 * as numbers, 56 bytes instead of 136.
 */
public final class Commit {

    private static final int DIGITS = 40;
    private static final int DIGITS_OF_LONG = 16;

    private final long high;
    private final long middle;
    private final int low;
    /** Null where the numbers say it: 40 digits in lower case, as git writes them. */
    private final String otherSha;

    private final String author;
    private final String message;
    private final long at;

    /**
     * @param author name of the person, null if the forge did not say
     * @param message its first line, bounded; null if not known
     * @param at when it was committed, null if not known
     */
    public Commit(String sha, String author, String message, Instant at) {
        Objects.requireNonNull(sha, "sha");
        boolean packed = isPackable(sha);
        this.high = packed ? HexFormat.fromHexDigitsToLong(sha, 0, DIGITS_OF_LONG) : 0;
        this.middle = packed ? HexFormat.fromHexDigitsToLong(sha, DIGITS_OF_LONG, 2 * DIGITS_OF_LONG) : 0;
        this.low = packed ? HexFormat.fromHexDigits(sha, 2 * DIGITS_OF_LONG, DIGITS) : 0;
        this.otherSha = packed ? null : sha;
        this.author = author;
        this.message = message;
        this.at = PackedTime.of(at);
    }

    public String sha() {
        if (otherSha != null) {
            return otherSha;
        }
        HexFormat hex = HexFormat.of();
        return new StringBuilder(DIGITS)
                .append(hex.toHexDigits(high))
                .append(hex.toHexDigits(middle))
                .append(hex.toHexDigits(low))
                .toString();
    }

    public String author() {
        return author;
    }

    public String message() {
        return message;
    }

    public Instant at() {
        return PackedTime.instant(at);
    }

    /** Whether its words are known: every commit has a time, so that words without one are what was left of an answer. */
    public boolean isDescribed() {
        return at() != null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Commit commit
                && high == commit.high
                && middle == commit.middle
                && low == commit.low
                && Objects.equals(otherSha, commit.otherSha)
                && at == commit.at
                && Objects.equals(author, commit.author)
                && Objects.equals(message, commit.message);
    }

    @Override
    public int hashCode() {
        return Objects.hash(high, otherSha, author, message, at);
    }

    @Override
    public String toString() {
        return "Commit[sha=" + sha() + ", author=" + author + ", message=" + message + ", at=" + at() + "]";
    }

    private static boolean isPackable(String sha) {
        if (sha.length() != DIGITS) {
            return false;
        }
        for (int at = 0; at < DIGITS; at++) {
            char digit = sha.charAt(at);
            if (!(digit >= '0' && digit <= '9' || digit >= 'a' && digit <= 'f')) {
                return false;
            }
        }
        return true;
    }
}
