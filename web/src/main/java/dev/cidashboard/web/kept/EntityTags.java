package dev.cidashboard.web.kept;

/** If-None-Match, compared weakly as RFC 9110 13.1.2 wants for GET: a list of tags, or {@code *}. */
public final class EntityTags {
    private static final int LONGEST = 4_000;

    private EntityTags() {}

    /** @param etag of what would be sent; empty if it has none */
    public static boolean match(String ifNoneMatch, String etag) {
        if (ifNoneMatch == null || etag.isEmpty() || ifNoneMatch.length() > LONGEST) {
            return false;
        }
        if (ifNoneMatch.strip().equals("*")) {
            return true;
        }
        String wanted = opaque(etag);
        for (String tag : ifNoneMatch.split(",")) {
            if (opaque(tag.strip()).equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
