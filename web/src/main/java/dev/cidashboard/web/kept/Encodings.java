package dev.cidashboard.web.kept;

import java.util.Locale;

/** Accept-Encoding (RFC 9110, 12.5.3), as far as we have a choice: gzip or as it is. */
public final class Encodings {
    public static final String GZIP = "gzip";
    private static final int LONGEST = 1_000;

    private Encodings() {}

    /** @param acceptEncoding null if the reader said nothing: then it gets what needs no understanding */
    public static boolean allowGzip(String acceptEncoding) {
        if (acceptEncoding == null || acceptEncoding.length() > LONGEST) {
            return false;
        }
        Boolean any = null;
        for (String part : acceptEncoding.toLowerCase(Locale.ROOT).split(",")) {
            String[] words = part.split(";", 2);
            String coding = words[0].strip();
            boolean wanted = words.length == 1 || isWanted(words[1]);
            if (coding.equals(GZIP) || coding.equals("x-gzip")) {
                return wanted;
            }
            if (coding.equals("*")) {
                any = wanted;
            }
        }
        return Boolean.TRUE.equals(any);
    }

    /** A weight that is nothing, or nonsense, is a no. */
    private static boolean isWanted(String parameter) {
        String[] words = parameter.strip().split("=", 2);
        if (words.length < 2 || !words[0].strip().equals("q")) {
            return true;
        }
        try {
            return Double.parseDouble(words[1].strip()) > 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
