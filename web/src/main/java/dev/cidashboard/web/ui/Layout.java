package dev.cidashboard.web.ui;

import dev.cidashboard.web.session.Theme;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What every page has around its content.
 *
 * @param title of the dashboard
 * @param heading of this page, its h1
 * @param demo the forges are simulated
 * @param staleNote since when what is shown is not the newest, and why; null while it is
 * @param confirmedAt minute in which the data was last confirmed; null if unknown
 * @param url of this page, where its forms come back to
 * @param refreshMillis between two reloads of the live parts; 0 for a page that has none
 * @param retrySeconds after which the page loads itself again, with or without a script; 0 for never
 */
public record Layout(
        String title,
        String heading,
        Section section,
        Theme theme,
        boolean demo,
        String staleNote,
        String confirmedAt,
        String version,
        String url,
        long refreshMillis,
        int retrySeconds) {

    public List<Section> sections() {
        return Arrays.stream(Section.values()).filter(Section::isListed).toList();
    }

    public List<Theme> themes() {
        return List.of(Theme.values());
    }

    /** Reloads the live parts no more often than that. */
    public Layout refreshingEvery(Duration pause) {
        return new Layout(
                title,
                heading,
                section,
                theme,
                demo,
                staleNote,
                confirmedAt,
                version,
                url,
                refreshMillis == 0 ? 0 : Math.max(refreshMillis, pause.toMillis()),
                retrySeconds);
    }

    public Layout retryingAfter(int seconds) {
        return new Layout(
                title,
                heading,
                section,
                theme,
                demo,
                staleNote,
                confirmedAt,
                version,
                url,
                seconds > 0 ? 0 : refreshMillis,
                seconds);
    }
}
