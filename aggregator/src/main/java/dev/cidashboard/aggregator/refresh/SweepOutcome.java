package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.connector.Sweep;

/** What became of asking about many projects at once. */
public enum SweepOutcome {
    /** The forge answered. */
    TOLD("told"),
    /** The forge, or the token, cannot be asked in this way. */
    REFUSED("refused"),
    /** It did not work this time. */
    FAILED("failed");

    private final String word;

    SweepOutcome(String word) {
        this.word = word;
    }

    static SweepOutcome of(Sweep sweep) {
        return switch (sweep) {
            case Sweep.Told told -> TOLD;
            case Sweep.Refused refused -> REFUSED;
            case Sweep.Failed failed -> FAILED;
        };
    }

    /** The word used in metrics. */
    public String word() {
        return word;
    }
}
