package dev.cidashboard.aggregator.project;

/** Who may see a project on its forge. */
public enum Visibility {
    PUBLIC,
    INTERNAL,
    PRIVATE,
    /** The forge did not say, or said a word that nobody here knows. */
    UNKNOWN
}
