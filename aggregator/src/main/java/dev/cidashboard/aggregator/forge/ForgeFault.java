package dev.cidashboard.aggregator.forge;

import java.util.Objects;

/** One request failed. Travels no further than the client, and needs no stack: it is part of every day. */
final class ForgeFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is worth doing about a fault. */
    enum Cure {
        /** The same request may well succeed in a moment. */
        RETRY,
        /** The forge is not well: enough of these, and it is left alone for a while. */
        LEAVE_ALONE,
        /** The forge answered; asking again gives the same answer. */
        NONE
    }

    private final transient Failure failure;
    private final Cure cure;

    ForgeFault(Failure failure, Cure cure) {
        super(failure.message(), null, false, false);
        this.failure = Objects.requireNonNull(failure, "failure");
        this.cure = Objects.requireNonNull(cure, "cure");
    }

    Failure failure() {
        return failure;
    }

    boolean isCuredByRetry() {
        return cure == Cure.RETRY;
    }

    boolean saysForgeIsUnwell() {
        return cure != Cure.NONE;
    }
}
