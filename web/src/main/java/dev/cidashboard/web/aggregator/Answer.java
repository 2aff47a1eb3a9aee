package dev.cidashboard.web.aggregator;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An answer of the aggregator, as bytes to be relayed. The array is shared by all readers and never written to.
 *
 * @param etag empty text if there is none
 * @param confirmedAt when the content was last confirmed by the forge, as the header came; null if unknown
 * @param receivedAt when the aggregator last said that this is so
 * @param staleSince set while the aggregator is away: when it last answered anything
 */
public record Answer(
        int status,
        byte[] body,
        String contentType,
        String etag,
        String confirmedAt,
        Instant receivedAt,
        Optional<Instant> staleSince) {

    /** What an entry weighs besides its body: key, headers and map entry, generously. */
    private static final int OVERHEAD = 1024;

    public Answer {
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(etag, "etag");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(staleSince, "staleSince");
    }

    static Answer of(Reply reply, Instant now) {
        return new Answer(
                reply.status(),
                reply.body(),
                reply.contentType(),
                reply.etag() == null ? "" : reply.etag(),
                reply.confirmedAt(),
                now,
                Optional.empty());
    }

    public boolean isGood() {
        return status >= 200 && status < 300;
    }

    /** Equal for equal content: the ETag, or where there is none the very array. */
    public Object version() {
        return etag.isEmpty() ? body : etag;
    }

    public boolean isMissing() {
        return status == 404 || status == 410;
    }

    Answer confirmed(Reply unchanged, Instant now) {
        String at = unchanged.confirmedAt() == null ? confirmedAt : unchanged.confirmedAt();
        return new Answer(status, body, contentType, etag, at, now, Optional.empty());
    }

    Answer servedStale(Instant since) {
        return new Answer(status, body, contentType, etag, confirmedAt, receivedAt, Optional.of(since));
    }

    /** Young enough to be served without asking; a clock that went back makes nothing young. */
    boolean isYoung(Instant now, Duration freshFor) {
        Duration age = Duration.between(receivedAt, now);
        return !age.isNegative() && age.compareTo(freshFor) < 0;
    }

    String etagOrNull() {
        return etag.isEmpty() ? null : etag;
    }

    long weight() {
        return body.length + (long) OVERHEAD;
    }
}
