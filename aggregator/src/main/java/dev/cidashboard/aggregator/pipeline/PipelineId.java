package dev.cidashboard.aggregator.pipeline;

import dev.cidashboard.api.InvalidValue;

import java.util.Objects;

/**
 * The platform's id of a pipeline, unique within its project: {@code 1296269}. Kept as the number that it nearly always is:
 * a third of what the text takes.
 */
public final class PipelineId {

    private static final int LONGEST = 128;
    /** Longer ones do not fit into a long. */
    private static final int MOST_DIGITS = 18;

    private static final long NO_NUMBER = -1;

    private final long number;
    /** Null where the number says it. */
    private final String text;

    /** @throws InvalidValue for what is blank or too long */
    public PipelineId(String value) {
        if (value == null || value.isBlank() || value.length() > LONGEST) {
            throw new InvalidValue("pipeline id", value, "an id of 1 to " + LONGEST + " characters");
        }
        this.number = number(value);
        this.text = number == NO_NUMBER ? value : null;
    }

    private PipelineId(long number, String text) {
        this.number = number;
        this.text = text;
    }

    /** The id of what {@link #number()} and {@link #text()} say. */
    static PipelineId of(long number, String text) {
        return new PipelineId(number, text);
    }

    long number() {
        return number;
    }

    String text() {
        return text;
    }

    public String value() {
        return text == null ? Long.toString(number) : text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PipelineId id && number == id.number && Objects.equals(text, id.text);
    }

    @Override
    public int hashCode() {
        return text == null ? Long.hashCode(number) : text.hashCode();
    }

    @Override
    public String toString() {
        return value();
    }

    /** The number that is written exactly so; else none. A plain loop: a restart makes 50,000 of them before it is compiled. */
    private static long number(String text) {
        int length = text.length();
        if (length > MOST_DIGITS || length > 1 && text.charAt(0) == '0') {
            return NO_NUMBER;
        }
        long number = 0;
        for (int at = 0; at < length; at++) {
            char digit = text.charAt(at);
            if (digit < '0' || digit > '9') {
                return NO_NUMBER;
            }
            number = 10 * number + (digit - '0');
        }
        return number;
    }
}
