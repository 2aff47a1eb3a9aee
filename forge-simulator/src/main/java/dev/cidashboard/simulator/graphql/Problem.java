package dev.cidashboard.simulator.graphql;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.language.SourceLocation;
import graphql.schema.DataFetchingEnvironment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An error of a forge, beside the data or instead of it. {@code toSpecification} is what goes over the wire, without the
 * library's own classification, which no forge sends.
 */
public final class Problem implements GraphQLError {

    private static final long serialVersionUID = 1L;

    private final String type;
    private final String message;
    private final transient List<Object> path;
    private final transient List<SourceLocation> locations;
    private final transient Map<String, Object> extensions;

    private Problem(
            String type,
            String message,
            List<Object> path,
            List<SourceLocation> locations,
            Map<String, Object> extensions) {
        this.type = type;
        this.message = message;
        this.path = path;
        this.locations = locations;
        this.extensions = extensions;
    }

    public static Problem of(String message) {
        return new Problem(null, message, List.of(), List.of(), Map.of());
    }

    /** With the path and the place in the document of the field that is being fetched. */
    public static Problem at(DataFetchingEnvironment environment, String message) {
        return of(message)
                .at(environment.getExecutionStepInfo().getPath().toList())
                .in(List.of(environment.getField().getSourceLocation()));
    }

    /** GitHub's word for the kind of error, which stands beside the message. */
    public Problem typed(String newType) {
        return new Problem(newType, message, path, locations, extensions);
    }

    public Problem at(List<Object> newPath) {
        return new Problem(type, message, List.copyOf(newPath), locations, extensions);
    }

    public Problem in(List<SourceLocation> newLocations) {
        return new Problem(type, message, path, List.copyOf(newLocations), extensions);
    }

    public Problem with(Map<String, Object> newExtensions) {
        return new Problem(type, message, path, locations, Map.copyOf(newExtensions));
    }

    @Override
    public String getMessage() {
        return message;
    }

    @Override
    public List<Object> getPath() {
        return path;
    }

    @Override
    public List<SourceLocation> getLocations() {
        return locations;
    }

    @Override
    public ErrorClassification getErrorType() {
        return ErrorType.DataFetchingException;
    }

    @Override
    public Map<String, Object> getExtensions() {
        return extensions;
    }

    @Override
    public Map<String, Object> toSpecification() {
        Map<String, Object> view = new LinkedHashMap<>();
        if (type != null) {
            view.put("type", type);
        }
        if (!path.isEmpty()) {
            view.put("path", path);
        }
        if (!extensions.isEmpty()) {
            view.put("extensions", extensions);
        }
        if (!locations.isEmpty()) {
            view.put(
                    "locations",
                    locations.stream()
                            .map(place -> Map.of("line", place.getLine(), "column", place.getColumn()))
                            .toList());
        }
        view.put("message", message);
        return view;
    }
}
