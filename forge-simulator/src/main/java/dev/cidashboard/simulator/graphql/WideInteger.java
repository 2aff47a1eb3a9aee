package dev.cidashboard.simulator.graphql;

import graphql.GraphQLContext;
import graphql.Scalars;
import graphql.execution.CoercedVariables;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingSerializeException;

import java.util.Locale;

/** Takes what any Int takes, and answers whole numbers of 64 bits. */
final class WideInteger implements Coercing<Object, Object> {

    private static final Coercing<?, ?> INT = Scalars.GraphQLInt.getCoercing();

    @Override
    public Object serialize(Object value, GraphQLContext context, Locale locale) {
        if (value instanceof Integer || value instanceof Long) {
            return value;
        }
        throw new CoercingSerializeException("expected a whole number, not " + value);
    }

    @Override
    public Object parseValue(Object input, GraphQLContext context, Locale locale) {
        return INT.parseValue(input, context, locale);
    }

    @Override
    public Object parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        return INT.parseLiteral(input, variables, context, locale);
    }

    @Override
    public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
        return INT.valueToLiteral(input, context, locale);
    }
}
