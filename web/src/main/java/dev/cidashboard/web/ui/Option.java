package dev.cidashboard.web.ui;

/** One choice of a select. */
public record Option(String value, String title, boolean selected) {}
