package dev.cidashboard.web.ui;

/**
 * A point in time that is waited for.
 *
 * @param iso for machines
 * @param absolute in full
 * @param clock the time of day, with the date before it unless that is today's
 * @param relative as of the moment of rendering, "now" once it has come; the script in the browser keeps it true
 */
public record Due(String iso, String absolute, String clock, String relative) {}
