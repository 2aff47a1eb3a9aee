package dev.cidashboard.aggregator.database;

/**
 * How far one gets. A full disk and a read-only server still let everybody read: what is wrong at one stage is over only when
 * that stage or a later one succeeds, and stops no earlier one.
 */
enum Stage {
    /** A connection, and the schema. */
    OPENING,
    READING,
    WRITING
}
