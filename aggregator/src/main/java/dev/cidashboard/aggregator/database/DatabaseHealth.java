package dev.cidashboard.aggregator.database;

import java.time.Instant;
import java.util.Objects;

/**
 * How the database is.
 *
 * @param message what is wrong and what to do, in one line; null while nothing is
 * @param since when it became so; null if there is none
 * @param triedAt when it last failed; null if it never did
 * @param stage what does not succeed; null while everything does
 * @param migrated whether its schema is known to be that of this version
 */
public record DatabaseHealth(
        State state, String message, Instant since, Instant triedAt, Stage stage, boolean migrated) {

    /** In one word. */
    public enum State {
        /** None is configured. */
        OFF("off"),
        /** Nobody tried it yet. */
        AWAITED("awaited"),
        READY("ready"),
        /** It cannot be reached or has no room; that may pass by itself. */
        AWAY("away"),
        /** It answers, but does not let us do what we must; somebody has to do something. */
        REFUSED("refused");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** The word used in JSON. */
        public String word() {
            return word;
        }
    }

    public DatabaseHealth {
        Objects.requireNonNull(state, "state");
    }

    static DatabaseHealth off() {
        return new DatabaseHealth(State.OFF, null, null, null, null, false);
    }

    static DatabaseHealth awaited(Instant now) {
        return new DatabaseHealth(State.AWAITED, null, now, null, Stage.OPENING, false);
    }

    /** Whether nothing can be asked of it before it is opened, again or for the first time. */
    boolean mustOpen() {
        return !migrated || stage == Stage.OPENING;
    }

    /** Whether it was tried after a moment, and failed. */
    boolean isKnownSince(Instant moment) {
        return triedAt != null && triedAt.isAfter(moment);
    }

    DatabaseHealth after(Trouble trouble, Stage found, Instant now) {
        State next = trouble.passes() ? State.AWAY : State.REFUSED;
        Instant from = next == state ? since : now;
        Stage stopped = trouble.kind() == Trouble.Kind.UNREACHABLE ? Stage.OPENING : found;
        return new DatabaseHealth(
                next, trouble.message(), from, now, stopped, migrated && trouble.kind() != Trouble.Kind.SCHEMA);
    }

    DatabaseHealth after(Stage succeeded, Instant now) {
        if (stage == null) {
            return this;
        }
        return stage.compareTo(succeeded) > 0
                ? new DatabaseHealth(state, message, since, triedAt, stage, migrated || succeeded == Stage.OPENING)
                : new DatabaseHealth(State.READY, null, now, null, null, true);
    }

    /** Whether somebody who reads along wants to know that it is not as before any more: not each new wording of an absence. */
    boolean isNewsAfter(DatabaseHealth before) {
        boolean stillNobodyThere = state == State.AWAY && stage == Stage.OPENING;
        return state != before.state || !stillNobodyThere && !Objects.equals(message, before.message);
    }
}
