package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.Platform;

import java.time.Instant;

/**
 * How one instance is, at one moment.
 *
 * @param problem null while all is well
 * @param pass the pass under way; null between passes
 * @param lastPass the last one that ended; null before
 * @param nextPassAt null while a pass is under way
 * @param queued projects waiting for their turn
 * @param oneByOne why projects are asked about one by one and not many at once; null where they are, or never can be
 * @param slowed how many projects are asked about more seldom than they should be, because the limit would not last
 * @param heats how many are asked about how often
 * @param known whether all that was known before a restart is known since the start
 */
public record InstanceHealth(
        InstanceId instance,
        Platform platform,
        State state,
        Problem problem,
        Pass pass,
        Pass lastPass,
        Instant nextPassAt,
        int queued,
        Failure oneByOne,
        int slowed,
        HeatCounts heats,
        boolean known) {

    /** The state in one word. */
    public enum State {
        OK("ok"),
        /** The first pass is not over yet, and not all is known from before a restart. */
        LOADING("loading"),
        /** A limit is used up; it goes on by itself. */
        LIMITED("limited"),
        FAILING("failing");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** @param parked whether the problem stands in the way of the whole instance */
        static State of(Problem problem, boolean parked, boolean loading) {
            if (problem == null) {
                return loading ? LOADING : OK;
            }
            return problem.kind().isLimit() && parked ? LIMITED : FAILING;
        }

        /** The word used in JSON. */
        public String word() {
            return word;
        }
    }

    /**
     * What is wrong.
     *
     * @param since when the first reading failed that way
     */
    public record Problem(Failure.Kind kind, String message, Instant since) {}

    /**
     * One round over all projects.
     *
     * @param finishedAt null while it goes on
     * @param listed projects that the forge named so far
     * @param refreshed projects that were asked about so far
     * @param failed projects of which something could not be read
     * @param outcome null while it goes on
     */
    public record Pass(Instant startedAt, Instant finishedAt, int listed, int refreshed, int failed, Outcome outcome) {}

    /** How a pass ended. */
    public enum Outcome {
        /** Everything was read. */
        COMPLETE("complete"),
        /** Some readings failed; the rest was read. */
        PARTIAL("partial"),
        /** The list of projects could not be read; the projects known before were. */
        UNLISTED("unlisted");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        /** The word used in JSON. */
        public String word() {
            return word;
        }
    }
}
