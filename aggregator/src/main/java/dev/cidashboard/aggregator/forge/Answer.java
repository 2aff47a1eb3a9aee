package dev.cidashboard.aggregator.forge;

import java.util.Objects;
import java.util.function.Function;

/** What came of one question to a forge. */
public sealed interface Answer<T> {

    /** A new answer. */
    record Read<T>(T value) implements Answer<T> {
        public Read {
            Objects.requireNonNull(value, "value");
        }
    }

    /** The forge confirmed by 304 what was read before. */
    record Confirmed<T>(T value) implements Answer<T> {
        public Confirmed {
            Objects.requireNonNull(value, "value");
        }
    }

    /** The forge says that there is no such thing. */
    record Missing<T>() implements Answer<T> {}

    /** The forge could not be asked, or its answer could not be read. */
    record Unanswered<T>(Failure failure) implements Answer<T> {
        public Unanswered {
            Objects.requireNonNull(failure, "failure");
        }
    }

    default <R> Answer<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Read<T>(T value) -> new Read<>(change.apply(value));
            case Confirmed<T>(T value) -> new Confirmed<>(change.apply(value));
            case Missing<T>() -> new Missing<>();
            case Unanswered<T>(Failure failure) -> new Unanswered<>(failure);
        };
    }
}
