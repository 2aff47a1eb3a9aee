package dev.cidashboard.aggregator.forge;

import java.net.URI;
import java.util.Objects;

/**
 * One question to a forge.
 *
 * @param address with everything encoded
 * @param template the endpoint without its parameters, for the ledger and metrics; also names what the reader makes
 * @param owner native id of the project it is about, for forgetting; null if none
 * @param body JSON that is posted: a GraphQL query, which is never kept for conditional requests; null for a plain GET
 */
public record Question<T>(
        URI address,
        String template,
        String owner,
        Purpose purpose,
        ContentReader<T> reader,
        Treatment treatment,
        String body) {

    /** What is special about the answer. */
    public enum Treatment {
        PLAIN,
        /**
         * A plain 403 means that there is no such thing: GitLab's answer for a feature that is off, or for the latest
         * pipeline where there is none.
         */
        ABSENT_WHEN_FORBIDDEN,
        /** Asked once and never again: not kept for conditional requests. */
        ONCE,
        /** A picture: never kept for conditional requests, since whoever asks keeps it. */
        PICTURE
    }

    public Question {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(template, "template");
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(reader, "reader");
        Objects.requireNonNull(treatment, "treatment");
    }

    public Question(
            URI address, String template, String owner, Purpose purpose, ContentReader<T> reader, Treatment treatment) {
        this(address, template, owner, purpose, reader, treatment, null);
    }

    /** A GraphQL query: reading, although it is posted. */
    public static <T> Question<T> query(
            URI address, String template, Purpose purpose, ContentReader<T> reader, String body) {
        return new Question<>(
                address, template, null, purpose, reader, Treatment.PLAIN, Objects.requireNonNull(body, "body"));
    }

    Question<T> at(URI other) {
        return new Question<>(other, template, owner, purpose, reader, treatment, body);
    }

    /** Whether the answer is kept, so that the forge may confirm it. */
    boolean isConditional() {
        return treatment != Treatment.PICTURE && treatment != Treatment.ONCE && body == null;
    }
}
