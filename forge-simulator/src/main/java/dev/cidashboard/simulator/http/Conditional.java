package dev.cidashboard.simulator.http;

/** If-None-Match as RFC 9110 compares it: weakly. */
public final class Conditional {

    private Conditional() {}

    public static boolean matches(String ifNoneMatch, String etag) {
        if (ifNoneMatch == null) {
            return false;
        }
        for (String candidate : ifNoneMatch.split(",")) {
            String one = candidate.trim();
            if (one.equals("*") || opaque(one).equals(opaque(etag))) {
                return true;
            }
        }
        return false;
    }

    private static String opaque(String etag) {
        return etag.startsWith("W/") ? etag.substring(2) : etag;
    }
}
