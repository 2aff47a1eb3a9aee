package dev.cidashboard.configuration;

/** What a file, a variable or a flag said, as it may be shown: on one line, bounded, in quotes. */
final class Quoted {
    private static final int MAX_LENGTH = 80;

    private Quoted() {}

    static String of(String found) {
        var shown = new StringBuilder("\"");
        found.codePoints().limit(MAX_LENGTH).forEach(codePoint -> {
            if (Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.FORMAT) {
                shown.append(String.format("\\u%04x", codePoint));
            } else {
                shown.appendCodePoint(codePoint);
            }
        });
        return shown.append(found.codePointCount(0, found.length()) > MAX_LENGTH ? "…\"" : "\"")
                .toString();
    }
}
