package dev.cidashboard.aggregator.forge;

/** Why a forge is asked: decides whether the reserve of a budget may be touched. */
public enum Purpose {
    /** Nobody waits for it: leaves the reserve alone. */
    BACKGROUND,
    /** Somebody looks at it: may use the reserve. */
    INTERACTIVE
}
