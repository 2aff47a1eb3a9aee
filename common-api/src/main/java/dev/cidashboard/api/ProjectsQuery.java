package dev.cidashboard.api;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Which projects are asked for. Absent criteria are null; {@code ids} is empty when all are meant.
 *
 * @param q text that name, path or description contain, whatever the case
 * @param ids only these projects, at most {@value #MOST_IDS}: how favourites are read
 */
public record ProjectsQuery(
        String q,
        InstanceId instance,
        Platform platform,
        Status status,
        ProjectSort sort,
        List<ProjectId> ids,
        Paging paging) {

    public static final int MOST_IDS = 100;
    public static final int LONGEST_Q = 200;

    public ProjectsQuery {
        Objects.requireNonNull(sort, "sort");
        Objects.requireNonNull(paging, "paging");
        ids = List.copyOf(ids);
        if (ids.size() > MOST_IDS) {
            throw new InvalidValue("ids", ids.size() + " ids", "at most " + MOST_IDS);
        }
        if (q != null && q.length() > LONGEST_Q) {
            throw new InvalidValue("q", q, "at most " + LONGEST_Q + " characters");
        }
    }

    /**
     * Reads the query parameters as they came; null and empty both mean absent.
     *
     * @param ids project ids separated by commas
     * @throws InvalidValue naming the first parameter that cannot be used
     */
    public static ProjectsQuery parse(
            String q,
            String instance,
            String platform,
            String status,
            String sort,
            String ids,
            String page,
            String limit) {
        return new ProjectsQuery(
                blankToNull(q),
                instance(instance),
                platform(platform),
                status(status),
                ProjectSort.parse(sort),
                ids(ids),
                Paging.of(page, limit));
    }

    static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    static InstanceId instance(String text) {
        return blankToNull(text) == null ? null : new InstanceId(text);
    }

    static Platform platform(String text) {
        if (blankToNull(text) == null) {
            return null;
        }
        return Platform.of(text)
                .orElseThrow(() -> new InvalidValue("platform", text, "one of " + words(Platform.values())));
    }

    static Status status(String text) {
        if (blankToNull(text) == null) {
            return null;
        }
        return Status.of(text).orElseThrow(() -> new InvalidValue("status", text, "one of " + words(Status.values())));
    }

    private static List<ProjectId> ids(String text) {
        if (blankToNull(text) == null) {
            return List.of();
        }
        return Arrays.stream(text.split(",")).map(ProjectId::parse).distinct().toList();
    }

    private static String words(Object[] values) {
        return Arrays.stream(values).map(Object::toString).collect(Collectors.joining(", "));
    }
}
