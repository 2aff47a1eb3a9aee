package dev.cidashboard.aggregator.day;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** One change of the world, and when it was first seen. Used by one thread. */
final class Happening {

    private final Subject subject;
    private final Kind kind;
    private final String look;
    private final Instant at;
    private final Warmth truly;
    private final Warmth knowably;
    private final String before;
    private Instant seenAt;

    /**
     * @param look of the subject from now on
     * @param truly how warm the project was just before
     * @param knowably the same by what could have been seen until then
     * @param before what of the project had last been seen or was overdue, for people
     */
    Happening(Subject subject, Kind kind, String look, Instant at, Warmth truly, Warmth knowably, String before) {
        this.subject = Objects.requireNonNull(subject, "subject");
        this.kind = Objects.requireNonNull(kind, "kind");
        this.look = Objects.requireNonNull(look, "look");
        this.at = Objects.requireNonNull(at, "at");
        this.truly = Objects.requireNonNull(truly, "truly");
        this.knowably = Objects.requireNonNull(knowably, "knowably");
        this.before = Objects.requireNonNull(before, "before");
    }

    Subject subject() {
        return subject;
    }

    Kind kind() {
        return kind;
    }

    String look() {
        return look;
    }

    Instant at() {
        return at;
    }

    Warmth warmth(Judgement judgement) {
        return switch (judgement) {
            case BY_THE_TRUTH -> truly;
            case BY_WHAT_COULD_BE_KNOWN -> knowably;
        };
    }

    String before() {
        return before;
    }

    void seen(Instant now) {
        seenAt = now;
    }

    boolean isSeen() {
        return seenAt != null;
    }

    /** How long it took until it was seen, or how long it has not been seen. */
    Duration unseenFor(Instant now) {
        return Duration.between(at, seenAt == null ? now : seenAt);
    }

    /** When at the latest somebody could know of it: when it was seen, or should have been. */
    Instant knownBy() {
        Instant due = at.plus(kind.bound(knowably));
        return seenAt != null && seenAt.isBefore(due) ? seenAt : due;
    }

    @Override
    public String toString() {
        return at + " " + kind + " " + subject + " became " + look
                + (seenAt == null ? ", never seen" : ", seen " + seenAt);
    }
}
