package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.forge.Budget;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/**
 * How much seldomer an instance is asked than it should be, because its limit would not last: cold projects first, then
 * warm ones, hot ones last. Guarded by its owner.
 */
final class Slowdown {

    /** As long as a step takes to show in the forecast. */
    private static final Duration STEP = Duration.ofMinutes(2);

    /** How many times as long the pauses are, step by step. */
    private enum Level {
        NONE(1, 1, 1),
        COLD(2, 1, 1),
        COLDER(4, 1, 1),
        WARM(4, 2, 1),
        WARMER(8, 4, 1),
        HOT(8, 4, 2),
        HOTTER(8, 8, 4);

        private final int cold;
        private final int warm;
        private final int hot;

        Level(int cold, int warm, int hot) {
            this.cold = cold;
            this.warm = warm;
            this.hot = hot;
        }
    }

    private Level level = Level.NONE;
    private Instant nextStepAt = Instant.MIN;

    /**
     * Takes a step if it is time for one and the forecast of any limit calls for it.
     *
     * @return whether pauses are shorter from now on
     */
    boolean heed(Collection<Budget> budgets, Instant now) {
        if (now.isBefore(nextStepAt)) {
            return false;
        }
        if (budgets.stream().anyMatch(Budget::runsOver)) {
            step(+1, now);
            return false;
        }
        return budgets.stream().allMatch(Budget::hasRoom) && step(-1, now);
    }

    private boolean step(int by, Instant now) {
        int to = Math.clamp(level.ordinal() + by, 0, Level.values().length - 1);
        boolean steps = to != level.ordinal();
        if (steps) {
            level = Level.values()[to];
            nextStepAt = now.plus(STEP);
        }
        return steps;
    }

    /** How many times as long as usual the pauses are. */
    int factor(Heat heat) {
        return switch (heat) {
            case HOT -> level.hot;
            case WARM -> level.warm;
            case COLD -> level.cold;
        };
    }

    boolean isNone() {
        return level == Level.NONE;
    }
}
