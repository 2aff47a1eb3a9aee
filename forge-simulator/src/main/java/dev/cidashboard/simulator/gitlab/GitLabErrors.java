package dev.cidashboard.simulator.gitlab;

import graphql.GraphQLError;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Errors as GitLab writes them, where a client could go by their form; the others keep the library's words. */
final class GitLabErrors {

    private static final Pattern UNKNOWN_FIELD = Pattern.compile("Field '([^']+)' in type '([^']+)' is undefined");

    private GitLabErrors() {}

    static Map<String, Object> of(List<? extends GraphQLError> errors) {
        return Map.of("errors", errors.stream().map(GitLabErrors::view).toList());
    }

    private static Map<String, Object> view(GraphQLError error) {
        Map<String, Object> view = new LinkedHashMap<>(error.toSpecification());
        // The library's own classification, which no GitLab sends.
        view.remove("extensions");
        if (error instanceof ValidationError invalid
                && invalid.getValidationErrorType() == ValidationErrorType.FieldUndefined) {
            Matcher words = UNKNOWN_FIELD.matcher(error.getMessage());
            if (words.find()) {
                view.put("message", "Field '" + words.group(1) + "' doesn't exist on type '" + words.group(2) + "'");
                view.put(
                        "extensions",
                        Map.of("code", "undefinedField", "typeName", words.group(2), "fieldName", words.group(1)));
            }
        }
        return view;
    }
}
