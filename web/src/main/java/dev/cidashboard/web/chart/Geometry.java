package dev.cidashboard.web.chart;

/** Numbers as SVG reads them: short, and never with an exponent. */
final class Geometry {
    private Geometry() {}

    /** At most one digit after the point. */
    static String number(double value) {
        long tenths = Math.round(value * 10);
        return tenths % 10 == 0
                ? String.valueOf(tenths / 10)
                : (tenths < 0 ? "-" : "") + Math.abs(tenths) / 10 + "." + Math.abs(tenths) % 10;
    }
}
