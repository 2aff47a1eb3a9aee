package dev.cidashboard.aggregator.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.util.Map;
import java.util.Objects;

/** What is posted to a GraphQL endpoint. */
public record QueryBody(String query, Map<String, Object> variables) {

    private static final JsonMapper JSON = new JsonMapper();

    public QueryBody {
        Objects.requireNonNull(query, "query");
        variables = Map.copyOf(variables);
    }

    public String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts and numbers cannot be written as JSON", impossible);
        }
    }
}
