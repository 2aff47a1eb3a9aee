package dev.cidashboard.web.aggregator;

import java.util.Objects;

/**
 * What came over the wire.
 *
 * @param etag null if there is none
 * @param confirmedAt the header as it came; null if there is none
 * @param firstPass whether it said that it has not read everything once
 */
record Reply(int status, byte[] body, String contentType, String etag, String confirmedAt, boolean firstPass) {
    static final int NOT_MODIFIED = 304;

    Reply {
        Objects.requireNonNull(body, "body");
        if (status < 100 || status > 599) {
            throw new IllegalArgumentException("status is " + status);
        }
    }

    boolean isUnchanged() {
        return status == NOT_MODIFIED;
    }

    boolean isGood() {
        return status >= 200 && status < 300;
    }

    /** The process answers, yet has nothing to say; unlike 500, which is about one question. */
    boolean isNotReady() {
        return status == 502 || status == 503 || status == 504;
    }

    boolean isFault() {
        return status >= 500;
    }
}
