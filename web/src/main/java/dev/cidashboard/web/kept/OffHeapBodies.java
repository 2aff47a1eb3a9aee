package dev.cidashboard.web.kept;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;

import jakarta.inject.Singleton;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Long bodies that are served now, once more outside of the heap: sockets write from there, and copying a list of a
 * thousand rows for each of its readers costs more than all the rest of answering them.
 */
@Singleton
public final class OffHeapBodies {
    /** Shorter ones are copied as fast as they are looked up. */
    static final int SHORTEST = 64 << 10;

    static final int MOST_BODIES = 16;

    /** Two or three lists of 1,000 rows. */
    static final long MOST_BYTES = 2L << 20;

    /** Arrays are equal when they are the same: an answer's array stays one as long as its content does. */
    private final LeastRecentlyUsed<byte[], ByteBuf> bodies =
            new LeastRecentlyUsed<>(MOST_BODIES, MOST_BYTES, ByteBuf::readableBytes, ByteBuf::release);

    private final ReentrantLock lock = new ReentrantLock();

    /**
     * @param body never written to
     * @return a view of its own, to be released when it was written; empty if this body is not worth it or too long
     */
    public Optional<ByteBuf> borrow(byte[] body) {
        if (body.length < SHORTEST || body.length > MOST_BYTES) {
            return Optional.empty();
        }
        lock.lock();
        try {
            return Optional.of(bodies.get(body).orElseGet(() -> keep(body)).retainedDuplicate());
        } finally {
            lock.unlock();
        }
    }

    private ByteBuf keep(byte[] body) {
        ByteBuf copy = PooledByteBufAllocator.DEFAULT.directBuffer(body.length).writeBytes(body);
        bodies.put(body, copy);
        return copy;
    }
}
