package dev.cidashboard.aggregator.forge;

/** Bounds for what a forge said: shown to people as text, so kept short and free of control characters. */
public final class Texts {

    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_TEXT = 1_000;

    private Texts() {}

    /** The first line, at most 200 characters; null stays null. */
    public static String line(String text) {
        if (text == null) {
            return null;
        }
        return bounded(text.substring(0, endOfFirstLine(text)), LONGEST_LINE);
    }

    /** A name, path or word, at most 300 characters; null and blank become null. */
    public static String name(String text) {
        return blankToNull(text == null ? null : bounded(text, LONGEST_NAME));
    }

    /** A description, at most 1,000 characters on one line; null and blank become null. */
    public static String text(String text) {
        return blankToNull(text == null ? null : bounded(text, LONGEST_TEXT));
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static int endOfFirstLine(String text) {
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character == '\n' || character == '\r') {
                return index;
            }
        }
        return text.length();
    }

    /** Cut between code points, so that half an emoji is never left behind. */
    private static String bounded(String text, int longest) {
        String cut = text;
        if (text.length() > longest) {
            int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
            cut = text.substring(0, end);
        }
        return withoutControls(cut).strip();
    }

    private static String withoutControls(String text) {
        for (int index = 0; index < text.length(); index++) {
            if (unwanted(text, index)) {
                return filtered(text);
            }
        }
        return text;
    }

    private static String filtered(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character == '\n' || character == '\r' || character == '\t') {
                clean.append(' ');
            } else if (!unwanted(text, index)) {
                clean.append(character);
            }
        }
        return clean.toString();
    }

    /** Control characters, and half surrogates, which no encoder can write. */
    private static boolean unwanted(String text, int index) {
        char character = text.charAt(index);
        if (Character.isISOControl(character)) {
            return true;
        }
        if (Character.isHighSurrogate(character)) {
            return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        }
        return Character.isLowSurrogate(character)
                && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }
}
