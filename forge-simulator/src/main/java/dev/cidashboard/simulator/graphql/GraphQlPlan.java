package dev.cidashboard.simulator.graphql;

import graphql.GraphQLError;

import java.util.List;

/**
 * A request that was parsed, validated and given its variables, and not yet executed.
 *
 * @param fields the selected fields of the operation; empty when there are problems
 * @param problems why it cannot be executed
 */
public record GraphQlPlan(GraphQlRequest request, List<SelectedField> fields, List<GraphQLError> problems) {

    public GraphQlPlan {
        fields = List.copyOf(fields);
        problems = List.copyOf(problems);
    }

    public boolean executable() {
        return problems.isEmpty();
    }
}
