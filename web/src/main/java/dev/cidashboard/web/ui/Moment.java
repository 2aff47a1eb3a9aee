package dev.cidashboard.web.ui;

/**
 * A point in time, three times: for machines, in full, and as people say it.
 *
 * @param relative as of the moment of rendering; the script in the browser keeps it true
 */
public record Moment(String iso, String absolute, String relative) {}
