package dev.cidashboard.aggregator.state;

/** 64 bits that stand for content in ETags. The same on every machine and after every restart; no defence is needed. */
final class ContentHash {

    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private ContentHash() {}

    /** FNV-1a, with its weak low bits mixed at the end. */
    static long of(byte[] content) {
        long hash = OFFSET;
        for (byte b : content) {
            hash = (hash ^ (b & 0xff)) * PRIME;
        }
        return mixed(hash);
    }

    /** The hash of a sequence: depends on the order. */
    static long with(long sequence, long next) {
        return mixed(sequence * PRIME + next);
    }

    static String etag(long hash) {
        return "W/\"" + Long.toHexString(hash) + "\"";
    }

    private static long mixed(long hash) {
        long mixed = (hash ^ (hash >>> 32)) * 0xd6e8feb86659fd93L;
        return mixed ^ (mixed >>> 32);
    }
}
