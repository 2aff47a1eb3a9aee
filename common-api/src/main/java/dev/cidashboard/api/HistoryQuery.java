package dev.cidashboard.api;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * Which pipelines of a project's history are asked for. Absent criteria are null.
 *
 * @param workflow name of the workflow
 * @param from of the first moment that is wanted, by when pipelines were created
 * @param to before this moment
 * @param before where the last page ended
 */
public record HistoryQuery(
        String branch,
        Status status,
        String workflow,
        String actor,
        Instant from,
        Instant to,
        HistoryKey before,
        int limit) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int LARGEST_LIMIT = 500;
    private static final int LONGEST = 512;

    public HistoryQuery {
        requireShort("branch", branch);
        requireShort("workflow", workflow);
        requireShort("actor", actor);
        if (limit < 1 || limit > LARGEST_LIMIT) {
            throw new InvalidValue("limit", String.valueOf(limit), "a number from 1 to " + LARGEST_LIMIT);
        }
        if (from != null && to != null && !from.isBefore(to)) {
            throw new InvalidValue("to", to.toString(), "a moment after from");
        }
    }

    /** @throws InvalidValue naming the first parameter that cannot be used */
    public static HistoryQuery parse(
            String branch,
            String status,
            String workflow,
            String actor,
            String from,
            String to,
            String before,
            String limit) {
        return new HistoryQuery(
                ProjectsQuery.blankToNull(branch),
                ProjectsQuery.status(status),
                ProjectsQuery.blankToNull(workflow),
                ProjectsQuery.blankToNull(actor),
                moment("from", from),
                moment("to", to),
                ProjectsQuery.blankToNull(before) == null ? null : HistoryKey.parse(before.strip()),
                limit(limit));
    }

    private static Instant moment(String parameter, String text) {
        if (ProjectsQuery.blankToNull(text) == null) {
            return null;
        }
        try {
            return HistoryKey.inRange(parameter, text, Instant.parse(text.strip()));
        } catch (DateTimeParseException e) {
            throw new InvalidValue(parameter, text, "a moment such as 2026-01-31T08:00:00Z");
        }
    }

    private static int limit(String text) {
        if (ProjectsQuery.blankToNull(text) == null) {
            return DEFAULT_LIMIT;
        }
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new InvalidValue("limit", text, "a number from 1 to " + LARGEST_LIMIT);
        }
    }

    private static void requireShort(String parameter, String text) {
        if (text != null && text.length() > LONGEST) {
            throw new InvalidValue(parameter, text, "at most " + LONGEST + " characters");
        }
    }
}
