package dev.cidashboard.aggregator.forge;

import java.net.URI;
import java.util.Objects;

/**
 * One question to a forge.
 *
 * @param address with everything encoded
 * @param template the endpoint without its parameters, for the ledger and metrics; also names what the reader makes
 * @param owner native id of the project it is about, for forgetting; null if none
 */
public record Question<T>(
        URI address, String template, String owner, Purpose purpose, ContentReader<T> reader, Treatment treatment) {

    /** What is special about the answer. */
    public enum Treatment {
        PLAIN,
        /**
         * A plain 403 means that there is no such thing: GitLab's answer for a feature that is off, or for the latest
         * pipeline where there is none.
         */
        ABSENT_WHEN_FORBIDDEN,
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

    Question<T> at(URI other) {
        return new Question<>(other, template, owner, purpose, reader, treatment);
    }
}
