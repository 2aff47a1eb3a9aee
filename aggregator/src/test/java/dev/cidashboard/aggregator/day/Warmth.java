package dev.cidashboard.aggregator.day;

/** How lively a project is, as the table of what must be seen means it: told by what really happens on the forge. */
enum Warmth {
    /** A pipeline of it runs, or something of it changed or somebody looked at it in the last 10 minutes. */
    HOT,
    /** Something happened to it in the last seven days. */
    WARM,
    COLD
}
