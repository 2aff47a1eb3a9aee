package dev.cidashboard.simulator.graphql;

import graphql.normalized.ExecutableNormalizedField;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One field of a query as it will be asked: fragments are spread out, aliases and equal fields merged, skipped ones gone, and
 * variables and defaults filled in. What costs are reckoned from.
 *
 * @param parents the object types it is asked of; several below an interface
 * @param key under which it appears in the answer: the alias, or the name
 * @param typeName the named type without list and non-null around it
 * @param list whether the field itself is a list
 */
public record SelectedField(
        Set<String> parents,
        String name,
        String key,
        Map<String, Object> arguments,
        String typeName,
        boolean list,
        List<SelectedField> children) {

    public SelectedField {
        parents = Set.copyOf(parents);
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        children = List.copyOf(children);
    }

    static SelectedField of(GraphQLSchema schema, ExecutableNormalizedField field) {
        var type = GraphQLTypeUtil.unwrapNonNull(field.getType(schema));
        return new SelectedField(
                field.getObjectTypeNames(),
                field.getName(),
                field.getResultKey(),
                field.getResolvedArguments(),
                GraphQLTypeUtil.unwrapAll(type).getName(),
                GraphQLTypeUtil.isList(type),
                field.getChildren().stream()
                        .map(child -> SelectedField.of(schema, child))
                        .toList());
    }

    /** A page of something, asked for with {@code first} or {@code last}. */
    public boolean isConnection() {
        return typeName.endsWith("Connection");
    }

    /** {@code first} or else {@code last}; empty without both. */
    public OptionalInt pageSize() {
        OptionalInt first = number("first");
        return first.isPresent() ? first : number("last");
    }

    public OptionalInt number(String argument) {
        return arguments.get(argument) instanceof Number number
                ? OptionalInt.of(number.intValue())
                : OptionalInt.empty();
    }

    /** How many values a list argument has; 0 without it. */
    public int size(String argument) {
        return arguments.get(argument) instanceof List<?> values ? values.size() : 0;
    }

    public boolean selects(String child) {
        return children.stream().anyMatch(field -> field.name().equals(child));
    }
}
