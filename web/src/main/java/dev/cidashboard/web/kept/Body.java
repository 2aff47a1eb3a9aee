package dev.cidashboard.web.kept;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * The bytes of one version of an answer, and once somebody wants it, the same as gzip: made once, by the first who wants
 * it, and kept as long as the bytes are. Nobody writes to either.
 */
public final class Body {
    /** What fits into one packet gains nothing. */
    static final int SHORTEST = 1_400;

    /** A third of the time of the usual 6 and a tenth longer: a list may change twenty times a second. */
    private static final int LEVEL = 2;

    /** JSON and HTML shrink to a seventh; a quarter is on the safe side of what is counted before it is known. */
    private static final int SHARE_OF_GZIP = 4;

    private final byte[] plain;
    private final ReentrantLock making = new ReentrantLock();
    private volatile byte[] gzip;

    public Body(byte[] plain) {
        this.plain = Objects.requireNonNull(plain, "plain");
    }

    public byte[] plain() {
        return plain;
    }

    public boolean isWorthGzip() {
        return plain.length >= SHORTEST;
    }

    /** Empty while nobody has made it. Never waits: for the event loop. */
    public Optional<byte[]> gzipIfMade() {
        return Optional.ofNullable(gzip);
    }

    /** Waits for it to be made, which takes 1 ms for 100 kB: for virtual threads. */
    public byte[] gzip() {
        byte[] made = gzip;
        if (made != null) {
            return made;
        }
        making.lock();
        try {
            if (gzip == null) {
                gzip = compressed();
            }
            return gzip;
        } finally {
            making.unlock();
        }
    }

    /** Bytes that are or may yet be kept; never changes. */
    public long weight() {
        return plain.length + (long) plain.length / SHARE_OF_GZIP;
    }

    private byte[] compressed() {
        var bytes = new ByteArrayOutputStream(Math.max(64, plain.length / SHARE_OF_GZIP / 2));
        try (var out = new GzipOfLevel(bytes)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static final class GzipOfLevel extends GZIPOutputStream {
        private static final int BUFFER = 16 << 10;

        GzipOfLevel(ByteArrayOutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(LEVEL);
            def.setStrategy(Deflater.DEFAULT_STRATEGY);
        }
    }
}
