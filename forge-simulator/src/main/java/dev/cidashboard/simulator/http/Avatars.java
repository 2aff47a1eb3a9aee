package dev.cidashboard.simulator.http;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A small PNG whose colour follows from whom it shows. Written by hand, so that no desktop classes are needed. */
public final class Avatars {

    private static final int SIDE = 40;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private Avatars() {}

    public static Answer of(String whom) {
        byte[] picture = png(Fingerprint.mix(7, whom.hashCode()));
        return new Answer(
                200,
                "image/png",
                java.util.Map.of("Cache-Control", "max-age=300"),
                java.util.OptionalLong.of(whom.hashCode()),
                () -> picture);
    }

    private static byte[] png(long colour) {
        byte[] rows = new byte[SIDE * (1 + 3 * SIDE)];
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                int at = row * (1 + 3 * SIDE) + 1 + 3 * column;
                boolean lit = (colour >>> (row / 8 * 5 + Math.min(column / 8, 4 - column / 8)) & 1) == 0;
                for (int channel = 0; channel < 3; channel++) {
                    rows[at + channel] = lit ? (byte) 0xF0 : (byte) (colour >>> 8 * channel & 0x7F | 0x40);
                }
            }
        }
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream(400);
            out.write(SIGNATURE);
            chunk(out, "IHDR", new byte[] {0, 0, 0, SIDE, 0, 0, 0, SIDE, 8, 2, 0, 0, 0});
            chunk(out, "IDAT", deflated(rows));
            chunk(out, "IEND", new byte[0]);
            return out.toByteArray();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) throws IOException {
        DataOutputStream chunk = new DataOutputStream(out);
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 checksum = new CRC32();
        checksum.update(name);
        checksum.update(data);
        chunk.writeInt(data.length);
        chunk.write(name);
        chunk.write(data);
        chunk.writeInt((int) checksum.getValue());
    }

    private static byte[] deflated(byte[] rows) {
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(rows);
            deflater.finish();
            byte[] out = new byte[rows.length + 64];
            return java.util.Arrays.copyOf(out, deflater.deflate(out));
        } finally {
            deflater.end();
        }
    }
}
