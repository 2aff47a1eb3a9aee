package dev.cidashboard.aggregator.forge;

import java.nio.charset.StandardCharsets;

/** Percent-encoding of what a forge or a person said, before it becomes part of an address. */
public final class Encoded {

    private static final String HEX = "0123456789ABCDEF";
    private static final String UNRESERVED = "-._~";

    private Encoded() {}

    /** One segment of a path or one value of a query: everything but letters, digits and {@code -._~} is encoded. */
    public static String segment(String text) {
        StringBuilder encoded = new StringBuilder(text.length());
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xff);
            if (isUnreserved(character)) {
                encoded.append(character);
            } else {
                encoded.append('%').append(HEX.charAt(character >> 4)).append(HEX.charAt(character & 0xf));
            }
        }
        // a segment of dots would climb the path
        return encoded.toString().matches("\\.{1,2}") ? encoded.toString().replace(".", "%2E") : encoded.toString();
    }

    private static boolean isUnreserved(char character) {
        return character >= 'a' && character <= 'z'
                || character >= 'A' && character <= 'Z'
                || character >= '0' && character <= '9'
                || UNRESERVED.indexOf(character) >= 0;
    }
}
