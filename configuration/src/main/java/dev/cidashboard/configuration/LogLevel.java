package dev.cidashboard.configuration;

/** How much of our own work is logged. */
public enum LogLevel {
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR
}
