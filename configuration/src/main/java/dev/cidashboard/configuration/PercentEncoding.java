package dev.cidashboard.configuration;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Undoes {@code %XX}, strictly: the JDK's decoder replaces what is no UTF-8 by question marks, and a password is then wrong. */
final class PercentEncoding {
    private static final int HEXADECIMAL = 16;

    private PercentEncoding() {}

    /**
     * @param plusIsBlank as the JDBC driver reads it; in a URI a plus is a plus
     * @throws IllegalArgumentException without the text
     */
    static String decode(String text, boolean plusIsBlank) {
        String written = plusIsBlank ? text.replace('+', ' ') : text;
        String decoded = text(unescaped(written.getBytes(StandardCharsets.UTF_8)));
        if (decoded.chars().anyMatch(PercentEncoding::isUnprintable)) {
            throw new IllegalArgumentException("it holds a control character");
        }
        return decoded;
    }

    private static byte[] unescaped(byte[] written) {
        var bytes = new ByteArrayOutputStream(written.length);
        for (int i = 0; i < written.length; i++) {
            if (written[i] != '%') {
                bytes.write(written[i]);
                continue;
            }
            boolean whole = i + 2 < written.length;
            int high = whole ? Character.digit(written[i + 1], HEXADECIMAL) : -1;
            int low = whole ? Character.digit(written[i + 2], HEXADECIMAL) : -1;
            if (high < 0 || low < 0) {
                throw new IllegalArgumentException(
                        "it has a % without two hexadecimal digits after it; write it as %25");
            }
            bytes.write(high * HEXADECIMAL + low);
            i += 2;
        }
        return bytes.toByteArray();
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new IllegalArgumentException("it has a %XX that is no UTF-8", notUtf8);
        }
    }

    private static boolean isUnprintable(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.FORMAT;
    }
}
