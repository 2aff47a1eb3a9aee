package dev.cidashboard.aggregator.connector;

import dev.cidashboard.aggregator.forge.Answer;
import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.aggregator.forge.Listing;

import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** From what a client heard to what a connector observed. */
public final class Observations {

    private Observations() {}

    public static <T> Observation<T> of(Answer<T> answer) {
        return switch (answer) {
            case Answer.Read<T>(T value) -> new Observation.Fresh<>(value);
            case Answer.Confirmed<T>(T value) -> new Observation.NotModified<>(value);
            case Answer.Missing<T>() -> new Observation.Gone<>();
            case Answer.Unanswered<T>(Failure failure) -> new Observation.Failed<>(failure);
        };
    }

    /**
     * A list of which something that lacks its id or name was dropped is no list to count by: taken for whole, it would
     * make what is there look gone.
     */
    public static <E> Answer<Listing<E>> whole(Answer<Listing<E>> answer) {
        return switch (answer) {
            case Answer.Read<Listing<E>>(Listing<E> listing)
            when listing.dropped() > 0 -> new Answer.Unanswered<>(incomplete(listing.dropped()));
            case Answer.Confirmed<Listing<E>>(Listing<E> listing)
            when listing.dropped() > 0 -> new Answer.Unanswered<>(incomplete(listing.dropped()));
            case Answer.Read<Listing<E>> read -> read;
            case Answer.Confirmed<Listing<E>> confirmed -> confirmed;
            case Answer.Missing<Listing<E>> missing -> missing;
            case Answer.Unanswered<Listing<E>> unanswered -> unanswered;
        };
    }

    /**
     * Two answers as one: confirmed only if both are, failed if one is; where the second says that there is no such
     * thing, the first stands alone.
     */
    public static <T> Observation<T> both(Observation<T> first, Observation<T> second, BinaryOperator<T> together) {
        return switch (first) {
            case Observation.Fresh<T>(T value) ->
                switch (second) {
                    case Observation.Fresh<T>(T more) -> new Observation.Fresh<>(together.apply(value, more));
                    case Observation.NotModified<T>(T more) -> new Observation.Fresh<>(together.apply(value, more));
                    case Observation.Gone<T>() -> first;
                    case Observation.Failed<T> failed -> failed;
                };
            case Observation.NotModified<T>(T value) ->
                switch (second) {
                    case Observation.Fresh<T>(T more) -> new Observation.Fresh<>(together.apply(value, more));
                    case Observation.NotModified<T>(T more) ->
                        new Observation.NotModified<>(together.apply(value, more));
                    case Observation.Gone<T>() -> first;
                    case Observation.Failed<T> failed -> failed;
                };
            case Observation.Gone<T> gone -> gone;
            case Observation.Failed<T> failed -> failed;
        };
    }

    /** What was read, new or confirmed. */
    public static <T> Optional<T> value(Observation<T> seen) {
        return switch (seen) {
            case Observation.Fresh<T>(T value) -> Optional.of(value);
            case Observation.NotModified<T>(T value) -> Optional.of(value);
            case Observation.Gone<T> gone -> Optional.empty();
            case Observation.Failed<T> failed -> Optional.empty();
        };
    }

    /** What is not among what was found is gone. */
    public static <T> Observation<T> present(Observation<Optional<T>> found) {
        boolean absent =
                switch (found) {
                    case Observation.Fresh<Optional<T>>(Optional<T> value) -> value.isEmpty();
                    case Observation.NotModified<Optional<T>>(Optional<T> value) -> value.isEmpty();
                    case Observation.Gone<Optional<T>>() -> true;
                    case Observation.Failed<Optional<T>> failed -> false;
                };
        return absent ? new Observation.Gone<>() : found.map(Optional::get);
    }

    /** A list has no "gone": an address where there is no list is a wrong address. */
    public static <E> Observation<List<E>> listing(Answer<Listing<E>> answer, Failure ifMissing) {
        return switch (of(whole(answer)).map(Listing::elements)) {
            case Observation.Gone<List<E>>() -> new Observation.Failed<>(ifMissing);
            case Observation.Fresh<List<E>> fresh -> fresh;
            case Observation.NotModified<List<E>> notModified -> notModified;
            case Observation.Failed<List<E>> failed -> failed;
        };
    }

    private static Failure incomplete(int dropped) {
        return new Failure(
                Failure.Kind.UNREADABLE,
                dropped + (dropped == 1 ? " entry of a list lacks" : " entries of a list lack") + " an id or a name",
                null);
    }
}
