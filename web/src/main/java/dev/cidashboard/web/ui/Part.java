package dev.cidashboard.web.ui;

import dev.cidashboard.web.aggregator.Answer;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A part of a page that is asked for by itself, so that it may fail by itself.
 *
 * @param view what it shows; null if there is nothing to show
 * @param answer that the view was read from; null without one
 * @param detail what the aggregator said about a question that it refuses; else null
 * @param asOf when the view was true, if nothing newer can be had; else null
 */
public record Part<T>(T view, Answer answer, Trouble trouble, String detail, String asOf) {

    /** What is wrong, also where something is shown nevertheless. */
    public enum Trouble {
        NONE,
        /** No database is configured. */
        HISTORY_OFF,
        /** The database cannot be reached. */
        HISTORY_AWAY,
        AGGREGATOR_AWAY,
        /** What it is about does not exist. */
        MISSING,
        /** The aggregator does not take a parameter. */
        REFUSED,
        /** No answer in time, or none that can be read. */
        UNANSWERED
    }

    public Part {
        Objects.requireNonNull(trouble, "trouble");
    }

    static <T> Part<T> without(Trouble trouble, String detail) {
        return new Part<>(null, null, trouble, detail, null);
    }

    public Optional<T> content() {
        return Optional.ofNullable(view);
    }

    /** Why there is nothing to show, a sentence; null if there is something. */
    public String problem() {
        if (view != null) {
            return null;
        }
        return switch (trouble) {
            case NONE, UNANSWERED ->
                "This could not be answered, or not in time. It is asked again with the next look.";
            case AGGREGATOR_AWAY -> "The aggregator does not answer, and nothing of this is kept.";
            case HISTORY_AWAY -> "The database cannot be reached, and nothing of this is kept.";
            case HISTORY_OFF -> "There is no history, because no database is configured.";
            case MISSING -> detail == null ? "Nothing is known of this." : detail;
            case REFUSED -> "The aggregator refuses the question" + (detail == null ? "." : ": " + detail);
        };
    }

    /** Equal for what makes the same part. */
    public Object version() {
        return List.of(
                trouble,
                String.valueOf(asOf),
                String.valueOf(detail),
                Optional.ofNullable(answer).map(Answer::version));
    }
}
