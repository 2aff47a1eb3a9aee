package dev.cidashboard.web.aggregator;

import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Refused, reset or no answer within the time allowed. */
final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Whether it was there and did not answer in time: then it may be well, and only the question hard. */
    boolean isSlow() {
        return Stream.<Throwable>iterate(getCause(), Objects::nonNull, Throwable::getCause)
                .anyMatch(TimeoutException.class::isInstance);
    }

    Unreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
