package dev.cidashboard.aggregator.forge;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that ends with an error where it grows beyond what is ever needed. */
final class BoundedBody extends FilterInputStream {

    /** The body was larger than allowed. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** More is not worth reading: closing the connection is cheaper. */
    private static final int MOST_DRAINED = 16_384;

    private long left;

    BoundedBody(InputStream body, long most) {
        super(body);
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read >= 0) {
            count(1);
        }
        return read;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        if (read > 0) {
            count(read);
        }
        return read;
    }

    private void count(int bytes) throws TooLarge {
        left -= bytes;
        if (left < 0) {
            throw new TooLarge();
        }
    }

    /** Reads what little is left, so that the connection can be used again. */
    void drain() throws IOException {
        byte[] rest = new byte[1024];
        int drained = 0;
        while (drained < MOST_DRAINED) {
            int read = read(rest, 0, rest.length);
            if (read < 0) {
                return;
            }
            drained += read;
        }
    }
}
