package dev.cidashboard.aggregator.memory;

import java.lang.management.ManagementFactory;

/** The part of the heap where what stays is kept, and garbage that has outlived a few young collections. In bytes. */
public interface OldGeneration {

    /** With the garbage in it. */
    long used();

    /** What the last full collection left; 0 before the first. */
    long live();

    /** A full collection of the heap; everything else stands still meanwhile. */
    void collect();

    /**
     * The serial collector's, which expands this generation to the limit of the heap rather than collect it. Other
     * collectors, and the one of a native image, decide for themselves: of those nothing is known here, and an old
     * generation that is always empty asks for nothing.
     */
    static OldGeneration ofThisProcess() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals(SerialOldGeneration.NAME))
                .filter(pool -> pool.isValid() && pool.getCollectionUsage() != null)
                .findFirst()
                .<OldGeneration>map(SerialOldGeneration::new)
                .orElseGet(UnknownOldGeneration::new);
    }
}
