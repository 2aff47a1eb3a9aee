package dev.cidashboard.simulator.graphql;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a client posts.
 *
 * @param operationName null when the document has only one operation
 * @param variables as JSON has them: maps, lists, texts, numbers, truth values, null
 */
public record GraphQlRequest(String query, String operationName, Map<String, Object> variables) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};

    public GraphQlRequest {
        if (query == null || query.isBlank()) {
            throw new IllegalArgumentException("query is missing");
        }
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }

    public static GraphQlRequest of(String query, Map<String, Object> variables) {
        return new GraphQlRequest(query, null, variables);
    }

    /** @throws IllegalArgumentException for a body that is no JSON object with a query; the message is for people */
    public static GraphQlRequest parse(byte[] body) {
        JsonNode tree;
        try {
            tree = JSON.readTree(body);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("Problems parsing JSON", unreadable);
        }
        if (tree == null || !tree.isObject()) {
            throw new IllegalArgumentException("Body should be a JSON object");
        }
        JsonNode query = tree.path("query");
        if (!query.isTextual() || query.asText().isBlank()) {
            throw new IllegalArgumentException("A query attribute must be specified and must be a string.");
        }
        JsonNode variables = tree.path("variables");
        if (!variables.isObject() && !variables.isNull() && !variables.isMissingNode()) {
            throw new IllegalArgumentException("Variables must be a JSON object");
        }
        return new GraphQlRequest(
                query.asText(),
                tree.path("operationName").isTextual()
                        ? tree.path("operationName").asText()
                        : null,
                variables.isObject() ? JSON.convertValue(variables, OBJECT) : Map.of());
    }
}
