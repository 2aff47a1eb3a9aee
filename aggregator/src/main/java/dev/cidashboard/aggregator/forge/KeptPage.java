package dev.cidashboard.aggregator.forge;

import java.net.URI;
import java.util.Objects;

/**
 * An answer that a forge may confirm by 304, in a form that can be taken elsewhere and given back after a restart.
 *
 * @param high with {@code low} what stands for its address; says nothing to anybody else
 * @param validator the ETag, word for word
 * @param value our words for what the answer said: one thing, or a list of things
 * @param total how many there are in all as the answer said; negative if it did not
 * @param dropped elements that could not be told apart from others
 * @param next the next page as the forge named it; null if this is the last
 * @param last the last page as the forge named it; null if not said
 */
public record KeptPage(
        long high, long low, String validator, Object value, int total, int dropped, URI next, URI last) {

    /** No forge's ETag is a quarter as long. */
    private static final int LONGEST_VALIDATOR = 500;

    public KeptPage {
        Objects.requireNonNull(value, "value");
        if (!isValidator(validator)) {
            throw new IllegalArgumentException("the validator of a kept answer is none that can be sent");
        }
    }

    /** Whether it can stand in a header as it is. */
    static boolean isValidator(String text) {
        return text != null
                && !text.isBlank()
                && text.length() <= LONGEST_VALIDATOR
                && text.chars().allMatch(character -> character >= ' ' && character <= '~');
    }

    Page<?> page() {
        return new Page<>(new Content<>(value, total, dropped), next, last);
    }
}
