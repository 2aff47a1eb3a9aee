package dev.cidashboard.simulator.http;

/** Mixes what a body depends on into 64 bits (the finaliser of SplitMix64), and writes them as the hex that ETags are. */
public final class Fingerprint {

    private Fingerprint() {}

    /** The order matters: two parts that happen to be equal must not cancel each other out. */
    public static long mix(long sofar, long more) {
        long bits = sofar * 0xD1342543DE82EF95L + more + 0x9E3779B97F4A7C15L;
        bits = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ bits >>> 27) * 0x94D049BB133111EBL;
        return bits ^ bits >>> 31;
    }

    /** {@code words} groups of 16 hex digits that follow from the bits: GitHub's have 64 digits, GitLab's 32. */
    public static String hex(long bits, int words) {
        StringBuilder text = new StringBuilder(16 * words);
        long next = bits;
        for (int word = 0; word < words; word++) {
            next = mix(next, word);
            text.append(String.format("%016x", next));
        }
        return text.toString();
    }
}
