package dev.cidashboard.aggregator.rest;

/**
 * A weak entity tag (RFC 9110, 8.8.3): two answers with the same one say the same.
 *
 * @param text as it stands in the header: {@code W/"…"}
 */
public record ContentTag(String text) {

    private static final String WEAK = "W/";
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    public ContentTag {
        if (text == null || !text.startsWith(WEAK + "\"") || !text.endsWith("\"")) {
            throw new IllegalArgumentException("an entity tag is W/\"…\", not " + text);
        }
    }

    /** The tag of these bytes; the same after a restart. */
    public static ContentTag of(byte[] content) {
        long hash = FNV_OFFSET;
        for (byte part : content) {
            hash = (hash ^ (part & 0xff)) * FNV_PRIME;
        }
        return new ContentTag(WEAK + '"' + Long.toHexString(hash) + '"');
    }

    /**
     * Whether a caller that sends this header has the content already: weak comparison, so that {@code "x"} and
     * {@code W/"x"} are the same.
     *
     * @param ifNoneMatch the header's text: tags separated by commas, or {@code *}; null if absent
     */
    public boolean isIn(String ifNoneMatch) {
        if (ifNoneMatch == null) {
            return false;
        }
        if (ifNoneMatch.strip().equals("*")) {
            return true;
        }
        String opaque = text.substring(WEAK.length());
        int at = 0;
        while (at >= 0 && at < ifNoneMatch.length()) {
            int open = ifNoneMatch.indexOf('"', at);
            int close = open < 0 ? -1 : ifNoneMatch.indexOf('"', open + 1);
            if (close < 0) {
                return false;
            }
            if (opaque.length() == close + 1 - open && ifNoneMatch.startsWith(opaque, open)) {
                return true;
            }
            at = close + 1;
        }
        return false;
    }
}
