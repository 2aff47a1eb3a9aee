package dev.cidashboard.aggregator.connector;

import dev.cidashboard.aggregator.forge.Failure;

/** What a test takes for granted about an observation, said with what was observed if it is not so. */
final class Observed {

    private static final int LONGEST = 200;

    private Observed() {}

    static <T> T fresh(Observation<T> observation) {
        if (observation instanceof Observation.Fresh<T>(T value)) {
            return value;
        }
        throw new AssertionError("expected a fresh answer, but observed " + shown(observation));
    }

    static <T> T value(Observation<T> observation) {
        return switch (observation) {
            case Observation.Fresh<T>(T value) -> value;
            case Observation.NotModified<T>(T value) -> value;
            case Observation.Gone<T>() -> throw new AssertionError("expected an answer, but it is gone");
            case Observation.Failed<T>(Failure failure) ->
                throw new AssertionError("expected an answer, but " + failure);
        };
    }

    static Failure failure(Observation<?> observation) {
        if (observation instanceof Observation.Failed<?>(Failure failure)) {
            return failure;
        }
        throw new AssertionError("expected a failure, but observed " + shown(observation));
    }

    private static String shown(Observation<?> observation) {
        String text = String.valueOf(observation);
        return text.substring(0, Math.min(text.length(), LONGEST));
    }
}
