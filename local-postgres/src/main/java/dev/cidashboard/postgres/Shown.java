package dev.cidashboard.postgres;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What PostgreSQL said, as it fits into one line. */
final class Shown {
    static final String NO_SPACE = "No space left on device";
    private static final int MAX_LENGTH = 300;
    private static final Pattern FAILURE = Pattern.compile("(?:PANIC|FATAL|ERROR|error|fatal): +(?<words>.*)");

    private Shown() {}

    /** A full disk, whatever came of it; else the last of what it complained about; else the last of what it said. */
    static String reason(String output, Place place) {
        if (output.contains(NO_SPACE)) {
            return NO_SPACE;
        }
        List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
        return place.relative(lines.reversed().stream()
                .map(FAILURE::matcher)
                .filter(Matcher::find)
                .map(found -> bounded(found.group("words")))
                .findFirst()
                .orElse(lines.isEmpty() ? "it said nothing" : bounded(lines.getLast())));
    }

    static String bounded(String text) {
        String printable = text.replaceAll("\\p{Cntrl}", " ").strip();
        return printable.length() <= MAX_LENGTH ? printable : printable.substring(0, MAX_LENGTH) + "…";
    }
}
