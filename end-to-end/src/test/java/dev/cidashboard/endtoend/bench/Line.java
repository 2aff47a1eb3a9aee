package dev.cidashboard.endtoend.bench;

import java.util.Locale;

/**
 * One line of the table.
 *
 * @param ok null for a figure that nothing is demanded of
 */
record Line(String what, String must, String measured, Boolean ok) {

    static Line atMost(String what, double limit, String unit, double measured) {
        return new Line(what, "≤ " + number(limit) + unit, number(measured) + unit, measured <= limit);
    }

    static Line atLeast(String what, double limit, String unit, double measured) {
        return new Line(what, "≥ " + number(limit) + unit, number(measured) + unit, measured >= limit);
    }

    static Line exactly(String what, long wanted, String unit, long measured) {
        return new Line(what, wanted + unit, measured + unit, measured == wanted);
    }

    static Line told(String what, String measured) {
        return new Line(what, "", measured, null);
    }

    static String number(double value) {
        if (value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%,d", (long) value);
        }
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }

    static long megabytes(long bytes) {
        return Math.round(bytes / 1e6);
    }

    String markdown() {
        String verdict = ok == null ? "" : ok ? "yes" : "**no**";
        return "| " + what + " | " + must + " | " + measured + " | " + verdict + " |";
    }
}
