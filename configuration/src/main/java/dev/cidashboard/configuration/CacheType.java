package dev.cidashboard.configuration;

/** Where warm state lives. */
public enum CacheType {
    MEMORY
}
