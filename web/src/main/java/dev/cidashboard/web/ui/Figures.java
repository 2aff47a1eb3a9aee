package dev.cidashboard.web.ui;

import java.util.Locale;

/** Numbers as people read them. */
public final class Figures {
    private static final int THOUSAND = 1_000;
    private static final String LETTERS = "kMGTPE";
    private static final double WEEK = 7;

    private Figures() {}

    /** "1,240". */
    public static String count(long amount) {
        return String.format(Locale.ENGLISH, "%,d", amount);
    }

    /** "950", "1.2k", "40M": for where there is little room. */
    public static String brief(double amount) {
        double rest = amount;
        int letter = -1;
        while (rest >= THOUSAND && letter < LETTERS.length() - 1) {
            rest /= THOUSAND;
            letter++;
        }
        return decimal(rest) + (letter < 0 ? "" : LETTERS.charAt(letter));
    }

    /**
     * "97.4 %". Cut, not rounded: only what is all is 100 %, and only what is nothing 0 %.
     *
     * @param share 0 to 1; null for absent, and so is the answer
     */
    public static String rate(Double share) {
        if (share == null || share.isNaN()) {
            return null;
        }
        double percent = Math.clamp(share, 0.0, 1.0) * 100;
        // What a division missed by the last digit is no reason to say 96.9 for 97.
        double cut = Math.floor(percent * 10 + 1e-6) / 10;
        return decimal(percent > 0 && cut < 0.1 ? 0.1 : cut) + "\u00a0%";
    }

    /** "4.2 a day", or where that would be less than one "3 a week"; null for absent. */
    public static String perDay(Double amount) {
        if (amount == null || amount.isNaN() || amount < 0) {
            return null;
        }
        return amount >= 1 || amount == 0 ? count(amount, "a day") : count(Math.max(amount * WEEK, 0.1), "a week");
    }

    private static String count(double amount, String of) {
        return (amount >= THOUSAND ? count((long) amount) : decimal(amount)) + " " + of;
    }

    /** At most one digit after the point, and none if it is 0. */
    static String decimal(double number) {
        String text = String.format(Locale.ENGLISH, "%.1f", number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
