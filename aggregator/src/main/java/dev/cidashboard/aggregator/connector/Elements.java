package dev.cidashboard.aggregator.connector;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Lists as a forge's GraphQL tells them: any of them may be null, and so may any element beside an error. */
public final class Elements {

    private Elements() {}

    /** Those that are there. */
    public static <T> Stream<T> of(List<T> list) {
        return Stream.ofNullable(list).flatMap(List::stream).filter(Objects::nonNull);
    }
}
