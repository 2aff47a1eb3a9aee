package dev.cidashboard.configuration;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;

/**
 * What people see.
 *
 * @param refreshInterval between two reloads of a page's live part
 * @param timeZone in which times are written
 * @param demo the forges are simulated, and the pages say so
 */
public record UiConfiguration(String title, Duration refreshInterval, ZoneId timeZone, boolean demo) {
    public UiConfiguration {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(refreshInterval, "refreshInterval");
        Objects.requireNonNull(timeZone, "timeZone");
    }
}
