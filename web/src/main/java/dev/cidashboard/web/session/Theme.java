package dev.cidashboard.web.session;

import dev.cidashboard.api.InvalidValue;

import java.util.Arrays;
import java.util.Optional;

/** How the pages are lit. */
public enum Theme {
    SYSTEM("system", "System"),
    LIGHT("light", "Light"),
    DARK("dark", "Dark");

    static final String COOKIE = "theme";

    private final String word;
    private final String title;

    Theme(String word, String title) {
        this.word = word;
        this.title = title;
    }

    public String word() {
        return word;
    }

    public String title() {
        return title;
    }

    /** @throws InvalidValue if nobody knows the word */
    static Theme parse(String word) {
        return of(word).orElseThrow(() -> new InvalidValue("theme", word, "one of system, light, dark"));
    }

    /** What a cookie says; the system's choice where it says nothing of use. */
    static Theme ofCookie(String value) {
        return of(value).orElse(SYSTEM);
    }

    private static Optional<Theme> of(String word) {
        return Arrays.stream(values()).filter(theme -> theme.word.equals(word)).findFirst();
    }
}
