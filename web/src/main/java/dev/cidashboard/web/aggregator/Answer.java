package dev.cidashboard.web.aggregator;

import dev.cidashboard.web.kept.Body;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An answer of the aggregator, as bytes to be relayed. They are shared by all readers and never written to.
 *
 * @param etag empty text if there is none
 * @param confirmedAt when the content was last confirmed by the forge, as the header came; null if unknown
 * @param receivedAt when the aggregator last said that this is so
 * @param firstRows given before everything was read once: any later answer is better
 * @param stale set while something newer cannot be had
 */
public record Answer(
        int status,
        Body content,
        String contentType,
        String etag,
        String confirmedAt,
        Instant receivedAt,
        boolean firstRows,
        Optional<Stale> stale) {

    /** What an entry weighs besides its body: key, headers and map entry, generously. */
    private static final int OVERHEAD = 1024;

    public Answer {
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(etag, "etag");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(stale, "stale");
    }

    static Answer of(Reply reply, Instant now) {
        return new Answer(
                reply.status(),
                new Body(reply.body()),
                reply.contentType(),
                reply.etag() == null ? "" : reply.etag(),
                reply.confirmedAt(),
                now,
                reply.firstPass(),
                Optional.empty());
    }

    /** The bytes as they came. */
    public byte[] body() {
        return content.plain();
    }

    public boolean isGood() {
        return status >= 200 && status < 300;
    }

    /** Equal for equal content: the ETag, or where there is none the very bytes. */
    public Object version() {
        return etag.isEmpty() ? content : etag;
    }

    /** Why there is no history, if that is what it says. */
    public Optional<HistoryTrouble> historyTrouble() {
        return HistoryTrouble.in(status, body());
    }

    public boolean isMissing() {
        return status == 404 || status == 410;
    }

    Answer confirmed(Reply unchanged, Instant now) {
        String at = unchanged.confirmedAt() == null ? confirmedAt : unchanged.confirmedAt();
        boolean more = firstRows && unchanged.firstPass();
        return new Answer(status, content, contentType, etag, at, now, more, Optional.empty());
    }

    Answer servedStale(Stale why) {
        return new Answer(status, content, contentType, etag, confirmedAt, receivedAt, firstRows, Optional.of(why));
    }

    /** Whether the list, which the JSON of a list begins with, has nothing in it. */
    boolean isEmptyList() {
        byte[] body = body();
        int open = 0;
        while (open < body.length && body[open] != '[') {
            open++;
        }
        return open + 1 < body.length && body[open + 1] == ']';
    }

    /** Young enough to be served without asking; a clock that went back makes nothing young. */
    boolean isYoung(Instant now, Duration freshFor) {
        Duration age = Duration.between(receivedAt, now);
        return !age.isNegative() && age.compareTo(freshFor) < 0;
    }

    /** Whoever asks has it confirmed. */
    boolean isUnaskedSince(Instant moment) {
        return receivedAt.isBefore(moment);
    }

    String etagOrNull() {
        return etag.isEmpty() ? null : etag;
    }

    long weight() {
        return content.weight() + OVERHEAD;
    }
}
