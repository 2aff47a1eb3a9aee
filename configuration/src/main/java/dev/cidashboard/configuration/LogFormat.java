package dev.cidashboard.configuration;

/** How a log line is written. */
public enum LogFormat {
    TEXT,
    JSON
}
