package dev.cidashboard.aggregator.connector;

import dev.cidashboard.aggregator.forge.Failure;

import java.util.Objects;
import java.util.function.Function;

/** What a forge answered to one question. */
public sealed interface Observation<T> {

    /** A new answer. */
    record Fresh<T>(T value) implements Observation<T> {
        public Fresh {
            Objects.requireNonNull(value, "value");
        }
    }

    /** The forge confirmed (304 for every page) the answer that was read before, which is repeated here. */
    record NotModified<T>(T value) implements Observation<T> {
        public NotModified {
            Objects.requireNonNull(value, "value");
        }
    }

    /** The forge says that there is no such thing. */
    record Gone<T>() implements Observation<T> {}

    /** The forge could not be asked, or its answer could not be read. */
    record Failed<T>(Failure failure) implements Observation<T> {
        public Failed {
            Objects.requireNonNull(failure, "failure");
        }
    }

    default <R> Observation<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Fresh<T>(T value) -> new Fresh<>(change.apply(value));
            case NotModified<T>(T value) -> new NotModified<>(change.apply(value));
            case Gone<T>() -> new Gone<>();
            case Failed<T>(Failure failure) -> new Failed<>(failure);
        };
    }
}
