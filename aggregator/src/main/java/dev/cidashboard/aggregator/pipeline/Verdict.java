package dev.cidashboard.aggregator.pipeline;

import dev.cidashboard.api.Status;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How a branch stands: the worst of the latest run per workflow on it, and the run that decided.
 *
 * @param deciding null when there is no run at all
 */
public record Verdict(Status status, Pipeline deciding) {

    public static final Verdict NONE = new Verdict(Status.NONE, null);

    /** Later runs come later: by creation, then by the id that every platform counts upwards. */
    private static final Comparator<Pipeline> BY_AGE = Comparator.comparing(
                    Pipeline::createdAt, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(pipeline -> pipeline.id().value(), Comparator.comparingInt(String::length))
            .thenComparing(pipeline -> pipeline.id().value());

    public Verdict {
        Objects.requireNonNull(status, "status");
    }

    /** Judges a branch by the pipelines whose ref is exactly its name; among equals the latest decides. */
    public static Verdict of(String branch, Collection<Pipeline> pipelines) {
        Map<String, Pipeline> latestByWorkflow = new HashMap<>();
        for (Pipeline pipeline : pipelines) {
            if (branch.equals(pipeline.ref())) {
                latestByWorkflow.merge(pipeline.workflow(), pipeline, Verdict::later);
            }
        }
        return latestByWorkflow.values().stream()
                .min(Comparator.comparing(Pipeline::status).thenComparing(BY_AGE.reversed()))
                .map(worst -> new Verdict(worst.status(), worst))
                .orElse(NONE);
    }

    /** The latest pipeline on a branch, whatever its workflow. */
    public static Optional<Pipeline> latest(String branch, Collection<Pipeline> pipelines) {
        return pipelines.stream()
                .filter(pipeline -> branch.equals(pipeline.ref()))
                .max(BY_AGE);
    }

    /** The order of age, oldest first. */
    public static Comparator<Pipeline> byAge() {
        return BY_AGE;
    }

    private static Pipeline later(Pipeline one, Pipeline other) {
        return BY_AGE.compare(one, other) >= 0 ? one : other;
    }
}
