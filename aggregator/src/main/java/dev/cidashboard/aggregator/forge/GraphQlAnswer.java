package dev.cidashboard.aggregator.forge;

import java.util.List;
import java.util.Objects;

/**
 * What a GraphQL endpoint answered with status 200.
 *
 * @param data what it told, with nulls where it could not
 * @param errors why, in no order; of a hostile number of them only the first are kept
 */
public record GraphQlAnswer<T>(T data, List<GraphQlError> errors) {

    public GraphQlAnswer {
        Objects.requireNonNull(data, "data");
        errors = List.copyOf(errors);
    }
}
