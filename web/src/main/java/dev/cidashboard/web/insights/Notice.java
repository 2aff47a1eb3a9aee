package dev.cidashboard.web.insights;

import dev.cidashboard.web.ui.Part;
import dev.cidashboard.web.ui.Part.Trouble;

import java.util.List;

/**
 * What holds for the whole page, said once.
 *
 *  * @param remedy what to do about it; null where nothing has to be done
 * @param alone whether there is nothing else to show
 */
record Notice(Kind kind, String title, String sentence, String remedy, boolean alone) {
    /** What is the matter, and what a program is told by it. */
    enum Kind {
        OFF(200, false),
        AWAY(200, true),
        UNREACHABLE(503, true),
        MISSING(404, false),
        INVALID(400, false);

        private final int status;
        private final boolean passing;

        Kind(int status, boolean passing) {
            this.status = status;
            this.passing = passing;
        }

        int status() {
            return status;
        }

        /** Whether it may be over soon by itself. */
        boolean isPassing() {
            return passing;
        }
    }

    private static final String OFF_SENTENCE =
            "No database is configured, so nothing is known but what the forges list right now.";
    private static final String OFF_REMEDY =
            "To switch it on, set POSTGRES_URL (or database.postgres_url in config.yaml) to the URL of a PostgreSQL, such as"
                    + " postgresql://user:password@host:5432/name, and restart the aggregator.";

    /** @return null if there is nothing to say for all, as templates want it */
    static Notice of(List<Part<?>> parts) {
        boolean nothing = parts.stream().allMatch(part -> part.content().isEmpty());
        if (any(parts, Trouble.HISTORY_OFF)) {
            return new Notice(Kind.OFF, "History is off", OFF_SENTENCE, OFF_REMEDY, true);
        }
        if (any(parts, Trouble.HISTORY_AWAY)) {
            return new Notice(
                    Kind.AWAY,
                    "The database cannot be reached",
                    nothing
                            ? "Nothing is kept to show instead. This page tries again by itself; the log of the aggregator says why."
                            : "What was answered before is shown, and says when that was. The log of the aggregator says why.",
                    null,
                    nothing);
        }
        if (nothing && any(parts, Trouble.AGGREGATOR_AWAY)) {
            return new Notice(
                    Kind.UNREACHABLE,
                    "The aggregator does not answer",
                    "Nothing is kept to show instead. This page tries again by itself.",
                    null,
                    true);
        }
        return nothing
                ? parts.stream()
                        .filter(part -> part.trouble() == Trouble.MISSING || part.trouble() == Trouble.REFUSED)
                        .findFirst()
                        .map(part -> missing(part.detail()))
                        .orElse(null)
                : null;
    }

    static Notice missing(String detail) {
        return new Notice(
                Kind.MISSING,
                "Nothing to look at",
                detail == null ? "There is no such repository or instance." : detail,
                "Name a repository by its path, such as owner/repo, or by its id, such as github-main:1296269.",
                true);
    }

    static Notice invalid(String sentence) {
        return new Notice(Kind.INVALID, "This cannot be asked", sentence, null, true);
    }

    private static boolean any(List<Part<?>> parts, Trouble trouble) {
        return parts.stream().anyMatch(part -> part.trouble() == trouble);
    }
}
