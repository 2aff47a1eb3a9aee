package dev.cidashboard.aggregator.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A GraphQL query: a file beside the class that asks it, so that it can be checked against the platform's own schema. */
public final class QueryDocument {

    private static final JsonMapper JSON = new JsonMapper();

    private record Body(String query, Map<String, Object> variables) {}

    private final String text;

    private QueryDocument(String text) {
        this.text = text;
    }

    /** @param name of the file, without {@code .graphql}, in the package of the class */
    public static QueryDocument of(Class<?> beside, String name) {
        try (InputStream file = beside.getResourceAsStream(name + ".graphql")) {
            String all = new String(
                    Objects.requireNonNull(file, name + ".graphql is missing").readAllBytes(), StandardCharsets.UTF_8);
            return new QueryDocument(withoutComments(all));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same without some parts of its text. */
    public QueryDocument without(String... parts) {
        String rest = text;
        for (String part : parts) {
            if (!rest.contains(part)) {
                throw new IllegalArgumentException("the query has no " + part);
            }
            rest = rest.replace(part, "");
        }
        return new QueryDocument(rest);
    }

    /** The body to post. */
    public String with(Map<String, Object> variables) {
        try {
            return JSON.writeValueAsString(new Body(text, variables));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts and numbers cannot be written as JSON", impossible);
        }
    }

    /** What is for readers costs a forge's limit of characters. */
    private static String withoutComments(String all) {
        return all.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .collect(Collectors.joining("\n"));
    }
}
