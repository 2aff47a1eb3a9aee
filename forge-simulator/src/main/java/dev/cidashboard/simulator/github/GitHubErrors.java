package dev.cidashboard.simulator.github;

import dev.cidashboard.simulator.graphql.Problem;
import graphql.GraphQLError;
import graphql.validation.ValidationError;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is wrong with a document, in GitHub's words: clients tell an older server by the field that it does not know. */
final class GitHubErrors {

    private static final Pattern FIELD = Pattern.compile("Field '(\\w+)' in type '(\\w+)' is undefined");
    private static final Pattern ARGUMENT = Pattern.compile("Unknown field argument '(\\w+)'");

    private GitHubErrors() {}

    static List<Map<String, Object>> of(List<GraphQLError> errors) {
        return errors.stream()
                .map(error -> of(error)
                        .in(error.getLocations() == null ? List.of() : error.getLocations())
                        .toSpecification())
                .toList();
    }

    private static Problem of(GraphQLError error) {
        List<Object> path = new ArrayList<>(List.of("query"));
        if (error instanceof ValidationError invalid && invalid.getQueryPath() != null) {
            path.addAll(invalid.getQueryPath());
        }
        Matcher field = FIELD.matcher(error.getMessage());
        if (field.find()) {
            return Problem.of("Field '" + field.group(1) + "' doesn't exist on type '" + field.group(2) + "'")
                    .at(path)
                    .with(Map.of("code", "undefinedField", "typeName", field.group(2), "fieldName", field.group(1)));
        }
        Matcher argument = ARGUMENT.matcher(error.getMessage());
        if (argument.find()) {
            return notAccepted(String.valueOf(path.getLast()), argument.group(1))
                    .at(path);
        }
        return Problem.of(error.getMessage());
    }

    /** What a server says that has check suites and no filter for them. */
    static Map<String, Object> unknownFilter() {
        return notAccepted("checkSuites", "filterBy").toSpecification();
    }

    private static Problem notAccepted(String field, String argument) {
        return Problem.of("Field '" + field + "' doesn't accept argument '" + argument + "'")
                .with(Map.of(
                        "code", "argumentNotAccepted", "name", field, "typeName", "Field", "argumentName", argument));
    }
}
