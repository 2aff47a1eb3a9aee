package dev.cidashboard.aggregator.forge;

/** What the ledger says to the wish to send one request. */
sealed interface Decision {

    record Granted(Permit permit) implements Decision {}

    /** @param failure why not, and when it is worth asking again */
    record Denied(Failure failure) implements Decision {}
}
