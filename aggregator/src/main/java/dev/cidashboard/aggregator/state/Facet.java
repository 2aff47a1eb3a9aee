package dev.cidashboard.aggregator.state;

import dev.cidashboard.aggregator.connector.Observation;
import dev.cidashboard.aggregator.forge.Failure;

import java.time.Instant;
import java.util.Objects;
import java.util.function.BinaryOperator;

/**
 * One part of a project: what is known of it, since when, and why it could not be confirmed.
 *
 * @param value what is known; the empty value of its kind while nothing is
 * @param confirmedAt when the forge last said so; null if it was never read
 * @param changedAt when the value last became another; null if it was never read
 * @param absent whether the forge's last word was that there is no such thing: a feature that is switched off
 * @param problem why the last attempt failed; null if it did not
 */
public record Facet<T>(T value, Instant confirmedAt, Instant changedAt, boolean absent, Failure problem) {

    private static final Failure GONE = new Failure(
            Failure.Kind.NOT_FOUND, "The forge says that this is not there any more; what was known is kept.", null);

    public Facet {
        Objects.requireNonNull(value, "value");
    }

    static <T> Facet<T> loading(T empty) {
        return new Facet<>(empty, null, null, false, null);
    }

    /** Whether the forge ever answered. */
    public boolean loaded() {
        return confirmedAt != null;
    }

    /**
     * What is known after an observation: the one place where it is decided that nothing shrinks on failure.
     *
     * @param empty the value of this kind that holds nothing, so that there is nothing to keep either
     * @param merge makes the new value of the known one and the seen one
     */
    Facet<T> after(Observation<? extends T> observation, T empty, BinaryOperator<T> merge, Instant now) {
        return switch (observation) {
            case Observation.Fresh<? extends T> fresh -> confirmed(merge.apply(value, fresh.value()), false, now);
            case Observation.NotModified<? extends T> same -> confirmed(merge.apply(value, same.value()), false, now);
            case Observation.Gone<? extends T> gone -> takesAway(empty) ? troubled(GONE) : confirmed(value, true, now);
            case Observation.Failed<? extends T> failed -> troubled(failed.failure());
        };
    }

    /** A value that something else than its own reading told; neither confirms it nor clears its problem. */
    Facet<T> hinted(T told) {
        return told.equals(value) ? this : new Facet<>(told, confirmedAt, changedAt, absent, problem);
    }

    Facet<T> withoutProblem() {
        return problem == null ? this : new Facet<>(value, confirmedAt, changedAt, absent, null);
    }

    /** What was only hinted was never in an answer of its own reading: that one does not miss it either. */
    private boolean takesAway(T empty) {
        return loaded() && !absent && !value.equals(empty);
    }

    private Facet<T> confirmed(T seen, boolean isAbsent, Instant now) {
        boolean same = loaded() && seen.equals(value);
        return new Facet<>(seen, now, same ? changedAt : now, isAbsent, null);
    }

    /** The same kind of trouble keeps its first words: otherwise every failing pass would change the row. */
    private Facet<T> troubled(Failure failure) {
        boolean known = problem != null && problem.kind() == failure.kind();
        return known ? this : new Facet<>(value, confirmedAt, changedAt, absent, failure);
    }
}
