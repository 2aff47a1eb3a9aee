package dev.cidashboard.configuration;

/** A text and who said it. */
record Sourced(String text, Origin origin) {}
