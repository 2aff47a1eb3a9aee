package dev.cidashboard.web.ui;

/** Text of a forge, cut to what a page can hold: names of 10 kB exist. */
public final class Bounded {
    public static final int NAME = 160;
    public static final int SENTENCE = 300;

    private Bounded() {}

    public static String name(String text) {
        return cut(text, NAME);
    }

    public static String sentence(String text) {
        return cut(text, SENTENCE);
    }

    /** Null stays null; a cut never splits a surrogate pair. */
    private static String cut(String text, int most) {
        if (text == null || text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "…";
    }
}
